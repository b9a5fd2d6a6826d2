import {expect, test} from "vitest";
import {benchmarkSections, unitsOfBenchmarks} from "./benchmarks.ts";
import type {Series} from "./series.ts";

const series = (group: string, name: string, unit: string, machine = "m", kind = "benchmark"): Series => ({
  kind,
  group,
  name,
  unit,
  better: "lower",
  machine,
  environment: {},
  points: [],
});

test("benchmarkSections(series) gathers units and machines of one benchmark", () => {
  const [benchmarks, others] = benchmarkSections([
    series("b", "X-8", "B/op"),
    series("b", "X-8", "sec/op", "old"),
    series("b", "X-8", "sec/op", "new"),
    series("a", "X-8", "sec/op"),
    series("a", "total", "sec", "m", "profile"),
  ]);
  expect([benchmarks?.kind, others?.kind]).toEqual(["benchmark", "profile"]);
  const groups = benchmarks?.groups ?? [];
  expect(groups.map(({group}) => group)).toEqual(["a", "b"]);
  const [benchmark] = groups[1]?.benchmarks ?? [];
  expect(benchmark?.units.map(({unit, series: all}) => [unit, all.length])).toEqual([
    ["sec/op", 2],
    ["B/op", 1],
  ]);
  expect(unitsOfBenchmarks(groups)).toEqual(["sec/op", "B/op"]);
});
