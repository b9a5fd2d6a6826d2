import {expect, test} from "vitest";
import {journalOf} from "../../journal/testdata/journal.ts";
import {point, STEP, series} from "../../journal/testdata/series.ts";
import {benchmarkJson} from "../../site/benchmarks/benchmark-data.ts";
import {chartOfHistory} from "./history.ts";

test("chartOfHistory(json) draws what the page drew: points, levels, numbered changes", () => {
  const points = [...series(STEP).points];
  points[9] = point("2026-01-10-e", 8e-8, {verdict: "rejected", side: "base", low: Number.NEGATIVE_INFINITY});
  const {journal, benchmark, unit} = journalOf(series([], {points}));
  const data = JSON.parse(JSON.stringify(benchmarkJson(benchmark, unit, journal)));
  const chart = chartOfHistory(data, 0, "/base/entries/");
  const [line] = chart?.lines ?? [];
  expect(chart).toMatchObject({title: "Parse/msg=ack-8", unit: "sec/op", better: "lower"});
  expect(line?.points[0]).toMatchObject({href: "/base/entries/2026-01-01-e/", n: 10});
  expect(line?.points[9]).toMatchObject({hollow: "rejected", low: Number.NEGATIVE_INFINITY});
  expect(line?.levels).toHaveLength(2);
  expect(line?.marks).toMatchObject([
    {number: 1, place: 5, href: "/base/entries/2026-01-06-e/", tone: "better"},
  ]);
  expect(chartOfHistory(data, 1, "/")).toBeUndefined();
});
