import {expect, test} from "vitest";
import {journalOf} from "../../journal/testdata/journal.ts";
import {point, STEP, series, withPair} from "../../journal/testdata/series.ts";
import {benchmarkCsv, benchmarkJson} from "./benchmark-data.ts";

test("benchmarkCsv(unit) has a row a measurement and every sample, digit for digit", () => {
  const points = [
    point("2026-01-01-a", 1e-9, {samples: [1e-9, 1.5e-9], commit: "abc", low: Number.NEGATIVE_INFINITY}),
  ];
  expect(benchmarkCsv(journalOf(series([], {machine: 'a "b", c', points})).unit)).toBe(
    "entry,date,commit,machine,side,verdict,unit,median,low,high,n,samples\r\n" +
      '2026-01-01-a,2026-01-01,abc,"a ""b"", c",only,,sec/op,1e-9,,1.01e-9,2,1e-9 1.5e-9\r\n',
  );
});

test("benchmarkCsv(unit) writes nothing that a spreadsheet would calculate", () => {
  expect(benchmarkCsv(journalOf(series([1], {machine: "=1+1"})).unit)).toContain(",'=1+1,");
});

test("benchmarkJson(benchmark) gives state, changes, levels and measurements in plain data", () => {
  const {journal, benchmark, unit} = journalOf(series(STEP));
  const data = JSON.parse(JSON.stringify(benchmarkJson(benchmark, unit, journal)));
  expect(data).toMatchObject({kind: "benchmark", name: "Parse/msg=ack-8", unit: "sec/op", better: "lower"});
  expect(data.series[0]).toMatchObject({
    machine: "xeon",
    state: "changed",
    why: "changed by -20.00% between 2026-01-05 and 2026-01-06: no entry explains it",
    changes: [{state: "changed", entry: null, last: {place: 4}, first: {place: 5}, better: true}],
  });
  expect(new Set(Object.values(data.series[0].points).map(column => (column as unknown[]).length))).toEqual(
    new Set([10]),
  );
  expect(data.series[0].levels.map(({start}: {start: number}) => start)).toEqual([0, 5]);
});

test("benchmarkJson(benchmark) gives the ledger and the chained index", () => {
  const {journal, benchmark, unit} = journalOf(withPair(series([100e-9, 40e-9]), 80e-9));
  const data = JSON.parse(JSON.stringify(benchmarkJson(benchmark, unit, journal)));
  expect(data.ledger).toMatchObject([
    {kind: "start", entry: "2026-01-01-e", base: null, ratio: null},
    {kind: "between", entry: "2026-01-02-e", ratio: expect.closeTo(0.8, 12)},
    {
      kind: "entry",
      ratio: expect.closeTo(0.5, 12),
      n: [10, 10],
      significant: true,
      attributed: true,
      rows: 1,
    },
  ]);
  expect(Object.keys(data.ledger[1])).not.toContain("judgement");
  expect(data.totals).toMatchObject([{total: expect.closeTo(0.4, 12), byEntries: expect.closeTo(0.5, 12)}]);
  expect(data.chained.map(({index}: {index: number}) => index)).toEqual([1, expect.closeTo(0.5, 12)]);
  expect(data.series[0].why).toMatch(
    /^2026-01-02-e moved it: -50\.00% \(-\d\d\.\d\d% to -\d\d\.\d\d%\), p=0\.000 n=10$/,
  );
});
