import {readFileSync} from "node:fs";
import type {ElementContent} from "hast";
import {toHtml} from "hast-util-to-html";
import {visit} from "unist-util-visit";
import {expect, test} from "vitest";
import {pairOf} from "../../benchstat/read/merge.ts";
import type {BenchmarkModel} from "../../benchstat/read/model.ts";
import {parseBenchmarks} from "../../benchstat/read/parse.ts";
import {artifactFile} from "../../input/artifact-file.ts";
import {viewRecord} from "../kind.ts";
import type {BenchmarkCompareOptions} from "./compare-view.ts";
import {benchmarkCompareView} from "./compare-view.ts";
import {benchmarkKind, DEFAULT_LEVELS} from "./kind.ts";
import {singleView} from "./single-view.ts";

const context = {id: "fig", size: "page"} as const;

function modelOf(text: string): BenchmarkModel {
  return parseBenchmarks(artifactFile("f.txt", "f.txt", new TextEncoder().encode(text))).model;
}

function sampleText(name: string): string {
  return readFileSync(new URL(`testdata/samples/${name}`, import.meta.url), "utf8");
}

/** What a reader sees: a line a row or block, cells apart by ` | `. */
function textOf(nodes: readonly ElementContent[]): string {
  const lines: string[] = [];
  const walk = (node: ElementContent): string => {
    if (node.type === "text") return node.value;
    if (node.type !== "element" || node.properties.ariaHidden === "true") return "";
    if (node.tagName === "tr") {
      lines.push(node.children.map(walk).join(" | "));
      return "";
    }
    const inner = node.children.map(walk).join("");
    if (["p", "li", "caption"].includes(node.tagName)) {
      lines.push(inner);
      return "";
    }
    return node.tagName === "sup" ? `[${inner}]` : inner;
  };
  nodes.forEach(walk);
  return `${lines.join("\n")}\n`;
}

function compared(base: string, head: string, options: Partial<BenchmarkCompareOptions> = {}): string {
  return textOf(
    benchmarkCompareView(pairOf(modelOf(base), modelOf(head)), {...DEFAULT_LEVELS, ...options}, context),
  );
}

const before = sampleText("before.txt");
const after = sampleText("after.txt");

function openedModel(text: string): BenchmarkModel {
  const file = artifactFile("f.txt", "f.txt", new TextEncoder().encode(text));
  return benchmarkKind.modelOf(benchmarkKind.open(file)) ?? modelOf("");
}

/** By row with an id, the texts of its cells: drawings and references to notes left out, a cell over columns filled up. */
function addressedRows(nodes: readonly ElementContent[]): [id: string, cells: string[]][] {
  const found: [string, string[]][] = [];
  const shown = (node: ElementContent): string => {
    if (node.type === "text") return node.value;
    return node.type === "element" && node.tagName !== "sup" ? node.children.map(shown).join("") : "";
  };
  visit({type: "root", children: [...nodes]}, "element", ({tagName, properties, children}) => {
    if (tagName !== "tr" || properties.id === undefined) return;
    const cells = children.flatMap(cell => {
      if (cell.type !== "element" || cell.properties.ariaHidden === "true") return [];
      return [shown(cell), ...Array<string>(Number(cell.properties.colSpan ?? 1) - 1).fill("")];
    });
    found.push([String(properties.id), cells]);
  });
  return found;
}

const few = "BenchmarkNew 1 5 ns/op\nBenchmarkParse-8 1 3 ns/op 2 B/op\n";
const summaries = "running 1 test\ntest parse ... bench:       1,234 ns/iter (+/- 56)\n";

test.each<[string, readonly string[], Partial<BenchmarkCompareOptions>]>([
  ["one file", [before], {}],
  ["a pair", [before, after], {}],
  ["a pair, the largest changes first", [before, after], {order: "moved"}],
  ["three files", [before, after, few], {}],
  ["summaries without samples", [summaries, summaries], {}],
])("the record of a view has the rows of its tables as they read: %s", (_, texts, options) => {
  const record = viewRecord();
  const recording = {...context, record};
  const files = texts.map((text, index) => ({label: `${index}.txt`, model: openedModel(text)}));
  const [only] = files;
  const nodes =
    only && files.length === 1
      ? singleView(only.model, DEFAULT_LEVELS, recording)
      : benchmarkCompareView(files, {...DEFAULT_LEVELS, ...options}, recording);
  const rows = record.tables.flatMap(table => table.rows);
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.map(({id, cells}) => [id, cells])).toEqual(addressedRows(nodes));
  for (const {columns, rows: listed} of record.tables)
    for (const {cells} of listed) expect(cells).toHaveLength(columns.length);
});

