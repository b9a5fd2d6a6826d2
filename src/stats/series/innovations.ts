import type {WeightedValues} from "./levels.ts";

/** Below this many points, correlated neighbours cannot be distinguished from a step. */
const LEAST_FOR_CORRELATION = 10;

/** Upper limit of the correlation: a correlation of 1 would explain every change. */
const MOST_CORRELATION = 0.95;

/** Correlation that neighbours of `n` independent points reach by chance: 1/√n. */
function chanceCorrelation(n: number): number {
  return 1 / Math.sqrt(n);
}

/** Residuals as an AR(1) process. */
export interface Innovations {
  /** Correlation of neighbouring residuals, 0 to 0.95, beyond chance. */
  readonly correlation: number;
  /** Σ(eᵢ - ρeᵢ₋₁)². */
  readonly squares: number;
}

/** Computes correlation and innovations of residuals. */
export function innovationsOf(residuals: Float64Array): Innovations {
  const correlation = neighbourCorrelation(residuals);
  let squares = 0;
  let before = 0;
  for (const residual of residuals) {
    squares += (residual - correlation * before) ** 2;
    before = residual;
  }
  return {correlation, squares};
}

/** Σ eᵢeᵢ₋₁ / Σ eᵢ², up to 0.95, less 1/√n: values that independent points reach by chance count as 0. */
function neighbourCorrelation(residuals: Float64Array): number {
  const n = residuals.length;
  let products = 0;
  let squares = 0;
  let before = 0;
  for (const residual of residuals) {
    products += residual * before;
    squares += residual * residual;
    before = residual;
  }
  if (n < LEAST_FOR_CORRELATION || squares === 0) return 0;
  const raw = Math.min(Math.max(products / squares, 0), MOST_CORRELATION);
  return Math.max(0, raw - chanceCorrelation(n));
}

/** Returns a lower bound of the innovations' squares for levels with a number of free cuts; `squares` is one of Σeᵢ². */
export type InnovationBound = (cuts: number, squares: number) => number;

/**
 * Bounds the innovations of a series about any levels that begin at the fixed boundaries. The differences of neighbours within a
 * level do not depend on its mean, and a cut leaves out one of them. With D, the sum of their squares without the largest as
 * many as there are cuts, and S = Σeᵢ², the correlation r of neighbours is at most 1 - D/2S, and the squares of the innovations
 * are at least S(1 + 1/n - r²), which grows with S and D; without correlation beyond chance they are S.
 */
export function innovationBound(series: WeightedValues, fixed: readonly number[]): InnovationBound {
  const differences = squaredDifferences(series, fixed).sort().reverse();
  const chance = chanceCorrelation(differences.length);
  const rest = [differences.reduce((sum, square) => sum + square, 0)];
  return (cuts, squares) => {
    for (let cut = rest.length; cut <= cuts; cut++)
      rest.push(Math.max(0, (rest[cut - 1] ?? 0) - (differences[cut - 1] ?? 0)));
    const most = 1 - (rest[cuts] ?? 0) / (2 * squares);
    // Above the upper limit the formula does not hold.
    if (most > MOST_CORRELATION) return 0;
    return most <= chance ? squares : squares * (1 + chance * chance - most * most);
  };
}

/** Differences across fixed boundaries, or of different weights, are left out as 0. */
function squaredDifferences({values, weights}: WeightedValues, fixed: readonly number[]): Float64Array {
  const differences = new Float64Array(values.length);
  for (let i = 1; i < values.length; i++)
    if (weights[i] === weights[i - 1])
      differences[i] = (weights[i] ?? 0) * ((values[i] ?? 0) - (values[i - 1] ?? 0)) ** 2;
  for (const place of fixed) differences[place] = 0;
  return differences;
}
