/**
 * Returns the median of numbers in ascending order, by the formula of benchstat's quantile.
 * Between two middle values it is a + (b - a)/2, which sometimes differs from (a + b)/2 in the last digit.
 * NaN for no numbers, and for an odd count with an infinite right neighbour.
 */
export function median(sorted: ArrayLike<number>): number {
  const middle = (sorted.length - 1) >> 1;
  const left = sorted[middle] ?? Number.NaN;
  if (sorted.length === 1) return left;
  const right = sorted[middle + 1] ?? Number.NaN;
  return sorted.length % 2 === 1 ? left + 0 * (right - left) : left + 0.5 * (right - left);
}
