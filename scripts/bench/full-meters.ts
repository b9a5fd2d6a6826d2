import {gzipSync} from "node:zlib";

/** An entry that fills its meter with a kind of work, or with as much of it as other limits leave. */
export interface FullMeter {
  readonly name: string;
  /** Files of its folder. */
  readonly files: () => Readonly<Record<string, string | Uint8Array>>;
}

const FRONT = "---\ntitle: x\n---\n\n";

/** Kinds of work that the costly entries of the tests do not fill: their files are too large for a test. */
export const FULL_METERS: readonly FullMeter[] = [
  {
    name: "samples to compare",
    files: () => ({
      "index.md": FRONT + "::benchstat{base=before.txt head=after.txt}\n\n".repeat(60),
      ...pairOf(10, 10_000),
    }),
  },
  {
    name: "samples of one benchmark",
    files: () => ({
      "index.md": FRONT + "::benchstat{base=before.txt head=after.txt}\n\n".repeat(60),
      ...pairOf(1, 100_000),
    }),
  },
  {
    name: "benchmarks to search",
    files: () => ({
      "index.md": FRONT + times(1000, i => `:value[B${i}]{file=after.txt unit=sec/op}`).join("\n\n"),
      ...pairOf(5_000, 1),
    }),
  },
  {
    name: "directives",
    files: () => ({
      "index.md":
        FRONT +
        times(1000, () => ":value[B0]{file=after.txt unit=sec/op}").join("\n\n") +
        "\n\n::artifact{file=after.txt}".repeat(100),
      ...pairOf(1, 6),
    }),
  },
  {
    name: "code fences to recognise",
    files: () => ({"index.md": FRONT + "```gobench\nBenchmarkA-8 1 5 ns/op\n```\n\n".repeat(3_300)}),
  },
  {
    name: "code fences without a language",
    files: () => ({"index.md": FRONT + "```\nx: 5\n```\n\n".repeat(3_300)}),
  },
  {
    name: "files to recognise",
    files: () => ({
      "index.md": FRONT,
      ...Object.fromEntries(times(499, i => [`run${i}.txt`, "BenchmarkA-8 1 5 ns/op\n"])),
    }),
  },
  {
    name: "bytes of files to publish",
    files: () => ({
      "index.md": FRONT,
      ...Object.fromEntries(times(63, i => [`file${i}.bin`, noise(16 * 2 ** 20, i)])),
    }),
  },
  {
    name: "characters to search for secrets",
    files: () => ({
      "index.md": FRONT,
      ...Object.fromEntries(
        times(12, i => [`log${i}.txt`, `token ${i} key = "a1b2" password: x\n`.repeat(400_000)]),
      ),
    }),
  },
  {
    name: "charts",
    files: () => ({"index.md": FRONT + times(100, i => fence("vega-lite", chart(i))).join("")}),
  },
  {
    name: "charts of much work",
    files: () => ({"index.md": FRONT + times(100, () => fence("vega-lite", SEQUENCE)).join("")}),
  },
  {
    name: "points of series",
    files: () => ({
      "index.md": FRONT,
      ...Object.fromEntries(times(490, i => [`run${i}.txt`, results(200, 1)])),
    }),
  },
  {
    name: "code to colour",
    files: () => ({"index.md": FRONT + fence("bash", "(\n".repeat(16_000)).repeat(7)}),
  },
  {
    name: "code of long lines to colour",
    files: () => ({"index.md": FRONT + fence("html", `${"<".repeat(499)}\n`.repeat(64)).repeat(7)}),
  },
  {
    name: "profiles",
    files: () => ({
      "index.md": FRONT,
      ...Object.fromEntries(times(100, i => [`cpu${i}.folded.gz`, gzipSync(folded(2_000, i))])),
    }),
  },
];

/** A chart of a sequence that its text does not grow with. */
const SEQUENCE = JSON.stringify({
  data: {sequence: {start: 0, stop: 200_000, as: "x"}},
  mark: "point",
  encoding: {x: {field: "x", type: "quantitative"}, y: {field: "x", type: "quantitative"}},
});

function chart(seed: number): string {
  const values = times(20, x => ({x, y: (x * 7919 + seed) % 100}));
  const channel = (field: string) => ({field, type: "quantitative"});
  return JSON.stringify({data: {values}, mark: "line", encoding: {x: channel("x"), y: channel("y")}});
}

function fence(language: string, text: string): string {
  return `\`\`\`${language}\n${text}\n\`\`\`\n\n`;
}

function times<Item>(count: number, item: (index: number) => Item): Item[] {
  return Array.from({length: count}, (_, index) => item(index));
}

function results(benchmarks: number, samples: number): string {
  return times(benchmarks * samples, i => `BenchmarkB${i % benchmarks}-8 100 ${10 + (i % 97)} ns/op\n`).join(
    "",
  );
}

function pairOf(benchmarks: number, samples: number): Record<string, string> {
  const text = results(benchmarks, samples);
  return {"before.txt": text, "after.txt": text};
}

/** Folded stacks of different functions. */
function folded(stacks: number, seed: number): string {
  return times(stacks, i => `main;f${i % 40};g${(i * 7) % 300};h${seed}_${i} ${1 + i}\n`).join("");
}

/** Bytes that do not compress and are no text. */
function noise(length: number, seed: number): Uint8Array {
  const words = new Uint32Array(length / 4);
  let state = seed + 1;
  for (let i = 0; i < words.length; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    words[i] = state;
  }
  return new Uint8Array(words.buffer);
}
