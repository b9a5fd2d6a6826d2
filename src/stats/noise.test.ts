import {expect, test} from "vitest";
import {LEAST_NOISE, pointNoise} from "./noise.ts";

const NONE: readonly (readonly number[])[] = [];

test("pointNoise(logs) is the median absolute difference of neighbours, as a deviation of one of them", () => {
  expect(pointNoise([0, 0.1, 0.3, 0.2], NONE)).toBeCloseTo((1.4826 * 0.1) / Math.SQRT2, 12);
});

test("pointNoise(logs) does not take a step for noise", () => {
  const calm = [0, 0.01, 0, 0.01, 0, 0.01];
  expect(pointNoise([...calm, 5, 5.01, 5], NONE)).toBeCloseTo(pointNoise(calm, NONE), 12);
});

test("pointNoise(logs, samples) takes the samples' word where the points are too equal", () => {
  // Logarithms 0, 1 and 2: a deviation of 1.4826, of which the median knows 1.2533/√3.
  const samples = [1, Math.E, Math.E ** 2];
  const expected = (1.2533 * 1.4826) / Math.sqrt(3);
  expect(pointNoise([0, 0, 0], [samples, samples, [7]])).toBeCloseTo(expected, 12);
  expect(
    pointNoise(
      [0, 0, 0],
      [samples, samples, samples].map(values => values.map(x => x * 1000)),
    ),
  ).toBeCloseTo(expected, 12);
});

test("pointNoise(logs, samples) passes over samples that have no logarithm, and is never nothing", () => {
  expect(pointNoise([0, 0, 0], [[0, 1, 2], [-1, 1], []])).toBe(LEAST_NOISE);
});
