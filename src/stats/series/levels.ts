/** A stretch of a series: places from `start` to before `end`, 0-based. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** A stretch in which a series stays about a single value. */
export interface Level extends Stretch {
  /** The value, in the series' own unit. */
  readonly center: number;
}

/** Values and how much each counts: weights are 1, or less for values with more noise than the others. */
export interface WeightedValues {
  readonly values: Float64Array;
  /** As many as values, above 0. */
  readonly weights: Float64Array;
}

/** Lists the stretches between boundaries; a boundary is the first place of the stretch after it. */
export function stretches(length: number, boundaries: readonly number[]): Stretch[] {
  return [0, ...boundaries].map((start, i) => ({start, end: boundaries[i] ?? length}));
}

/** Weighted mean of a stretch. */
export function weightedMean({values, weights}: WeightedValues, {start, end}: Stretch): number {
  let sum = 0;
  let total = 0;
  for (let i = start; i < end; i++) {
    const weight = weights[i] ?? 0;
    sum += weight * (values[i] ?? Number.NaN);
    total += weight;
  }
  return sum / total;
}

/** Distance of every value from the mean of its level, times the root of its weight. */
export function levelResiduals(series: WeightedValues, boundaries: readonly number[]): Float64Array {
  const residuals = new Float64Array(series.values.length);
  for (const stretch of stretches(residuals.length, boundaries)) {
    const mean = weightedMean(series, stretch);
    for (let i = stretch.start; i < stretch.end; i++)
      residuals[i] = ((series.values[i] ?? Number.NaN) - mean) * Math.sqrt(series.weights[i] ?? 0);
  }
  return residuals;
}

/** The arithmetic mean; NaN for no values. */
export function mean(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Σ(x - mean)². */
export function squaresAboutMean(values: Float64Array): number {
  const middle = mean(values);
  return values.reduce((sum, value) => sum + (value - middle) ** 2, 0);
}

/** Σx². */
export function sumOfSquares(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value * value, 0);
}
