import {expect, test} from "vitest";
import {normalCdf, normalQuantile} from "./normal.ts";

// Abramowitz and Stegun, table 26.1 and 26.2, to the digits printed there.
test.each([
  [0, 0.5],
  [1, 0.841344746068543],
  [2, 0.977249868051821],
  [3, 0.99865010196837],
  [-1, 0.158655253931457],
  [-5, 2.86651571879194e-7],
  [-10, 7.61985302416052e-24],
])("normalCdf(%d) is %d", (z, p) => {
  expect(Math.abs(normalCdf(z) - p)).toBeLessThan(p * 2e-14 + 1e-15);
});

test("normalCdf(z) has no step where its formula changes", () => {
  const z = 2 * Math.SQRT2;
  expect(normalCdf(-z * (1 + 1e-15)) / normalCdf(-z * (1 - 1e-15))).toBeCloseTo(1, 12);
});

test("normalQuantile(p) inverts normalCdf(z)", () => {
  for (const p of [1e-10, 0.0005, 0.025, 0.3, 0.5, 0.975]) {
    expect(normalCdf(normalQuantile(p))).toBeCloseTo(p, 14);
  }
  expect(normalQuantile(0.025)).toBeCloseTo(-1.959963984540054, 12);
  expect([0, 1].map(normalQuantile)).toEqual([Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]);
});
