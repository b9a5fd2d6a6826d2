import {leastP, mannWhitney} from "./mann-whitney.ts";
import type {Assumption} from "./summary.ts";

/** What a reader of a comparison must know; words for it are made where it is shown. */
export type ComparisonWarning =
  // Both samples hold one and the same value only.
  | {readonly kind: "all-equal"}
  // A value is not a number, so that no test can be made; benchstat never ends then.
  | {readonly kind: "not-a-number"}
  // Both samples are so small that no difference could be significant; undefined when 10 would be, too.
  | {readonly kind: "test-needs-samples"; readonly samples: number | undefined; readonly alpha: number};

/** Whether two samples differ, and how sure that is. */
export interface Comparison {
  /** Two-sided; exactly 0 when the samples were assumed exact (and in a quirk of tied samples, see UTest). */
  readonly p: number;
  readonly n1: number;
  readonly n2: number;
  /** The difference is significant unless p is above it. */
  readonly alpha: number;
  readonly warnings: readonly ComparisonWarning[];
}

/** From how many samples on the search for the needed count gives up. */
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
  // NaN comes first among sorted values.
  if (Number.isNaN(base[0]) || Number.isNaN(head[0])) return {p: 1, ...sizes, alpha, warnings: NOT_A_NUMBER};
  const test = mannWhitney(base, head);
  if (!test) return {p: 1, ...sizes, alpha, warnings: ALL_EQUAL};
  return {p: test.p, ...sizes, alpha, warnings: warningsOf(test.p, sizes, alpha)};
}

/** True when the comparison is to be believed: p is not above its level. */
export function isSignificant(comparison: Comparison): boolean {
  return !(comparison.p > comparison.alpha);
}

/** How many samples on both sides a comparison needs before anything can be significant; undefined above 10. */
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
