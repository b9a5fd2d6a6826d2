import {goExp, goLog} from "../distributions/go-logarithm.ts";

/**
 * Returns the geometric mean as a running mean of logarithms, in the order given.
 * NaN for no numbers and if any is not above 0.
 */
export function geometricMean(values: Iterable<number>): number {
  let mean = 0;
  let count = 0;
  for (const value of values) {
    if (!(value > 0)) return Number.NaN;
    count++;
    mean += (goLog(value) - mean) / count;
  }
  return count === 0 ? Number.NaN : goExp(mean);
}
