import {goExp, goLog} from "./go-logarithm.ts";

/**
 * The geometric mean as a running mean of logarithms, in the order given.
 * NaN for no numbers and as soon as one is not above zero.
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
