import type {WeightedValues} from "./levels.ts";
import {levelResiduals} from "./levels.ts";

/** Below this many points, correlated neighbours cannot be distinguished from a step. */
const LEAST_FOR_CORRELATION = 10;

/** Upper limit of the correlation: a correlation of 1 would explain every change. */
const MOST_CORRELATION = 0.95;

/** Cost of a step in units of ln n: more than BIC's 2 (its place and its height), since all places were searched. */
export const STEP_PENALTY = 3;

/** After this many more cuts without a better segmentation the search ends. */
const PATIENCE = 6;

/** The levels chosen for a series, and how its points depend on each other within them. */
export interface LevelCount {
  /** Where the levels after the first begin. */
  readonly boundaries: readonly number[];
  /** Correlation of neighbouring residuals, 0 to 1, beyond chance; large where a series drifts. */
  readonly correlation: number;
  /** n ln v + 3 q ln n; the least is best. Comparable between fits of a series. */
  readonly criterion: number;
}

/** Inputs of the criterion besides values and boundaries. */
export interface CountRule {
  /**
   * Standard deviation of a point about its level; counts as an additional residual, so that v is never 0.
   */
  readonly noise: number;
  /** Number of given boundaries, which are free of cost. */
  readonly fixed: number;
}

/**
 * Chooses, among segmentations ordered by their number of cuts, that with the least n ln v + 3 q ln n (BIC;
 * Schwarz 1978), and of equal segmentations that with fewer cuts. v is the mean square of the innovations of
 * an AR(1) process, so that correlation explains a series that drifts, rather than many steps.
 */
export function chooseLevelCount(
  series: WeightedValues,
  candidates: Iterable<readonly number[]>,
  rule: CountRule,
): LevelCount {
  let best: LevelCount = {boundaries: [], correlation: 0, criterion: Number.POSITIVE_INFINITY};
  for (const boundaries of candidates) {
    const isFound = best.criterion < Number.POSITIVE_INFINITY;
    if (isFound && boundaries.length > best.boundaries.length + PATIENCE) break;
    const count = assessLevels(series, boundaries, rule);
    if (count.criterion < best.criterion) best = count;
  }
  return best;
}

/** Computes criterion and correlation of a segmentation. */
export function assessLevels(
  series: WeightedValues,
  boundaries: readonly number[],
  {noise, fixed}: CountRule,
): LevelCount {
  const residuals = levelResiduals(series, boundaries);
  const n = residuals.length;
  const correlation = neighbourCorrelation(residuals);
  let squares = noise * noise;
  let before = 0;
  for (const residual of residuals) {
    squares += (residual - correlation * before) ** 2;
    before = residual;
  }
  const penalty = STEP_PENALTY * (boundaries.length - fixed) * Math.log(n);
  return {boundaries, correlation, criterion: n * Math.log(squares / (n + 1)) + penalty};
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
  return Math.max(0, raw - 1 / Math.sqrt(n));
}
