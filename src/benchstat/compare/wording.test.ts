import {expect, test} from "vitest";
import {formatComparison, formatDelta, formatRange} from "./wording.ts";

const INF = Number.POSITIVE_INFINITY;

test.each([
  [1, 0.5, 1.1, "50%"],
  [1, 0.9, 1.5, "50%"],
  // benchstat measures from the far ends below zero, too.
  [-1, -1.1, -0.5, "-10%"],
  [1, 1, 1, "0%"],
  [1, -INF, 1, "∞"],
  [1, 1, INF, "∞"],
  [1, -1, 1, "?"],
  [0, -1, 1, "?"],
  [0, 0, 0, "0%"],
  [1, 0.875, 1, "12%"],
])("formatRange of %d between %d and %d is %s", (center, low, high, text) => {
  expect(formatRange({center, low, high, warnings: []})).toBe(text);
});

test.each([
  [1, 2, 0.01, "+100.00%"],
  [2, 1, 0.01, "-50.00%"],
  [1, 1, 0.01, "0.00%"],
  [1, 1.000001, 0.01, "+0.00%"],
  [1, 0.999999, 0.01, "-0.00%"],
  [0, 1, 0.01, "?"],
  [0, 0, 0.01, "0.00%"],
  [1, 2, 0.06, "~"],
  [1, 2, 0.05, "+100.00%"],
])("formatDelta(%d, %d) with p=%d is %s", (base, head, p, text) => {
  expect(formatDelta(base, head, {p, n1: 6, n2: 6, alpha: 0.05, warnings: []})).toBe(text);
});

test.each([
  [0.0625, 6, 6, "p=0.062 n=6"],
  [1.75, 1, 7, "p=1.750 n=1+7"],
  [0, 6, 9, "n=6+9"],
])("formatComparison of p=%d with n=%d and %d is %s", (p, n1, n2, text) => {
  expect(formatComparison({p, n1, n2, alpha: 0.05, warnings: []})).toBe(text);
});
