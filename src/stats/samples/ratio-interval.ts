import {normalQuantile} from "../distributions/normal.ts";
import {untiedTail} from "./u-untied.ts";

/** The ends of an interval of a ratio; 0 and infinite where the samples are too few to bound it. */
export interface RatioInterval {
  readonly low: number;
  readonly high: number;
}

/** Beyond this many pairs of samples the ratios are not listed; the interval of the medians is used instead. */
const MAX_PAIRS = 40_000;
/** As in the U test: the exact distribution up to so many samples a side. */
const MAX_EXACT = 50;

/**
 * Returns the interval of the ratio head/base in which the U test at `confidence` finds no difference: the order
 * statistics of all pairwise ratios that the critical value of U cuts off. It leaves 1 out where that test is significant.
 * Samples are positive and ascending; undefined for other samples and for too many of them.
 * Source: Hollander, Wolfe, Chicken, Nonparametric Statistical Methods, section 4.3 (Moses), on logarithms.
 */
export function ratioInterval(
  base: ArrayLike<number>,
  head: ArrayLike<number>,
  confidence: number,
): RatioInterval | undefined {
  const pairs = base.length * head.length;
  if (pairs === 0 || pairs > MAX_PAIRS) return undefined;
  if (!((base[0] ?? 0) > 0 && (head[0] ?? 0) > 0)) return undefined;
  const cut = criticalCount(base.length, head.length, 1 - confidence);
  if (cut === 0) return {low: 0, high: Number.POSITIVE_INFINITY};
  const ratios = new Float64Array(pairs);
  for (let i = 0, at = 0; i < base.length; i++)
    for (let j = 0; j < head.length; j++) ratios[at++] = (head[j] ?? 0) / (base[i] ?? 1);
  ratios.sort();
  return {low: ratios[cut - 1] ?? 0, high: ratios[pairs - cut] ?? Number.POSITIVE_INFINITY};
}

/** How many pairwise ratios lie outside the interval on each side, plus 1: the least count whose tail exceeds alpha/2. */
function criticalCount(n1: number, n2: number, alpha: number): number {
  const middle = Math.floor((n1 * n2) / 2);
  if (n1 > MAX_EXACT || n2 > MAX_EXACT) {
    const deviation = Math.sqrt((n1 * n2 * (n1 + n2 + 1)) / 12);
    return Math.max(0, Math.min(middle, Math.floor((n1 * n2) / 2 + normalQuantile(alpha / 2) * deviation)));
  }
  let count = 0;
  while (count < middle && untiedTail(n1, n2, count) <= alpha / 2) count++;
  return count;
}
