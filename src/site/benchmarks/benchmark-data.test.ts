import {expect, test} from "vitest";
import {point, STEP, series} from "../testdata/series.ts";
import {benchmarkCsv, benchmarkJson} from "./benchmark-data.ts";
import {benchmarkGroups} from "./benchmarks.ts";

test("benchmarkCsv(unit) has a row a measurement and every sample, digit for digit", () => {
  const points = [
    point("2026-01-01-a", 1e-9, {samples: [1e-9, 1.5e-9], commit: "abc", low: Number.NEGATIVE_INFINITY}),
  ];
  expect(benchmarkCsv({unit: "sec/op", series: [series([], {machine: 'a "b", c', points})]})).toBe(
    "entry,date,commit,machine,side,verdict,unit,median,low,high,n,samples\r\n" +
      '2026-01-01-a,2026-01-01,abc,"a ""b"", c",only,,sec/op,1e-9,,1.01e-9,2,1e-9 1.5e-9\r\n',
  );
});

test("benchmarkCsv(unit) writes nothing that a spreadsheet would calculate", () => {
  expect(benchmarkCsv({unit: "sec/op", series: [series([1], {machine: "=1+1"})]})).toContain(",'=1+1,");
});

test("benchmarkJson(benchmark) says state, changes, levels and measurements in plain data", () => {
  const benchmark = benchmarkGroups([series(STEP)])[0]?.benchmarks[0];
  const unit = benchmark?.units[0];
  if (!benchmark || !unit) throw new Error("expected a benchmark, got none");
  const data = JSON.parse(JSON.stringify(benchmarkJson(benchmark, unit, {leastChange: 0.02, alpha: 0.05})));
  expect(data).toMatchObject({kind: "benchmark", name: "Parse/msg=ack-8", unit: "sec/op", better: "lower"});
  expect(data.series[0]).toMatchObject({
    machine: "xeon",
    state: "changed",
    why: null,
    changes: [{state: "changed", entry: "2026-01-06-e", last: {place: 4}, first: {place: 5}, better: true}],
  });
  expect(data.series[0].points).toHaveLength(10);
  expect(data.series[0].levels.map(({start}: {start: number}) => start)).toEqual([0, 5]);
});
