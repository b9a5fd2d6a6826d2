import {expect, test} from "vitest";
import {chooseLevelCount} from "./level-count.ts";
import {segmentations} from "./segmentation.ts";

const NOISE = 0.01;

const choose = (values: readonly number[]) => {
  const candidates = segmentations(Float64Array.from(values), {
    most: Math.floor(values.length / 3),
    shortest: 2,
  });
  return chooseLevelCount(Float64Array.from(values), candidates, NOISE);
};

test("chooseLevelCount(values, candidates) pays for a step only what it explains", () => {
  expect(choose([0, 0.01, 0, 0.01, 0, 0.01, 0, 0.01]).boundaries).toEqual([]);
  expect(choose([0, 0.01, 0, 0.01, 0.1, 0.11, 0.1, 0.11]).boundaries).toEqual([4]);
});

test("chooseLevelCount(values, candidates) takes the fewer cuts of equally good ones", () => {
  expect(chooseLevelCount(new Float64Array(8), [[], [4]], NOISE)).toEqual({boundaries: [], correlation: 0});
  expect(chooseLevelCount(new Float64Array(1), [[], [1]], NOISE).boundaries).toEqual([]);
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
  expect(chooseLevelCount(Float64Array.from(ramp), [[]], NOISE).correlation).toBe(0);
  expect(chooseLevelCount(Float64Array.from([...ramp, 0.009]), [[]], NOISE).correlation).toBeGreaterThan(0.3);
});
