/** One stretch of a series: from `start` to before `end`, 0-based. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** A stretch that stays about one value. */
export interface Level extends Stretch {
  /** The value, in the series' own unit. */
  readonly center: number;
}

/** Lists the stretches between boundaries; a boundary is the first place of the stretch after it. */
export function stretches(length: number, boundaries: readonly number[]): Stretch[] {
  return [0, ...boundaries].map((start, i) => ({start, end: boundaries[i] ?? length}));
}

/** The mean of its level for every value. */
export function levelMeans(values: Float64Array, boundaries: readonly number[]): Float64Array {
  const means = new Float64Array(values.length);
  for (const {start, end} of stretches(values.length, boundaries))
    means.fill(mean(values.subarray(start, end)), start, end);
  return means;
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
