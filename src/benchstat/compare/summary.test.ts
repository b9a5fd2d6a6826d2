import type {ElementContent} from "hast";
import {toString as textOf} from "mdast-util-to-string";
import {expect, test} from "vitest";
import {benchmarkKind, DEFAULT_LEVELS} from "../../artifacts/benchmark/kind.ts";
import {artifactFile} from "../../input/artifact-file.ts";
import {findComparison, findSummary} from "./lookup.ts";

const context = {id: "fig", size: "page"} as const;

function opened(text: string) {
  return benchmarkKind.open(artifactFile("f.txt", "f.txt", new TextEncoder().encode(text)));
}

function modelOf(text: string) {
  const model = benchmarkKind.modelOf(opened(text));
  if (!model) throw new Error("the test's text is no benchmark file");
  return model;
}

function shown(nodes: readonly ElementContent[]): string {
  return nodes.map(node => textOf(node)).join("");
}

const before = "parse  time:   [10.0 ns 20.0 ns 30.0 ns]\n";
const after = "parse  time:   [5.0 ns 10.0 ns 15.0 ns]\n";

test("a summary is shown with its own interval, its meaning and no plus-minus of ours", () => {
  const text = shown(opened(before).view(context));
  expect(text).toContain("summary only: cannot be compared statistically");
  expect(text).toContain("20.00n [10.00n, 30.00n]");
  expect(text).toContain("estimate, 95 % confidence interval");
  expect(text).not.toMatch(/±|p=/);
});

test("two summaries are shown beside each other without p, colour or verdict", () => {
  const view = opened(before).compare(opened(after), context) ?? [];
  const text = shown(view);
  expect(text).toContain("20.00n [10.00n, 30.00n]10.00n [5.00n, 15.00n]-50.00%");
  expect(text).not.toContain("p=");
  expect(JSON.stringify(view)).not.toMatch(/delta-(?:better|worse)/);
});

test("a summary makes one number of a trend; only a median stands among medians of samples", () => {
  const median = "test a ... bench:       1,020 ns/iter (+/- 39)\n";
  const said = [before, median].flatMap(text => opened(text).measurements);
  expect(said.map(({group, samples, summaryOnly}) => ({group, samples, summaryOnly}))).toEqual([
    {group: "estimate", samples: [2e-8], summaryOnly: true},
    {group: "", samples: [0.00000102], summaryOnly: true},
  ]);
});

test("findSummary(model) gives a summary as its tool gave it", () => {
  expect(findSummary(modelOf(before), "parse", undefined, DEFAULT_LEVELS)).toMatchObject({
    kind: "found",
    unit: "sec/op",
    better: "lower",
    summary: {center: 2e-8, low: 1e-8, high: 3.0000000000000004e-8},
    given: {kind: "summary", centre: "estimate"},
  });
});

test("findComparison(base, head) never compares summaries", () => {
  const [base, head] = [modelOf(before), modelOf(after)];
  expect(findComparison(base, head, "parse", undefined, DEFAULT_LEVELS)).toEqual({kind: "summary-only"});
  expect(findComparison(base, head, "parse", "sec/op", DEFAULT_LEVELS)).toEqual({kind: "summary-only"});
});

test("printed tables are said to be printed", () => {
  const text = shown(
    opened("benchmark  old ns/op  new ns/op  delta\nBenchmarkA  118  106  -10.17%\n").view(context),
  );
  expect(text).toBe(
    "From benchcmp's text: no samples, cannot be re-computed.benchmarkold ns/opnew ns/opdeltaBenchmarkA118106-10.17%",
  );
});
