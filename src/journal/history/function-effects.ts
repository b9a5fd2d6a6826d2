import type {SampledShare} from "../../stats/samples/share-ratio.ts";
import {shareRatioInterval} from "../../stats/samples/share-ratio.ts";
import type {FunctionPoint, FunctionShare} from "./function-histories.ts";

/** By how much the cumulative share of a function changed between two profiles. */
export interface ShareEffect {
  /** Head over base; undefined from 0. */
  readonly ratio: number | undefined;
  /** 95 %, of the sampling alone; undefined where a side has no sample, or the profile does not count its samples. */
  readonly interval: {readonly low: number; readonly high: number} | undefined;
}

/** How far the share of a function came: `total = byEntries · between`. */
export interface ShareTotals {
  readonly byEntries: number;
  /** Undefined if no step is between entries; counts as 1. */
  readonly between: number | undefined;
}

/** Compares a function's cumulative share in two profiles. A single profile a side allows no test. */
export function shareEffect(base: FunctionShare, head: FunctionShare): ShareEffect {
  const [before, after] = [base.cum / base.total, head.cum / head.total];
  const [from, to] = [sampled(base), sampled(head)];
  return {
    ratio: before > 0 ? after / before : undefined,
    interval: from && to && shareRatioInterval(from, to),
  };
}

function sampled({cum, total, samples}: FunctionShare): SampledShare | undefined {
  return samples === undefined ? undefined : {within: (samples * cum) / total, count: samples};
}

/**
 * Multiplies the effects of kept entries, and the steps between them; undefined where no entry profiled both sides, or where a
 * share is not above 0.
 */
export function shareTotals(points: readonly FunctionPoint[]): ShareTotals | undefined {
  let byEntries = 1;
  let between = 1;
  let pairs = 0;
  let gaps = 0;
  for (const [i, point] of points.entries()) {
    const previous = points[i - 1];
    const start = point.baseShare ?? point;
    const isOwnBase = point.baseShare !== undefined && previous?.entry === point.entry;
    if (previous && !isOwnBase) {
      between *= shareEffect(previous, start).ratio ?? Number.NaN;
      gaps++;
    }
    if (!point.baseShare) continue;
    byEntries *= shareEffect(point.baseShare, point).ratio ?? Number.NaN;
    pairs++;
  }
  const isKnown = [byEntries, between].every(ratio => ratio > 0 && Number.isFinite(ratio));
  return pairs > 0 && isKnown ? {byEntries, between: gaps > 0 ? between : undefined} : undefined;
}

/**
 * Multiplies the effects of kept entries point by point: the history of a share without the differences between sessions. 1
 * before the first pair; undefined from a share on that is not above 0.
 */
export function chainedShares(points: readonly FunctionPoint[]): (number | undefined)[] {
  let index: number | undefined = 1;
  return points.map(point => {
    const ratio: number | undefined = point.baseShare ? shareEffect(point.baseShare, point).ratio : 1;
    index = index === undefined || ratio === undefined || ratio === 0 ? undefined : index * ratio;
    return index;
  });
}
