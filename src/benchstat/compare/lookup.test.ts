import {expect, test} from "vitest";
import {DEFAULT_LEVELS} from "../../artifacts/benchmark/kind.ts";
import {artifactFile} from "../../input/artifact-file.ts";
import {matchNames, matchRows} from "../project/match-name.ts";
import type {BenchmarkModel} from "../read/model.ts";
import {parseBenchmarks} from "../read/parse.ts";
import {findComparison, findSummary} from "./lookup.ts";

function modelOf(text: string): BenchmarkModel {
  return parseBenchmarks(artifactFile("f.txt", "f.txt", new TextEncoder().encode(text))).model;
}

function run(name: string, values: readonly number[], unit = "ns/op"): string {
  return values.map(value => `Benchmark${name} 1 ${value} ${unit}\n`).join("");
}

const base = modelOf(
  run("A-8", [10, 11, 12, 13, 14, 15]) + run("A-8", [5, 5, 5, 5, 5, 5], "B/op") + run("B-8", [1]),
);
const head = modelOf(
  run("A-8", [20, 21, 22, 23, 24, 25]) + run("A-8", [5, 5, 5, 5, 5, 5], "B/op") + run("C-8", [1]),
);

test("findSummary(model, name, unit) gives a median, however the name is written", () => {
  for (const name of ["A", "A-8", "BenchmarkA", "BenchmarkA-8"]) {
    expect(findSummary(base, name, "ns/op", DEFAULT_LEVELS)).toMatchObject({
      kind: "found",
      name: "A-8",
      unit: "sec/op",
      better: "lower",
      n: 6,
      summary: {center: 1.2500000000000001e-8},
    });
  }
});

test("findSummary(model, name) takes the benchmark's first unit", () => {
  expect(findSummary(base, "A", undefined, DEFAULT_LEVELS)).toMatchObject({unit: "sec/op"});
});

test("findSummary(model, name, unit) lists what there is when it finds nothing", () => {
  expect(findSummary(base, "Nope", undefined, DEFAULT_LEVELS)).toEqual({
    kind: "no-benchmark",
    names: ["A-8", "B-8"],
  });
  expect(findSummary(base, "A", "allocs/op", DEFAULT_LEVELS)).toEqual({
    kind: "no-unit",
    units: ["sec/op", "B/op"],
  });
});

test("findSummary(model, name) does not guess between several", () => {
  const procs = modelOf(run("A", [1]) + run("A-2", [2]) + run("A-4", [3]));
  expect(findSummary(procs, "A", undefined, DEFAULT_LEVELS)).toMatchObject({kind: "found", name: "A"});
  const suffixed = modelOf(run("A-2", [2]) + run("A-4", [3]));
  expect(findSummary(suffixed, "A", undefined, DEFAULT_LEVELS)).toEqual({
    kind: "ambiguous",
    names: ["A-2", "A-4"],
  });
  const packages = modelOf(`pkg: x\n${run("A", [1])}pkg: y\n${run("A", [2])}`);
  expect(findSummary(packages, "A", undefined, DEFAULT_LEVELS)).toEqual({
    kind: "ambiguous",
    names: ["A (x)", "A (y)"],
  });
});

test("findComparison(base, head, name, unit) says how a benchmark went", () => {
  expect(findComparison(base, head, "A", "sec/op", DEFAULT_LEVELS)).toMatchObject({
    kind: "found",
    name: "A-8",
    delta: "+80.00%",
    tone: "worse",
    significant: true,
    comparison: {n1: 6, n2: 6},
  });
  expect(findComparison(base, head, "A", "B/op", DEFAULT_LEVELS)).toMatchObject({
    delta: "~",
    tone: "none",
    significant: false,
  });
});

test("findComparison(base, head, name) lists what both sides have", () => {
  expect(findComparison(base, head, "B", undefined, DEFAULT_LEVELS)).toEqual({
    kind: "no-benchmark",
    names: ["A-8"],
  });
});

test("matchNames(names, wanted) prefers the exact name, and a benchmark that is called Benchmark…", () => {
  expect(matchNames(["BenchmarkX", "X"], "BenchmarkX")).toEqual(["BenchmarkX"]);
  expect(matchNames(["X-8", "X/sub-8"], "X")).toEqual(["X-8"]);
});

test("matchRows(names, wanted) lets a name stand for its sub-benchmarks", () => {
  expect(matchRows(["X/a-8", "X/b-8", "XY/a-8"], "X")).toEqual(["X/a-8", "X/b-8"]);
  expect(matchRows(["X-8", "X/a-8"], "X")).toEqual(["X-8"]);
  expect(matchRows(["X/a/1-8", "X/a/2-8"], "BenchmarkX/a/")).toEqual(["X/a/1-8", "X/a/2-8"]);
});

test("findComparison(base, head, name, …) reads the names of a file once for all questions", () => {
  const text = Array.from({length: 400}, (_, index) => `BenchmarkX${index}-8 1 ${index} ns/op\n`).join("");
  const [before, after] = [countedModel(text), countedModel(text)];
  const ask = (name: string) =>
    findComparison(before.model, after.model, name, undefined, DEFAULT_LEVELS).kind;
  expect(ask("Y")).toBe("no-benchmark");
  const once = before.reads() + after.reads();
  for (let index = 0; index < 100; index++) expect(ask(`Y${index}`)).toBe("no-benchmark");
  expect(before.reads() + after.reads()).toBe(once);
});

/** A model that counts how often the group of a series is read. */
function countedModel(text: string): {model: BenchmarkModel; reads: () => number} {
  const {results, ...rest} = modelOf(text);
  let count = 0;
  const series = results.series.map(({group, ...one}) => ({
    ...one,
    get group() {
      count++;
      return group;
    },
  }));
  return {model: {...rest, results: {...results, series}}, reads: () => count};
}
