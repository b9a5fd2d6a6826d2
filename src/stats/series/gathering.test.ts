import {expect, test} from "vitest";
import {betaBinomialTail, gatheringChance} from "./gathering.ts";

const chance = (left: readonly number[], right: readonly number[]) =>
  gatheringChance({left: Float64Array.from(left), right: Float64Array.from(right), before: 0, after: 1});

test.each([
  // Uniform prior: every count from 0 to n is equally likely.
  [0, 4, 1, 1, 1],
  [1, 4, 1, 1, 4 / 5],
  [4, 4, 1, 1, 1 / 5],
  // P(2 of 2) = a(a + 1)/((a + b)(a + b + 1)).
  [2, 2, 0.1, 1.9, 0.11 / 6],
])("betaBinomialTail(%f of %f, a=%f, b=%f) is %f", (least, n, a, b, expected) => {
  expect(betaBinomialTail(least, n, a, b)).toBeCloseTo(expected, 9);
});

test("gatheringChance(levels) is small for values that occur nowhere else", () => {
  expect(chance([0, 0, 0, 0], [1, 1, 1, 1])).toBeCloseTo((0.1 * 1.1 * 2.1 * 3.1) / (6 * 7 * 8 * 9), 9);
  expect(chance([0, 0, 0, 0, 0, 0], [1, 1])).toBeCloseTo((0.1 * 1.1) / (8 * 9), 9);
});

test("gatheringChance(levels) grows with every such value in the longer level", () => {
  const quiet = chance([0, 0, 0, 0, 0, 0, 0, 0], [1, 1, 1]);
  const one = chance([0, 0, 1, 0, 0, 0, 0, 0], [1, 1, 1]);
  const two = chance([0, 0, 1, 0, 0, 1, 0, 0], [1, 1, 1]);
  expect(one).toBeGreaterThan(5 * quiet);
  expect(two).toBeGreaterThan(2 * one);
});

test("gatheringChance(levels) depends on neither direction nor values half way", () => {
  const clean = chance([0, 0, 0, 0, 0], [1, 1, 1]);
  expect(chance([0, 0, 0], [1, 1, 1, 1, 1])).toBeCloseTo(clean, 12);
  expect(chance([0, 0.5, 0, 0.6, 0], [1, 1, 0.5])).toBe(clean);
});
