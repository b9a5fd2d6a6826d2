import {gzipSync} from "node:zlib";

/** An entry of small files that expand, or of many files that are each within their limits. */
export interface CostlyEntry {
  readonly name: string;
  /** Files of its folder. */
  readonly files: () => Readonly<Record<string, string | Uint8Array>>;
  /** The only problem at error level; undefined for an entry that is merely large. */
  readonly code: string | undefined;
}

const FRONT = "---\ntitle: x\n---\n\n";

/** Entries that would cost a build minutes or gigabytes without a meter, and some at its edge. */
export const COSTLY_ENTRIES: readonly CostlyEntry[] = [
  {
    name: "rows of a wide table",
    files: () => ({"index.md": `${FRONT}${"|a".repeat(500)}|\n${"|-".repeat(500)}|\n${"x\n".repeat(2_000)}`}),
    code: undefined,
  },
  {
    name: "cells of tables",
    files: () => ({
      "index.md": `${FRONT}${"|a".repeat(100)}|\n${"|-".repeat(100)}|\n${`${"|a".repeat(100)}|\n`.repeat(1_200)}`,
    }),
    code: "PJ140",
  },
  {
    name: "references to a long address",
    files: () => ({
      "index.md": `${FRONT}[a]: https://e.org/${"u".repeat(100_000)}\n\n${"[a] ".repeat(15).concat("\n\n").repeat(67)}`,
    }),
    code: "PJ140",
  },
  {
    name: "references to a footnote",
    files: () => ({"index.md": `${FRONT}${"[^1]".repeat(15).concat("\n\n").repeat(3_000)}[^1]: x\n`}),
    code: "PJ140",
  },
  {
    name: "columns of one name",
    files: () => ({"index.md": FRONT, "a.csv": `${"a,".repeat(32_000)}a\n1,2\n`}),
    code: undefined,
  },
  {
    name: "graphs",
    files: () => ({
      "index.md": FRONT + times(24, k => `\`\`\`dot\n${randomGraph(800, 290, k)}\n\`\`\`\n`).join("\n"),
    }),
    code: "PJ140",
  },
  {
    name: "calls between all functions of a profile",
    files: () => ({
      "index.md": FRONT,
      "cpu.folded": times(
        3_000,
        i => `${times(39, j => `f${((i + 1) * (j + 1)) % 977}`).join(";")} 1\n`,
      ).join(""),
    }),
    code: undefined,
  },
  {
    name: "archives that expand",
    files: () => {
      const bomb = gzipSync(`${"x".repeat(63)}\n${"y".repeat(60_000_000)}`);
      return {"index.md": FRONT, ...Object.fromEntries(times(80, k => [`log${k}.txt.gz`, bomb]))};
    },
    code: "PJ048",
  },
  {
    name: "archives within their limits",
    files: () => {
      const log = gzipSync(`${"x".repeat(63)}\n${"y".repeat(16_000_000)}`);
      return {"index.md": FRONT, ...Object.fromEntries(times(80, k => [`log${k}.txt.gz`, log]))};
    },
    code: "PJ140",
  },
  {
    name: "tables of benchmarks",
    files: () => ({
      "index.md": FRONT + "::benchstat{base=before.txt head=after.txt}\n\n".repeat(90),
      ...pairOf(500),
    }),
    code: "PJ140",
  },
  {
    name: "files of the site, just paid for",
    files: () => ({"index.md": FRONT, ...pairOf(570)}),
    code: undefined,
  },
  {
    name: "nodes of the text",
    files: () => ({"index.md": FRONT + "*a* ".repeat(16).concat("\n\n").repeat(700)}),
    code: undefined,
  },
  {name: "pages of benchmarks", files: () => ({"index.md": FRONT, ...pairOf(2_000)}), code: undefined},
  {
    name: "earlier addresses of findings",
    files: () => ({
      "index.md": `---\ntitle: x\naliases: [${times(190, i => `2026-06-01-old-${i}`).join(", ")}]\n---\n\n${times(
        150,
        i => `:::finding{#f${i} status=open}\nParse.\n:::\n`,
      ).join("\n")}`,
    }),
    code: "PJ140",
  },
  {
    name: "numbers in the text",
    files: () => ({
      "index.md": FRONT + times(900, i => `:delta[B${i}]{unit=sec/op}`).join("\n\n"),
      ...pairOf(5_000),
    }),
    code: undefined,
  },
  {
    name: "configuration keys",
    files: () => ({
      "index.md": FRONT,
      "run.txt": `${times(3_000, b => `key${b % 500}: v${b}\nBenchmarkX-8 100 12 ns/op`).join("\n")}\n`,
    }),
    code: "PJ140",
  },
  {
    name: "series of benchmark results",
    files: () => ({
      "index.md": FRONT,
      "run.txt": `${times(210_000, i => `BenchmarkB${i}-8 100 ${10 + i} ns/op`).join("\n")}\n`,
    }),
    code: "PJ140",
  },
  {
    name: "charts of one wide table",
    files: () => {
      const fold = times(50, i => `c${i}`);
      const chart = {data: {url: "a.csv"}, mark: "bar", transform: times(20, () => ({fold})), encoding: {}};
      return {
        "index.md": FRONT,
        "a.csv": `${times(100, i => `c${i}`).join()}\n${`${times(100, () => "1").join()}\n`.repeat(5_000)}`,
        ...Object.fromEntries(times(300, i => [`${i}.vl.json`, JSON.stringify(chart)])),
      };
    },
    code: "PJ140",
  },
  {
    name: "columns of a comparison",
    files: () => ({
      "index.md": `${FRONT}::benchstat{file=run.txt col=/k}\n`,
      "run.txt": `${times(500, i => `BenchmarkB${i}/k=${i}-8 100 ${10 + i} ns/op`).join("\n")}\n`,
    }),
    code: "PJ140",
  },
];

function times<Item>(count: number, item: (index: number) => Item): Item[] {
  return Array.from({length: count}, (_, index) => item(index));
}

function pairOf(benchmarks: number): Record<string, string> {
  const text = `${times(benchmarks, i => `BenchmarkB${i}-8 100 ${10 + i} ns/op`).join("\n")}\n`;
  return {"before.txt": text, "after.txt": text};
}

function randomGraph(edges: number, nodes: number, seed: number): string {
  return `digraph{${times(edges, i => `${i % nodes}->${(i * 7919 + 13 * seed) % nodes}`).join(";")}}`;
}
