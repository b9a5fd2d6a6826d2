import {expect, test} from "vitest";
import {medianError} from "./median-error.ts";

test("medianError(sorted) of few values is the deviation of the median of values drawn from them", () => {
  expect(medianError(Float64Array.of(3))).toBe(0);
  // Beta(3/2, 3/2) is symmetric: each of two values is as likely.
  expect(medianError(Float64Array.of(0, 1))).toBeCloseTo(0.5, 12);
  // Beta(2, 2) at 1/3 is 3/9 - 2/27 = 7/27.
  expect(medianError(Float64Array.of(-1, 0, 1))).toBeCloseTo(Math.sqrt(14 / 27), 12);
});

test("medianError(sorted) of values that repeat", () => {
  const halves = Float64Array.of(3, 3, 3, 3, 3, 4, 4, 4, 4, 4);
  expect(medianError(halves)).toBeCloseTo(0.5, 12);
  expect(medianError(Float64Array.of(3, 3, 3, 3, 3, 3, 3, 3, 3, 4))).toBeLessThan(0.05);
});

test("medianError(sorted) of many evenly spread values is that of the uniform distribution", () => {
  const n = 999;
  const values = Float64Array.from({length: n}, (_, i) => (i + 0.5) / n);
  expect(medianError(values)).toBeCloseTo(0.5 / Math.sqrt(n), 3);
});
