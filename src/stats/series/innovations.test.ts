import fc from "fast-check";
import {expect, test} from "vitest";
import {innovationBound, innovationsOf} from "./innovations.ts";
import {levelResiduals, sumOfSquares} from "./levels.ts";

test("innovationsOf(residuals) removes the correlation of neighbours beyond chance", () => {
  const wave = Float64Array.from({length: 100}, (_, i) => Math.sin(i / 4));
  const {correlation, squares} = innovationsOf(wave);
  expect(correlation).toBeCloseTo(0.95 - 0.1, 12);
  expect(squares).toBeLessThan(sumOfSquares(wave) / 10);
  expect(innovationsOf(wave.map((_, i) => (-1) ** i))).toEqual({correlation: 0, squares: 100});
});

const coarse = fc.array(fc.integer({min: -3, max: 3}), {minLength: 12, maxLength: 30});
const walks = coarse.map(steps =>
  steps.map((_, i) => steps.slice(0, i + 1).reduce((sum, step) => sum + step, 0)),
);

test("innovationBound(series, fixed) is never more than the innovations about any levels", () => {
  fc.assert(
    fc.property(fc.oneof(coarse, walks), fc.array(fc.nat(28)), fc.nat(12), (values, cuts, lighter) => {
      const inside = [...new Set(cuts)].filter(cut => cut > 0 && cut < values.length).sort((a, b) => a - b);
      const weights = Float64Array.from(values, (_, i) => (i < lighter ? 0.25 : 1));
      const series = {values: Float64Array.from(values), weights};
      const residuals = levelResiduals(series, inside);
      const {squares} = innovationsOf(residuals);
      const fixed = inside.filter((_, i) => i % 2 === 0);
      for (const share of [1, 0.9, 0.5]) {
        const bound = innovationBound(series, fixed)(
          inside.length - fixed.length,
          share * sumOfSquares(residuals),
        );
        expect(bound).toBeLessThanOrEqual(squares + 1e-9);
      }
    }),
    {seed: 1, numRuns: 2000},
  );
});

test("innovationBound(series, fixed) is the sum of squares where neighbours do not correlate", () => {
  const values = Float64Array.from({length: 40}, (_, i) => (i % 3) - 1);
  const bound = innovationBound({values, weights: values.map(() => 1)}, []);
  expect(bound(2, 20)).toBe(20);
  // Steps as large as the bound of squares cannot be told from correlation.
  expect(bound(0, 1e6)).toBe(0);
});
