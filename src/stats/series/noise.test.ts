import {expect, test} from "vitest";
import {medianError} from "./median-error.ts";
import {LEAST_NOISE, pointNoise} from "./noise.ts";

/** Points without samples, of the center 1 so that their rounding step is 0. */
const unsampled = (logs: readonly number[]) => logs.map(() => ({center: 1, samples: []}));

const noiseOf = (logs: readonly number[], fixed: readonly number[] = []) =>
  pointNoise(Float64Array.from(logs), unsampled(logs), fixed).noise;

const floorOf = (samples: readonly (readonly number[])[], center = 1) =>
  pointNoise(
    new Float64Array(samples.length),
    samples.map(each => ({center, samples: each})),
  ).floor;

test("pointNoise(logs) is the median absolute difference of neighbours, as a deviation of one of them", () => {
  expect(noiseOf([0, 0.1, 0.3, 0.2])).toBeCloseTo((1.4826 * 0.1) / Math.SQRT2, 12);
});

test("pointNoise(logs) does not take a step for noise", () => {
  const calm = [0, 0.01, 0, 0.01, 0, 0.01];
  expect(noiseOf([...calm, 5, 5.01, 5])).toBeCloseTo(noiseOf(calm), 12);
});

test("pointNoise(logs, points, fixed) leaves out differences across given boundaries", () => {
  expect(noiseOf([0, 0.01, 5, 5.01], [2])).toBeCloseTo((1.4826 * 0.01) / Math.SQRT2, 12);
  expect(noiseOf([0, 5], [1])).toBe(LEAST_NOISE);
});

test("pointNoise(logs, points) is no smaller than the error of the medians", () => {
  const samples = [Math.E ** 2, 1, Math.E];
  const expected = medianError(Float64Array.of(0, 1, 2));
  expect(floorOf([samples, samples, [7]], 1000)).toBeCloseTo(expected, 12);
  const scaled = samples.map(x => x * 1000);
  expect(floorOf([scaled, scaled, scaled], 1e6)).toBeCloseTo(expected, 12);
});

test("pointNoise(logs, points) is no smaller than the rounding error", () => {
  const samples = [10, 10, 10, 10, 10, 10, 10, 10, 10, 11];
  expect(floorOf([samples, samples], 10)).toBeCloseTo(0.1 / Math.sqrt(12), 12);
});

test("pointNoise(logs, points) passes over samples without a logarithm, and is never 0", () => {
  expect(floorOf([[0, 1, 2], [-1, 1], []], 1e9)).toBe(LEAST_NOISE);
});
