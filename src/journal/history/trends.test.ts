import {expect, test} from "vitest";
import {seriesTrend} from "./changes.ts";
import type {Series} from "./series.ts";
import {changeTone, formatChange, formatChangeP} from "./trends.ts";

const THRESHOLDS = {leastChange: 0.02, alpha: 0.05};

const allocs: Series = {
  kind: "benchmark",
  group: "",
  name: "Parse-8",
  unit: "allocs/op",
  better: "lower",
  machine: "m",
  environment: {},
  points: [0, 0, 12, 12].map((center, i) => ({
    entry: `2026-01-0${i + 1}-e`,
    title: "",
    date: `2026-01-0${i + 1}`,
    commit: undefined,
    verdict: undefined,
    side: "only",
    samples: [center, center],
    center,
    low: center,
    high: center,
  })),
};

test("formatChange(change) is a ratio as benchstat prints it; from zero it says from what to what", () => {
  const side = (center: number) => ({center, measurements: 1, samples: 1});
  expect(formatChange({before: side(4), after: side(3)}, "allocs/op")).toBe("-25.00%");
  const [change] = seriesTrend(allocs, THRESHOLDS).changes;
  expect(change && formatChange(change, "allocs/op")).toBe("from 0 to 12 allocs/op");
});

test("formatChangeP(p) has three digits, or says that they would all be 0", () => {
  expect([0.0145, 0.001, 0.0004, 0].map(formatChangeP)).toEqual(["p=0.015", "p=0.001", "p<0.001", "p<0.001"]);
});

test("changeTone(change) is unknown where the unit has no direction", () => {
  expect([true, false, undefined].map(better => changeTone({better}))).toEqual([
    "better",
    "worse",
    "unknown",
  ]);
});
