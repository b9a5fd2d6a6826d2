/** Differences below this share of a value are errors of binary fractions. */
const LEAST_DIFFERENCE = 1e-9;

/**
 * Estimates the step to which values are rounded: the smallest difference between two samples of a point, or
 * between two centers where no point has two different samples; 0 where all are equal. For values that are
 * not rounded it is far below their noise.
 */
export function roundingStep(
  points: readonly {readonly center: number; readonly samples: readonly number[]}[],
): number {
  let least = Number.POSITIVE_INFINITY;
  for (const {samples} of points) least = Math.min(least, smallestDifference(samples));
  if (least === Number.POSITIVE_INFINITY) least = smallestDifference(points.map(({center}) => center));
  return least === Number.POSITIVE_INFINITY ? 0 : least;
}

/** Infinite if all values are equal. */
function smallestDifference(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort();
  let least = Number.POSITIVE_INFINITY;
  for (let i = 1; i < sorted.length; i++) {
    const value = sorted[i] ?? Number.NaN;
    const difference = value - (sorted[i - 1] ?? Number.NaN);
    if (difference > LEAST_DIFFERENCE * Math.abs(value) && difference < least) least = difference;
  }
  return least;
}
