import {expect, test} from "vitest";
import {chooseLevelCount} from "./level-count.ts";
import {segmentations} from "./segmentation.ts";

const RULE = {noise: 0.01, fixed: 0};

const weighted = (values: ArrayLike<number>) => ({
  values: Float64Array.from(values),
  weights: new Float64Array(values.length).fill(1),
});

const choose = (values: readonly number[]) => {
  const series = weighted(values);
  return chooseLevelCount(
    series,
    segmentations(series, {most: Math.floor(values.length / 3), shortest: 2}),
    RULE,
  );
};

test("chooseLevelCount(values, candidates) takes a step only if it explains enough", () => {
  expect(choose([0, 0.01, 0, 0.01, 0, 0.01, 0, 0.01]).boundaries).toEqual([]);
  expect(choose([0, 0.01, 0, 0.01, 0.1, 0.11, 0.1, 0.11]).boundaries).toEqual([4]);
});

test("chooseLevelCount(values, candidates) takes the fewer cuts of equally good ones", () => {
  expect(chooseLevelCount(weighted(new Float64Array(8)), [[], [4]], RULE)).toMatchObject({
    boundaries: [],
    correlation: 0,
  });
});

test("chooseLevelCount(values, candidates) explains a slow wave by correlation", () => {
  const wave = Array.from({length: 40}, (_, i) => 0.02 * Math.sin(i / 2.5));
  const {boundaries, correlation} = choose(wave);
  expect(boundaries).toEqual([]);
  // Neighbours on the wave are alike by cos(1/2.5), less what 40 points give by chance.
  expect(correlation).toBeCloseTo(Math.cos(0.4) - 1 / Math.sqrt(40), 1);
});

test("chooseLevelCount(values, candidates) sees no correlation in fewer than ten points", () => {
  const ramp = Array.from({length: 9}, (_, i) => i / 1000);
  expect(chooseLevelCount(weighted(ramp), [[]], RULE).correlation).toBe(0);
  expect(chooseLevelCount(weighted([...ramp, 0.009]), [[]], RULE).correlation).toBeGreaterThan(0.3);
});

test("chooseLevelCount(series, candidates) does not charge for given boundaries", () => {
  const series = weighted([0, 0.01, 0, 0.01, 0, 0.01, 0, 0.01]);
  const {criterion} = chooseLevelCount(series, [[]], RULE);
  const given = chooseLevelCount(series, [[4]], {...RULE, fixed: 1});
  expect(given.boundaries).toEqual([4]);
  expect(given.criterion).toBeCloseTo(criterion, 9);
});

test("chooseLevelCount(series, candidates) counts values by their weight", () => {
  const values = Float64Array.from([0, 0.01, 0, 0.01, 0.05, 0.06, 0.05, 0.06]);
  const candidates = [[], [4]];
  expect(chooseLevelCount(weighted(values), candidates, RULE).boundaries).toEqual([4]);
  const weights = values.map((_, i) => (i < 4 ? 1 : 0.01));
  expect(chooseLevelCount({values, weights}, candidates, RULE).boundaries).toEqual([]);
});
