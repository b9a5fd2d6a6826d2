import type {Measurement} from "../measurement.ts";
import {medianInterval} from "../stats/samples/median-interval.ts";
import {summarize} from "../stats/samples/summary.ts";
import type {BothSides} from "./side.ts";
import {SIDES} from "./side.ts";

/** The widest interval of a set of measurements. */
export interface WidestInterval {
  readonly name: string;
  readonly unit: string;
  /** Larger distance from the median to an end of its interval, as a share of the median; infinite for too few samples. */
  readonly share: number;
}

/**
 * Finds the measurement whose median is known least precisely, of both sides; undefined without measurements.
 * Only widths are looked at, never the difference of the sides: rounds that end once a difference is
 * significant would find a difference in most comparisons of equal programs.
 */
export function widestInterval(
  measurements: BothSides<readonly Measurement[]>,
  confidence: number,
): WidestInterval | undefined {
  let widest: WidestInterval | undefined;
  for (const {name, unit, samples} of SIDES.flatMap(side => measurements[side])) {
    const share = intervalShare(samples, confidence);
    if (widest === undefined || share > widest.share) widest = {name, unit, share};
  }
  return widest;
}

/**
 * Returns the larger half of a median's interval as a share of the median, as benchstat prints it behind `±`; 0 for a
 * median of 0, which has no relative width.
 */
export function intervalShare(samples: readonly number[], confidence: number): number {
  // Also for equal samples: two equal samples are no proof of precision.
  const {low: first, high: last} = medianInterval(samples.length, confidence);
  if (first < 1 || last > samples.length) return Number.POSITIVE_INFINITY;
  const {center, low, high} = summarize(Float64Array.from(samples).sort(), "nothing", confidence);
  const distance = Math.max(high - center, center - low);
  return distance === 0 || center === 0 ? 0 : distance / Math.abs(center);
}

/** Reason for ending the rounds. */
export type Ending =
  | {readonly kind: "rounds"; readonly rounds: number}
  // Every interval is within `precision`.
  | {readonly kind: "precise"; readonly rounds: number; readonly precision: number}
  // The maximum was reached; `widest` is the interval that is still wider.
  | {
      readonly kind: "not-precise";
      readonly rounds: number;
      readonly precision: number;
      readonly widest: WidestInterval;
    }
  // A run of the next round failed; `reason` is in the words of its error.
  | {readonly kind: "failed"; readonly rounds: number; readonly reason: string}
  | {readonly kind: "interrupted"; readonly rounds: number};

/** Rule for ending the rounds: after a number of them, or once every interval is narrow. */
export interface StopRule {
  /** Half width of an interval as a share of its median, 0.02 for 2 %; undefined for a fixed number of rounds. */
  readonly precision: number | undefined;
  /** Rounds without `precision`, at most so many with it. */
  readonly rounds: number;
}

/** Decides after a number of whole rounds; undefined if another round is needed. */
export function endingAfter(
  rounds: number,
  rule: StopRule,
  measurements: BothSides<readonly Measurement[]>,
  confidence: number,
): Ending | undefined {
  const {precision} = rule;
  if (precision === undefined) return rounds >= rule.rounds ? {kind: "rounds", rounds} : undefined;
  const widest = widestInterval(measurements, confidence);
  if (widest === undefined || widest.share <= precision) return {kind: "precise", rounds, precision};
  return rounds >= rule.rounds ? {kind: "not-precise", rounds, precision, widest} : undefined;
}