test("the record of three files names the columns of each head", () => {
  const record = viewRecord();
  const files = [before, after, few].map((text, index) => ({label: `${index}.txt`, model: modelOf(text)}));
  benchmarkCompareView(files, DEFAULT_LEVELS, {...context, record});
  expect(record.tables[0]?.columns).toEqual([
    ...["benchmark", "0.txt"],
    ...["1.txt median", "1.txt change", "1.txt p", "1.txt n"],
    ...["2.txt median", "2.txt change", "2.txt p", "2.txt n"],
  ]);
});

test("compareView of a recorded pair reads as its golden file", async () => {
  await expect(compared(before, after)).toMatchFileSnapshot("testdata/compare.golden.txt");
});

test("compareView with movedRows draws what moved, the worst first, and counts the rest", () => {
  const samples = (name: string, ns: number) =>
    Array.from({length: 10}, (_, i) => `Benchmark${name} 100 ${ns + i / 100} ns/op\n`).join("");
  const file = (a: number, b: number, c: number, d: number) =>
    samples("A", a) + samples("B", b) + samples("C", c) + samples("D", d);
  const text = (movedRows: number) =>
    compared(file(100, 100, 100, 100), file(50, 110, 100, 120), {order: "worst", movedRows})
      .split("\n")
      .flatMap(line => (/^[A-D] \||more|without/.exec(line) ? [line.split(" | ")[0]] : []));
  expect(text(10)).toEqual(["D", "B", "A", "1 benchmark without a significant change"]);
  expect(text(1)).toEqual([
    "D",
    "2 more benchmarks are not shown; the file has all.",
    "1 benchmark without a significant change",
  ]);
  const still = compared(file(100, 100, 100, 100), file(100, 100, 100, 100), {movedRows: 10});
  expect(still).toContain("4 benchmarks without a significant change");
  expect(still).not.toContain("geomean |");
});

test("compareView prints benchstat's own numbers", () => {
  const recorded = readFileSync(
    new URL("../../benchstat/testdata/bench.benchstat.txt", import.meta.url),
    "utf8",
  );
  const numbers = /[0-9.]+\S* ± +\S+|[+-][0-9.]+%|~|p=\S+/g;
  const printed = (recorded.match(numbers) ?? []).map(text => text.replace(/ +/g, " ").replace("p=", ""));
  const shown = compared(before, after).match(
    /[0-9.]+\S* ± [0-9]+%|[+-][0-9.]+%|~|\b[01]\.[0-9]{3}(?=(?:\[1\])? \| 10)/g,
  );
  expect(shown).toEqual(printed);
});

test("benchmarkKind.view of a recorded file reads as its golden file", async () => {
  const artifact = benchmarkKind.open(artifactFile("f.txt", "f.txt", new TextEncoder().encode(before)));
  await expect(textOf(artifact.view(context))).toMatchFileSnapshot("testdata/single.golden.txt");
});

test("compareView says once that nothing can be significant, and what to run", () => {
  const text = compared(
    "BenchmarkA 1 1 ns/op\nBenchmarkB 1 1 ns/op\n",
    "BenchmarkA 1 2 ns/op\nBenchmarkB 1 2 ns/op\n",
  );
  expect(text).toBe(
    [
      "Too few samples for any verdict: with n=1 no difference can be significant at α = 0.05. Take 10 (at least 4): go test -count=10.",
      "benchmark | base | head |  | change | p | n",
      "sec/op lower is better",
      "A | 1.000n ± ∞[1] | 2.000n ± ∞[1] |  | ~ | 1.000 | 1",
      "B | 1.000n ± ∞[1] | 2.000n ± ∞[1] |  | ~ | 1.000 | 1",
      "geomean | 1.000n | 2.000n |  | +100.00% | ",
      "too few samples for a 95 % confidence interval: take 6 or more (go test -count=10)",
      "",
    ].join("\n"),
  );
});

test("compareView shows rows of one side only, and differences of the machines, instead of hiding either", () => {
  const text = compared(
    "cpu: X\npkg: a\nBenchmarkA 1 1 u\nBenchmarkB 1 1 u\n",
    "cpu: Y\nBenchmarkA 1 1 u\nBenchmarkC 1 1 u\n",
  );
  expect(text).toContain(
    "Base and head were measured on different machines: cpu: X → Y. The change may be theirs.\n",
  );
  expect(text).toContain("Base and head differ in pkg: a → not said.\n");
  expect(text).toContain("A | 1.000 ± ∞[1] | 1.000 ± ∞[1] |  | ~ | 1.000[2] | 1\n");
  expect(text).toContain("B | 1.000 ± ∞[1] | — |  | only in base\n");
  expect(text).toContain("C | — | 1.000 ± ∞[1] |  | only in head\n");
  expect(text).toContain("base and head do not have the same benchmarks");
});

