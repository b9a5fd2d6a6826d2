import {choose} from "../distributions/binomial.ts";
import {normalCdf} from "../distributions/normal.ts";
import {tiedTail} from "./u-tied.ts";
import {untiedTail} from "./u-untied.ts";

/** Result of the U test of two samples. */
export interface UTest {
  /**
   * Two-sided: the chance of a difference at least this large if both came from the same distribution. Twice
   * the lower tail, not clamped: above 1 or 0 for some tied samples of unequal size.
   */
  readonly p: number;
  /** U of the first sample: pairs in which its value is larger; equal values count half. */
  readonly u: number;
}

/** Maximum samples of each side for the exact distribution of U, without and with ties. */
const MAX_EXACT = 50;
const MAX_EXACT_TIED = 25;

/**
 * Compares two samples, each in ascending order and without NaN, by the Mann-Whitney U test.
 * Undefined if all values are equal.
 */
export function mannWhitney(first: ArrayLike<number>, second: ArrayLike<number>): UTest | undefined {
  const n1 = first.length;
  const n2 = second.length;
  const {ties, twiceU} = rank(first, second);
  const tied = ties.length < n1 + n2;
  const limit = tied ? MAX_EXACT_TIED : MAX_EXACT;
  if (ties.length <= 1) return undefined;
  if (n1 > limit || n2 > limit) return approximate(n1, n2, ties, twiceU / 2);
  const twiceLeast = Math.min(twiceU, 2 * n1 * n2 - twiceU);
  if (twiceU === n1 * n2) return {p: 1, u: twiceU / 2};
  const tail = tied ? tiedTail(n1, ties, twiceLeast) : untiedTail(n1, n2, twiceLeast / 2);
  return {p: tail * 2, u: twiceU / 2};
}

/**
 * The smallest p that two samples of n values each can have (n up to 25): all of a sample below all of the
 * other.
 */
export function leastP(n: number): number {
  return 2 / choose(2 * n, n);
}

/** Merges both samples: sizes of the groups of equal values in ascending order, and twice U of the first. */
function rank(first: ArrayLike<number>, second: ArrayLike<number>): {ties: number[]; twiceU: number} {
  const ties: number[] = [];
  let twiceU = 0;
  let i = 0;
  let j = 0;
  while (i < first.length || j < second.length) {
    const value = Math.min(first[i] ?? Number.POSITIVE_INFINITY, second[j] ?? Number.POSITIVE_INFINITY);
    const below = j;
    const start = i;
    while (i < first.length && first[i] === value) i++;
    while (j < second.length && second[j] === value) j++;
    if (i === start && j === below) throw new RangeError("mannWhitney: expected numbers, got NaN");
    ties.push(i - start + j - below);
    twiceU += (i - start) * (below + j);
  }
  return {ties, twiceU};
}

/** The normal approximation with correction for ties and continuity; undefined if all values are equal. */
function approximate(n1: number, n2: number, ties: readonly number[], u: number): UTest | undefined {
  const n = n1 + n2;
  const mean = (n1 * n2) / 2;
  let tieSum = 0;
  for (const t of ties) tieSum += t * t * t - t;
  const deviation = Math.sqrt((n1 * n2 * (n + 1 - tieSum / (n * (n - 1)))) / 12);
  if (deviation === 0) return undefined;
  const distance = u - mean;
  const z = (distance - 0.5 * Math.sign(distance)) / deviation;
  const below = normalCdf(z);
  return {p: 2 * Math.min(below, 1 - below), u};
}
