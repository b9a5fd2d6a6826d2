import {leastP, mannWhitney} from "./mann-whitney.ts";
import type {Assumption} from "./summary.ts";

/** Warnings of a comparison; the texts are made where it is shown. */
export type ComparisonWarning =
  // All values of both samples are equal.
  | {readonly kind: "all-equal"}
  // A value is NaN, so no test is possible; benchstat never ends in this case.
  | {readonly kind: "not-a-number"}
  // Both samples are too small for any difference to be significant; undefined if 10 are too few as well.
  | {readonly kind: "test-needs-samples"; readonly samples: number | undefined; readonly alpha: number};

/** Result of comparing two samples. */
export interface Comparison {
  /** Two-sided; exactly 0 if the samples were assumed exact (and in a quirk of tied samples, see UTest). */
  readonly p: number;
  readonly n1: number;
  readonly n2: number;
  /** Significance level: a difference is significant if p is at most alpha. */
  readonly alpha: number;
  readonly warnings: readonly ComparisonWarning[];
}

/** Limit of the search for the needed number of samples. */
const MAX_NEEDED = 10;

const NONE: readonly ComparisonWarning[] = [];
const NOT_A_NUMBER: readonly ComparisonWarning[] = [{kind: "not-a-number"}];
const ALL_EQUAL: readonly ComparisonWarning[] = [{kind: "all-equal"}];
const tooFew = new Map<number, ComparisonWarning & {kind: "test-needs-samples"}>();

/** Compares a base with a head, each in ascending order: by the U test, or as exact numbers. */
export function compareSamples(
  base: ArrayLike<number>,
  head: ArrayLike<number>,
  assumption: Assumption,
  alpha: number,
): Comparison {
  const sizes = {n1: base.length, n2: head.length};
  if (assumption === "exact") return {p: 0, ...sizes, alpha: 0, warnings: NONE};
  // NaN is sorted before all numbers, as Go does.
  if (Number.isNaN(base[0]) || Number.isNaN(head[0])) return {p: 1, ...sizes, alpha, warnings: NOT_A_NUMBER};
  const test = mannWhitney(base, head);
  if (!test) return {p: 1, ...sizes, alpha, warnings: ALL_EQUAL};
  return {p: test.p, ...sizes, alpha, warnings: warningsOf(test.p, sizes, alpha)};
}

/** True if the difference is significant: p is at most alpha. */
export function isSignificant(comparison: Comparison): boolean {
  return !(comparison.p > comparison.alpha);
}

/** Minimum samples of each side for a significant difference to be possible; undefined above 10. */
export function samplesForComparison(alpha: number): number | undefined {
  for (let n = 1; n < MAX_NEEDED; n++) if (leastP(n) <= alpha) return n;
  return undefined;
}

function warningsOf(
  p: number,
  {n1, n2}: {readonly n1: number; readonly n2: number},
  alpha: number,
): readonly ComparisonWarning[] {
  if (!(p > alpha)) return NONE;
  const warning = tooFewWarning(alpha);
  const needed = warning.samples ?? MAX_NEEDED;
  return n1 < needed && n2 < needed ? [warning] : NONE;
}

function tooFewWarning(alpha: number): ComparisonWarning & {kind: "test-needs-samples"} {
  let warning = tooFew.get(alpha);
  if (!warning) {
    warning = {kind: "test-needs-samples", samples: samplesForComparison(alpha), alpha};
    tooFew.set(alpha, warning);
  }
  return warning;
}
