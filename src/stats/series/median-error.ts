import {regularizedBeta} from "../distributions/student.ts";

/** Weights of the order statistics, by the number of values. */
const weightsByCount = new Map<number, Float64Array>();

/**
 * Returns the standard error of the median of ascending values: the standard deviation of the median of values drawn from
 * them. Holds for any distribution, also for few different values.
 * Source: Maritz and Jarrett, Journal of the American Statistical Association 73 (1978).
 */
export function medianError(sorted: Float64Array): number {
  const weights = orderWeights(sorted.length);
  let mean = 0;
  for (const [i, value] of sorted.entries()) mean += (weights[i] ?? 0) * value;
  let variance = 0;
  for (const [i, value] of sorted.entries()) variance += (weights[i] ?? 0) * (value - mean) ** 2;
  return Math.sqrt(variance);
}

/** Chance of each order statistic to be the median: steps of the beta distribution with both parameters (n + 1)/2. */
function orderWeights(n: number): Float64Array {
  const known = weightsByCount.get(n);
  if (known) return known;
  const half = (n + 1) / 2;
  const below = (i: number) => regularizedBeta(i / n, 1 - i / n, half, half);
  const weights = Float64Array.from({length: n}, (_, i) => below(i + 1) - below(i));
  weightsByCount.set(n, weights);
  return weights;
}
