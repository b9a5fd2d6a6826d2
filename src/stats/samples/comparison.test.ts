import {expect, test} from "vitest";
import {compareSamples, isSignificant, samplesForComparison} from "./comparison.ts";

test("compareSamples(base, head) is significant when p is at most alpha", () => {
  const comparison = compareSamples([1, 2, 3, 4], [5, 6, 7, 8], "nothing", 0.05);
  expect(comparison).toMatchObject({n1: 4, n2: 4, alpha: 0.05, warnings: []});
  expect(comparison.p).toBeCloseTo(2 / 70, 15);
  expect(isSignificant(comparison)).toBe(true);
});

test("compareSamples(base, head) says how many samples would do when no difference could be significant", () => {
  const comparison = compareSamples([1, 2, 3], [4, 5, 6], "nothing", 0.05);
  expect(comparison.warnings).toEqual([{kind: "test-needs-samples", samples: 4, alpha: 0.05}]);
  expect(isSignificant(comparison)).toBe(false);
});

test("compareSamples(base, head) is silent where one side has samples enough", () => {
  expect(compareSamples([1, 2, 3], [1, 2, 3, 4], "nothing", 0.05).warnings).toEqual([]);
});

test("compareSamples(base, head) of one value only says so", () => {
  expect(compareSamples([1], [1], "nothing", 0.05)).toEqual({
    p: 1,
    n1: 1,
    n2: 1,
    alpha: 0.05,
    warnings: [{kind: "all-equal"}],
  });
});

test("compareSamples(base, head, exact) always believes the numbers", () => {
  const comparison = compareSamples([1], [2], "exact", 0.05);
  expect(comparison).toEqual({p: 0, n1: 1, n2: 1, alpha: 0, warnings: []});
  expect(isSignificant(comparison)).toBe(true);
});

test.each([
  [0.05, 4],
  [0.01, 5],
  [0.1, 3],
  [1, 1],
  [0, undefined],
])("samplesForComparison(%d) is %j", (alpha, n) => {
  expect(samplesForComparison(alpha)).toBe(n);
});
