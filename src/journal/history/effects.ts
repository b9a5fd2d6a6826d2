import {benjaminiHochberg} from "../../stats/samples/benjamini-hochberg.ts";
import {compareSamples, samplesForComparison} from "../../stats/samples/comparison.ts";
import {ratioInterval} from "../../stats/samples/ratio-interval.ts";
import {studentTest} from "../../stats/samples/student-test.ts";

/** A head and its base, before they are compared. */
export interface MeasuredEffect {
  readonly base: readonly number[];
  readonly head: readonly number[];
  /** Medians of both sides. */
  readonly from: number;
  readonly to: number;
  /**
   * True if every point of the series repeats the same number, as allocs/op do: the difference is then exact, and needs no
   * test.
   */
  readonly isExact: boolean;
}

/**
 * How an effect is judged: `moved` counts as a change; `uncertain` passes the U test alone, but not among the other rows of
 * the entry; `weak` passes among them, but is not certain enough among the entries of a history; `too-small` is certain
 * and below the least change; `none` is not significant; `untestable` has too few samples.
 */
export type EffectJudgement = "moved" | "uncertain" | "weak" | "too-small" | "none" | "untestable";

/** Measurement of an entry's own pair for a benchmark in a unit. */
export interface Effect {
  /** Medians of the base and the head. */
  readonly from: number;
  readonly to: number;
  /** `to` over `from`; infinite or NaN from 0. */
  readonly ratio: number;
  /** The interval of the ratio, from the U test; undefined where the samples are not positive, or too few. */
  readonly interval: {readonly low: number; readonly high: number} | undefined;
  /** p of the U test, as benchstat prints it; undefined for exact numbers. */
  readonly p: number | undefined;
  /** Samples of the base and of the head. */
  readonly n: readonly [base: number, head: number];
  readonly judgement: EffectJudgement;
  /** How many rows of the entry and unit were judged together, this row included. */
  readonly rows: number;
}

/** The thresholds that decide whether an effect counts as a move. */
export interface EffectThresholds {
  /** Significance level, of the U test and of the Benjamini–Hochberg procedure. */
  readonly alpha: number;
  /** Smaller relative changes never count: 0.02 is 2 %. */
  readonly leastChange: number;
  /** Confidence of the interval of the ratio; 0.95 when absent. */
  readonly confidence?: number;
}

/**
 * An effect must be certain at the significance level over this. A benchmark that 100 entries measure is then credited with a
 * false change in about 1.5 % of histories, however many rows each entry has and however noisy they are.
 */
const HISTORY_FACTOR = 500;

/**
 * Judges the effects of an entry in a unit together. An effect counts as a move if its p passes the Benjamini–Hochberg
 * procedure among all of them, it is at least the least change, and either the U test or a t-test of the logarithms is
 * certain enough for a history of many entries. Six samples a side never give a U test that is, and outliers spoil the t-test.
 * A table of benchstat is not this strict: it tests each row alone.
 */
export function judgeEffects(measured: readonly MeasuredEffect[], thresholds: EffectThresholds): Effect[] {
  const {alpha, leastChange, confidence = 0.95} = thresholds;
  const tested = measured.map(one => testEffect(one, alpha, confidence));
  const passed = benjaminiHochberg(
    tested.map(({p}) => p),
    alpha,
  );
  return tested.map(({p, least, isExact, isTestable, ...effect}, i): Effect => {
    const judgement = (): EffectJudgement => {
      if (effect.ratio === 1 || Number.isNaN(effect.ratio)) return "none";
      if (p > alpha && !isExact) return isTestable ? "none" : "untestable";
      if (Math.abs(effect.ratio - 1) < leastChange) return "too-small";
      if (isExact) return "moved";
      if (!passed[i]) return "uncertain";
      return least <= alpha / HISTORY_FACTOR ? "moved" : "weak";
    };
    return {...effect, p: isExact ? undefined : p, judgement: judgement(), rows: measured.length};
  });
}

/** Compares a head with its base, as benchstat does. */
function testEffect({base, head, from, to, isExact}: MeasuredEffect, alpha: number, confidence: number) {
  const [before, after] = [ascending(base), ascending(head)];
  // NaN is sorted last, and cannot be ranked.
  const isRanked = !Number.isNaN(before.at(-1) ?? Number.NaN) && !Number.isNaN(after.at(-1) ?? Number.NaN);
  const p = isRanked ? Math.min(1, compareSamples(before, after, "nothing", alpha).p) : 1;
  const interval = isRanked ? ratioInterval(before, after, confidence) : undefined;
  const isBounded = interval !== undefined && interval.low > 0 && Number.isFinite(interval.high);
  const needed = samplesForComparison(alpha) ?? Number.POSITIVE_INFINITY;
  return {
    from,
    to,
    ratio: to / from,
    interval: isBounded ? interval : undefined,
    p,
    /** The smaller p of both tests. */
    least: isRanked ? Math.min(p, studentTest(before, after)) : 1,
    n: [base.length, head.length] as const,
    isExact,
    isTestable: Math.max(base.length, head.length) >= needed,
  };
}

function ascending(samples: readonly number[]): Float64Array {
  return Float64Array.from(samples).sort();
}
