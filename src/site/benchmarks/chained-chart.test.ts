import {expect, test} from "vitest";
import {ledgerOf} from "../../journal/history/ledger.ts";
import {series, withPair} from "../../journal/testdata/series.ts";
import {chainedChart} from "./chained-chart.ts";

const chartOf = (values: readonly number[]) =>
  chainedChart("Parse", "lower", ledgerOf([withPair(series(values), 120e-9)]), {href: path => path});

test("chainedChart(title, better, ledger, site) has a point for each entry", () => {
  const points = chartOf([100e-9, 60e-9])?.lines[0]?.points ?? [];
  expect(points.map(({key, center}) => [key, center])).toEqual([
    ["2026-01-01-e", 1],
    ["2026-01-02-e", 0.5],
  ]);
});

test("chainedChart(title, better, ledger, site) draws no single entry, no entries without a pair, and no index that stays at 1", () => {
  expect(chartOf([60e-9])).toBeUndefined();
  expect(chartOf([100e-9, 120e-9])).toBeUndefined();
  const unpaired = ledgerOf([series([100e-9, 60e-9])]);
  expect(chainedChart("Parse", "lower", unpaired, {href: path => path})).toBeUndefined();
});
