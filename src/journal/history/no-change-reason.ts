import type {ChangePoints} from "../../stats/series/change-points.ts";
import {LEAST_POINTS} from "../../stats/series/change-points.ts";

/** Why a series shows no change. */
export type NoChangeReason =
  // Too few measurements to search for levels.
  | {readonly kind: "too-few"; readonly measurements: number; readonly needed: number}
  // Not searched: a point is 0, negative or not a number, and has no relative change.
  | {readonly kind: "not-positive"}
  // Too many changes were found to trust any of them.
  | {readonly kind: "unstable"; readonly changes: number; readonly measurements: number}
  // Every measurement gave the same number.
  | {readonly kind: "constant"}
  // There are certain changes, the largest of this size (0.015 is +1.5 %), and all are below the least change.
  | {readonly kind: "too-small"; readonly effect: number}
  // Neighbouring points correlate so strongly (from 0.3, up to 1) that a step cannot be distinguished from drift.
  | {readonly kind: "drift"; readonly correlation: number}
  // The series changes steadily, by this much a point and as a whole (0.001 is +0.1 %), and shows no step.
  | {readonly kind: "drifting"; readonly slope: number; readonly total: number}
  // From a place on, points vary more or less than before (0.01 is 1 %), and no step exceeds that.
  | {readonly kind: "noise-change"; readonly before: number; readonly after: number}
  // No step exceeds the difference of neighbouring points (0.01 is 1 %).
  | {readonly kind: "within-noise"; readonly noise: number; readonly measurements: number};

/** From this correlation of neighbours on a series counts as drifting. */
const DRIFT = 0.3;

/** Below this many measurements a step of a few times the noise may stay undetected. */
const FEW = 8;

/** Explains why no change was found in a series, or why those found are not shown. */
export function explainNoChange(found: ChangePoints, measurements: number): NoChangeReason {
  if (found.mode === "none") {
    return found.reason === "not-positive"
      ? {kind: "not-positive"}
      : {kind: "too-few", measurements, needed: LEAST_POINTS};
  }
  if (found.mode === "exact") {
    if (found.unstable) return {kind: "unstable", changes: found.boundaries.length, measurements};
    return found.largestSmall === 0 ? {kind: "constant"} : {kind: "too-small", effect: found.largestSmall};
  }
  if (found.unstable) return {kind: "unstable", changes: found.boundaries.length, measurements};
  if (found.drift) return {kind: "drifting", slope: found.drift.slope, total: found.drift.total};
  const effects = found.small.map(({effect}) => effect).sort((a, b) => Math.abs(b) - Math.abs(a));
  if (effects[0] !== undefined) return {kind: "too-small", effect: effects[0]};
  if (found.noiseChange) {
    const {before, after} = found.noiseChange;
    return {kind: "noise-change", before, after};
  }
  if (found.correlation >= DRIFT) return {kind: "drift", correlation: found.correlation};
  return {kind: "within-noise", noise: found.noise, measurements};
}

/** Formats the reason in a few words: `no step exceeds the ±1.2% that measurements differ by`. */
export function describeNoChange(reason: NoChangeReason): string {
  switch (reason.kind) {
    case "too-few":
      return `measured ${reason.measurements === 1 ? "once" : `${reason.measurements} times`}, needs ${reason.needed}`;
    case "not-positive":
      return "holds a value that is not above 0";
    case "unstable":
      return `unstable: ${reason.changes} changes in ${reason.measurements} measurements are too many to trust one`;
    case "constant":
      return "measured the same every time";
    case "too-small":
      return `the largest change, ${percent(reason.effect)}, is below the least change`;
    case "drift":
      return "drifts: neighbouring measurements are too alike to identify a step";
    case "drifting":
      return `drifts steadily by ${percent(reason.slope)} a measurement, ${percent(reason.total)} in all`;
    case "noise-change":
      return `no step exceeds the noise, which went from ±${percent(reason.before)} to ±${percent(reason.after)}`;
    case "within-noise":
      return reason.measurements < FEW
        ? `${reason.measurements} measurements are too few to distinguish a step from the ±${percent(reason.noise)} they differ by`
        : `no step exceeds the ±${percent(reason.noise)} that measurements differ by`;
  }
}

/** As benchstat writes percentages, but with a further digit below 1 %. */
function percent(fraction: number): string {
  const value = 100 * fraction;
  return `${value.toFixed(Math.abs(value) < 1 ? 2 : 1)}%`;
}
