import {expect, test} from "vitest";
import {choosePlainLevels, chooseSlopedLevels, judgeDrift, removeSlope} from "./drift.ts";
import type {WeightedValues} from "./levels.ts";
import {segmentations} from "./segmentation.ts";

const RULE = {noise: 0.003, floor: 0.0005, leastEffect: 0.02, fixed: []};

const zigzag = (i: number) => 0.003 * (i % 2 === 0 ? 1 : -1) * (0.5 + ((i * 7) % 5) / 4);

const series = (length: number, at: (i: number) => number) => ({
  values: Float64Array.from({length}, (_, i) => at(i) + zigzag(i)),
  weights: new Float64Array(length).fill(1),
});

const choose = (length: number, at: (i: number) => number) => {
  const values = series(length, at);
  const rule = {
    ...RULE,
    segment: (each: WeightedValues) => segmentations(each, {most: Math.floor(length / 3), shortest: 2}),
  };
  return chooseSlopedLevels(values, choosePlainLevels(values, rule), rule);
};

test("chooseSlopedLevels(series) explains a ramp by a slope, a step by a step, and both by both", () => {
  const ramp = choose(40, i => 0.002 * i);
  expect(ramp.boundaries).toEqual([]);
  expect(ramp.slope).toBeCloseTo(0.002, 3);
  expect(choose(40, i => (i < 20 ? 0 : 0.05))).toMatchObject({boundaries: [20], slope: 0});
  const both = choose(40, i => 0.002 * i + (i < 20 ? 0 : 0.1));
  expect(both.boundaries).toEqual([20]);
  expect(both.slope).toBeCloseTo(0.002, 3);
});

test("chooseSlopedLevels(series) fits no slope to fewer than ten points", () => {
  expect(choose(9, i => 0.02 * i).slope).toBe(0);
});

test("judgeDrift(series, boundaries) reports slope, whole change and chance", () => {
  const drift = judgeDrift(
    series(40, i => 0.002 * i),
    [],
    RULE,
  );
  expect(drift?.slope).toBeCloseTo(Math.expm1(0.002), 4);
  expect(drift?.total).toBeCloseTo(Math.expm1(0.078), 2);
  expect(drift?.p).toBeLessThan(1e-6);
});

test("judgeDrift(series, boundaries) is silent without a slope, about a small one, and about steps", () => {
  expect(
    judgeDrift(
      series(40, () => 0),
      [],
      RULE,
    ),
  ).toBeUndefined();
  expect(
    judgeDrift(
      series(40, i => 0.0004 * i),
      [],
      RULE,
    ),
  ).toBeUndefined();
  expect(
    judgeDrift(
      series(9, i => 0.01 * i),
      [],
      RULE,
    ),
  ).toBeUndefined();
  expect(
    judgeDrift(
      series(40, i => (i < 20 ? 0 : 0.1)),
      [20],
      RULE,
    ),
  ).toBeUndefined();
});

test("removeSlope(series, slope) keeps the middle of the series", () => {
  const {values} = removeSlope({values: Float64Array.of(1, 2, 3), weights: Float64Array.of(1, 1, 1)}, 1);
  expect([...values]).toEqual([2, 2, 2]);
});
