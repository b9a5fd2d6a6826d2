import {levelMeans} from "./levels.ts";

/** Below this many points neighbours' likeness cannot be told from a step. */
const LEAST_FOR_CORRELATION = 10;

/** A correlation of 1 would forgive every change. */
const MOST_CORRELATION = 0.95;

/** What a step costs, in units of ln n: more than BIC's 2 (its place and its height), since places were searched. */
const PENALTY = 3;

/** How many levels a series is said to have, and how its points follow each other within them. */
export interface LevelCount {
  /** Where the levels after the first begin. */
  readonly boundaries: readonly number[];
  /** Correlation of neighbouring residuals, 0 to 1, beyond what chance gives; large where a series drifts. */
  readonly correlation: number;
}

/**
 * Chooses among segmentations, ordered by their number of cuts: the one whose n ln v + 3 q ln n is least (BIC; Schwarz 1978),
 * the one of fewer cuts of equals. v is the mean square of what an AR(1) process leaves unexplained, so that a series that
 * drifts is explained by correlation rather than by many steps. `noise` counts as one more residual, so that v is never 0.
 */
export function chooseLevelCount(
  values: Float64Array,
  candidates: readonly (readonly number[])[],
  noise: number,
): LevelCount {
  let best: LevelCount = {boundaries: [], correlation: 0};
  let least = Number.POSITIVE_INFINITY;
  for (const boundaries of candidates) {
    const {criterion, correlation} = assess(values, boundaries, noise);
    if (criterion >= least) continue;
    least = criterion;
    best = {boundaries, correlation};
  }
  return best;
}

function assess(
  values: Float64Array,
  boundaries: readonly number[],
  noise: number,
): {criterion: number; correlation: number} {
  const n = values.length;
  const means = levelMeans(values, boundaries);
  const residuals = values.map((value, i) => value - (means[i] ?? Number.NaN));
  const correlation = neighbourCorrelation(residuals);
  let squares = noise * noise;
  let before = 0;
  for (const residual of residuals) {
    squares += (residual - correlation * before) ** 2;
    before = residual;
  }
  const variance = squares / (n + 1);
  return {criterion: n * Math.log(variance) + PENALTY * boundaries.length * Math.log(n), correlation};
}

/** Σ eᵢeᵢ₋₁ / Σ eᵢ², up to 0.95, less 1/√n: what is within chance for independent points is none. */
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
