import type {ChangePoints} from "../../stats/change-points.ts";
import {LEAST_POINTS} from "../../stats/change-points.ts";

/** Why a series shows no change. */
export type Silence =
  // Nothing was looked for: so many measurements are the least that levels can be told in.
  | {readonly kind: "too-few"; readonly measurements: number; readonly needed: number}
  // Nothing was looked for: some point is 0, negative or not a number, and has no relative change.
  | {readonly kind: "not-positive"}
  // So many changes were found that none is believed.
  | {readonly kind: "unstable"; readonly changes: number; readonly measurements: number}
  // Every measurement gave the same number.
  | {readonly kind: "constant"}
  // There are sure changes, the largest of this size (0.015 is +1.5 %), and none is large enough to be spoken of.
  | {readonly kind: "too-small"; readonly effect: number}
  // Neighbouring points follow each other so closely (from 0.3, up to 1) that steps cannot be told from drift.
  | {readonly kind: "drift"; readonly correlation: number}
  // No step stands out of how much neighbouring points differ (0.01 is 1 %): of noise, or of changes too close to each other.
  | {readonly kind: "within-noise"; readonly noise: number; readonly measurements: number};

/** From this correlation of neighbours on a series is said to drift. */
const DRIFT = 0.3;

/** Below this many measurements a step of a few times the noise may stay unseen. */
const FEW = 8;

/** Tells why nothing was found in a series, or nothing of it believed. */
export function silenceOf(found: ChangePoints, measurements: number): Silence {
  if (found.mode === "none") {
    return found.reason === "not-positive"
      ? {kind: "not-positive"}
      : {kind: "too-few", measurements, needed: LEAST_POINTS};
  }
  if (found.mode === "exact") {
    return found.largestSmall === 0 ? {kind: "constant"} : {kind: "too-small", effect: found.largestSmall};
  }
  if (found.unstable) return {kind: "unstable", changes: found.boundaries.length, measurements};
  const effects = found.small.map(({effect}) => effect).sort((a, b) => Math.abs(b) - Math.abs(a));
  if (effects[0] !== undefined) return {kind: "too-small", effect: effects[0]};
  if (found.correlation >= DRIFT) return {kind: "drift", correlation: found.correlation};
  return {kind: "within-noise", noise: found.noise, measurements};
}

/** Says in a few words why no change is shown: `no step stands out of the ±1.2% that measurements differ by`. */
export function describeSilence(silence: Silence): string {
  switch (silence.kind) {
    case "too-few":
      return `measured ${silence.measurements === 1 ? "once" : `${silence.measurements} times`}, needs ${silence.needed}`;
    case "not-positive":
      return "holds a value that is not above 0";
    case "unstable":
      return `unstable: ${silence.changes} changes in ${silence.measurements} measurements are too many to believe one`;
    case "constant":
      return "measured the same every time";
    case "too-small":
      return `the largest change, ${percent(silence.effect)}, is too small to speak of`;
    case "drift":
      return "drifts: neighbouring measurements are too alike to tell a step";
    case "within-noise":
      return silence.measurements < FEW
        ? `${silence.measurements} measurements are too few to tell a step from the ±${percent(silence.noise)} they differ by`
        : `no step stands out of the ±${percent(silence.noise)} that measurements differ by`;
  }
}

/** As benchstat writes percentages, but with one digit below 1 % more. */
function percent(fraction: number): string {
  const value = 100 * fraction;
  return `${value.toFixed(Math.abs(value) < 1 ? 2 : 1)}%`;
}
