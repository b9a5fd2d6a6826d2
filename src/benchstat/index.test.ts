import {readFileSync} from "node:fs";
import {dirname, relative, resolve} from "node:path";
import {fileURLToPath} from "node:url";
import {expect, test, vi} from "vitest";
import * as benchstat from "./index.ts";

const {compareBenchmarks, printBenchmarkCsv, printBenchmarkJson, printBenchmarkMarkdown, readBenchmarks} =
  benchstat;
const entry = fileURLToPath(new URL("index.ts", import.meta.url));
const samples = new URL("../artifacts/benchmark/testdata/samples/", import.meta.url);
const sample = (name: string) => ({label: `bench-${name}`, text: readFileSync(new URL(name, samples))});

/** The code of the example in the comment of index.ts, without its import. */
function example(): string {
  const comment = /```ts\n([\s\S]*?)```/.exec(readFileSync(entry, "utf8"))?.[1] ?? "";
  return comment.replace(/^ \* ?/gm, "").replace(/^import .*$/m, "");
}

test("the documented example prints a table", () => {
  const log = vi.fn<(text: string) => void>();
  const run = new Function("console", "compareBenchmarks", "printBenchmarkText", "readBenchmarks", example());
  run({log}, compareBenchmarks, benchstat.printBenchmarkText, readBenchmarks);
  expect(log.mock.calls.flat().join("\n")).toMatch(
    /Parse-8 +204\.5n ± 2% +104\.5n ± 3% +-48\.90% \(p=0\.000 n=10\)/,
  );
});

test("compareBenchmarks(results) prints what the tool prints", () => {
  const recorded = readFileSync(new URL("testdata/bench.benchstat.txt", import.meta.url), "utf8");
  const results = readBenchmarks([sample("before.txt"), sample("after.txt")]);
  expect(benchstat.printBenchmarkText(compareBenchmarks(results))).toBe(recorded);
});

test("compareBenchmarks(results, options) takes benchstat's queries, and throws for mistakes in them", () => {
  const results = readBenchmarks([sample("before.txt"), sample("after.txt")]);
  const {grid} = compareBenchmarks(results, {
    filter: ".unit:ns/op",
    column: ".file",
    row: ".name",
    alpha: 0.01,
  });
  expect(grid.tables.map(({unit, rows}) => [unit, rows.length])).toEqual([["sec/op", 2]]);
  expect(() => compareBenchmarks(results, {filter: "("})).toThrow(benchstat.QueryError);
  expect(() => compareBenchmarks(results, {row: "a@b"})).toThrow(benchstat.ProjectionError);
});

test("a comparison is printed as CSV, Markdown and JSON", () => {
  const comparison = compareBenchmarks(readBenchmarks([{label: "a", text: "BenchmarkA 1 5 ns/op\n"}]));
  expect(printBenchmarkCsv(comparison)).toEqual({
    text: ",a,\n,sec/op,CI\nA,5e-09,∞\ngeomean,5e-09,\n",
    warnings: "B3: need >= 6 samples for confidence interval at level 0.95\n",
  });
  expect(printBenchmarkMarkdown(comparison)).toContain("| A | ");
  const json = JSON.parse(printBenchmarkJson(comparison)) as benchstat.JsonOutput;
  expect(json.tables[0]?.rows[0]?.cells[0]?.center).toBe(5e-9);
});

test("readBenchmarks(inputs) keeps what cannot be read, and reads logs where it is asked to", () => {
  const text = "2024-05-03T10:11:10Z BenchmarkA 1 5 ns/op NaN x\n";
  expect(readBenchmarks([{label: "a", text}]).series).toEqual([]);
  expect(readBenchmarks([{label: "a", text}], {lenient: true}).series.map(({unit}) => unit.unit)).toEqual([
    "sec/op",
  ]);
  expect(readBenchmarks([{label: "a", text: "BenchmarkA 1\n"}]).errors).toEqual([
    {file: "a", line: 1, message: "missing measurements"},
  ]);
});

test("index.ts imports nothing of Node, HTML trees, kinds or the journal", () => {
  const src = resolve(dirname(entry), "..");
  const seen = new Set<string>();
  const foreign = new Set<string>();
  const visit = (path: string): void => {
    if (seen.has(path)) return;
    seen.add(path);
    for (const [, target = ""] of readFileSync(path, "utf8").matchAll(
      /^(?:import|export)\b[^;]*?from "([^"]+)";/gm,
    )) {
      if (target.startsWith(".")) visit(resolve(dirname(path), target));
      else foreign.add(target);
    }
  };
  visit(entry);
  expect([...foreign].filter(name => name.startsWith("node:") || name.includes("hast"))).toEqual([]);
  const rooms = new Set([...seen].map(path => relative(src, path).replace(/[/\\].*$/, "")));
  expect([...rooms].filter(room => ["artifacts", "journal", "charts", "site", "cli"].includes(room))).toEqual(
    [],
  );
});