test("compareView keeps a unit that only the head has in the head's column", () => {
  expect(compared("BenchmarkA 1 1 u\n", "BenchmarkA 1 1 u 2 w\n")).toContain(
    "A | — | 2.000 ± ∞[1] |  | only in head\n",
  );
});

test("compareView pairs packages by their name where a file has several", () => {
  const text = compared(
    "pkg: x\nBenchmarkA 1 1 u\npkg: y\nBenchmarkA 1 5 u\n",
    "pkg: y\nBenchmarkA 1 5 u\npkg: x\nBenchmarkA 1 1 u\n",
  );
  expect(text).toMatch(/^x\n[\s\S]*A \| 1\.000[\s\S]*^y\n[\s\S]*A \| 5\.000/m);
});

test("compareView shows a p above 1 as 1 and says what benchstat prints", () => {
  const twos = "BenchmarkA 1 2 u\n".repeat(7);
  const text = compared("BenchmarkA 1 3 u\n", twos);
  expect(text).toContain("~ | 1.000[2] | 1+7\n");
  expect(text).toContain("benchstat prints p=1.750");
});

test("compareView of exact numbers needs no p", () => {
  const unit = "Unit u assume=exact better=higher\n";
  expect(compared(`${unit}BenchmarkA 1 1 u\n`, "BenchmarkA 1 2 u\n")).toContain("+100.00% | exact | 1\n");
});

test("compareView shows the chosen rows, units and names only", () => {
  const text = compared(before, after, {
    rows: ["Parse/multipart"],
    units: ["ns/op"],
    columnNames: ["split", "scan"],
  });
  expect(text).toMatch(/^benchmark \| split \| scan \|/);
  expect(text.match(/^Parse/gm)).toHaveLength(2);
  expect(text).not.toContain("B/op");
});

test("views have unique ids, all under the context's, and no style attribute", () => {
  const nodes = benchmarkCompareView(pairOf(modelOf(before), modelOf(after)), DEFAULT_LEVELS, context);
  const ids: string[] = [];
  visit({type: "root", children: [...nodes]}, "element", element => {
    if (typeof element.properties.id === "string") ids.push(element.properties.id);
    expect(element.properties.style).toBeUndefined();
  });
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.filter(id => !id.startsWith("fig-"))).toEqual([]);
  expect(ids).toContain("fig-row-Parse-invite-2");
});

test("views escape what a file may hold", () => {
  const text = "pkg: <b>\nBenchmark<script>alert(1)</script> 1 1 <i>\n";
  const html = toHtml(benchmarkCompareView(pairOf(modelOf(text), modelOf(text)), DEFAULT_LEVELS, context));
  expect(html).not.toMatch(/<(?:script|i|b)>/);
});

test("a view of very many groups draws the first ones and the number of the others", () => {
  const text = Array.from({length: 3000}, (_, index) => `pkg: p${index}\nBenchmarkA 1 5 ns/op\n`).join("");
  const one = toHtml(singleView(modelOf(text), DEFAULT_LEVELS, context));
  const both = toHtml(
    benchmarkCompareView(pairOf(modelOf(text), modelOf(text)), {...DEFAULT_LEVELS, copiedRows: 0}, context),
  );
  for (const html of [one, both]) {
    expect(html).toContain("2900 more groups are not shown; the file has all.");
    expect(html.length).toBeLessThan(400_000);
  }
});

test("a view of very many benchmarks draws the first ones, with the mean of all", () => {
  const text = Array.from({length: 6000}, (_, index) => `BenchmarkA${index} 1 5 ns/op\n`).join("");
  const one = toHtml(singleView(modelOf(text), DEFAULT_LEVELS, context));
  const both = toHtml(benchmarkCompareView(pairOf(modelOf(text), modelOf(text)), DEFAULT_LEVELS, context));
  for (const html of [one, both]) {
    expect(html).toContain("1000 more benchmarks are not shown; the file has all.");
    expect(html.match(/<tr id=/g)?.length).toBe(5000);
    expect(html).toContain("geomean");
  }
  expect(both).not.toContain("copy-forms");
});
