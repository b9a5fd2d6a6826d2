import {expect, test} from "vitest";
import {roundingStep} from "./rounding-step.ts";

const point = (...samples: number[]) => ({center: samples[0] ?? Number.NaN, samples});

test.each([
  ["integers", [point(10, 11, 10), point(30, 30, 32)], 1],
  ["integers of another unit", [point(10e-9, 11e-9), point(13e-9, 13e-9)], 1e-9],
  ["single samples", [point(10), point(10), point(12)], 2],
  ["samples that differ, not the steps between points", [point(100, 100.5), point(400, 400)], 0.5],
  ["equal samples", [point(5, 5), point(5, 5)], 0],
  ["differences of binary fractions, which count as equal", [point(0.3, 0.1 + 0.2), point(0.3, 0.4)], 0.1],
])("roundingStep(points) of %s", (_, points, expected) => {
  expect(roundingStep(points)).toBeCloseTo(expected, 15);
});
