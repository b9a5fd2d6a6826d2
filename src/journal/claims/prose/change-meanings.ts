import type {NumberToken} from "./tokens.ts";
import type {Direction} from "./words.ts";

/** Bounds of a number, both included. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** A meaning of a phrase; a reader of `50 % faster` may think of half the time or of two thirds of it. */
export type Meaning =
  // Head over base.
  | ({readonly kind: "ratio"} & Interval)
  // Medians in a tidied unit; a side that is not named is undefined, `either` is any of both sides.
  | {
      readonly kind: "values";
      readonly unit: string;
      readonly base?: Interval | undefined;
      readonly head?: Interval | undefined;
      readonly either?: Interval | undefined;
    };

/** How much, without a direction. */
export interface Amount {
  readonly of: "percent" | "factor";
  readonly value: number;
  /** In points for a percentage, in units of the factor. */
  readonly tolerance: number;
  /** As written: `30 %`, `a third`. */
  readonly text: string;
}

/** Relative tolerance of values, and of words such as `halved` and `twice`. */
const VALUE_TOLERANCE = 0.05;
const WORD_TOLERANCE = 0.15;

/** Makes an amount of a percentage; `step` is the value of its last digit. */
export function percentAmount(value: number, step: number, isAbout: boolean, text: string): Amount {
  const tolerance = isAbout ? Math.max(3, value / 10) : Math.max(1, step);
  return {of: "percent", value, tolerance, text};
}

/** Makes an amount of a factor; `step` is the value of its last digit. */
export function factorAmount(value: number, step: number, isAbout: boolean, text: string): Amount {
  const tolerance = isAbout ? WORD_TOLERANCE * value : Math.max(step / 2, 0.03 * value);
  return {of: "factor", value, tolerance, text};
}

/** Lists the meanings of an amount in a direction: `3x faster` is a third to some and a quarter to others. */
export function amountMeanings({of, value, tolerance}: Amount, direction: Direction): Meaning[] {
  if (of === "factor") {
    const factors = [value, value + 1].map(factor => interval(factor, tolerance));
    const isLess = direction === "down" || direction === "faster";
    return factors.map(factor => ratio(isLess ? inverse(factor) : factor));
  }
  const share = interval(value / 100, tolerance / 100);
  const less = {low: 1 - share.high, high: 1 - share.low};
  const more = {low: 1 + share.low, high: 1 + share.high};
  switch (direction) {
    case "down":
      return [ratio(less)];
    case "up":
      return [ratio(more)];
    case "faster":
      return [ratio(less), ratio(inverse(more))];
    case "slower":
      return [ratio(more), ...(less.low > 0 ? [ratio(inverse(less))] : [])];
  }
}

/** Returns the meaning of `3x as fast`, `half as many`. */
export function asMeaning({value, tolerance}: Amount, direction: Direction): Meaning {
  const factor = interval(value, tolerance);
  return ratio(direction === "faster" ? inverse(factor) : factor);
}

/** Returns the meaning of a signed percentage. */
export function signedMeaning({value, tolerance}: Amount, sign: "+" | "-"): Meaning {
  return ratio(interval(1 + (sign === "-" ? -value : value) / 100, tolerance / 100));
}

/** Returns the meaning of a word for a factor: `halved`, `half the time`. */
export function ratioMeaning(value: number): Meaning {
  return ratio(interval(value, WORD_TOLERANCE * value));
}

/** Returns the values that a written value may be rounded from. */
export function valueInterval({value, step, scale}: NumberToken, isAbout: boolean): Interval {
  const tolerance = Math.max(step / 2, (isAbout ? WORD_TOLERANCE : VALUE_TOLERANCE) * value);
  return interval(value * scale, tolerance * scale);
}

function interval(center: number, tolerance: number): Interval {
  return {low: center - tolerance, high: center + tolerance};
}

function inverse({low, high}: Interval): Interval {
  return {low: 1 / high, high: low > 0 ? 1 / low : Number.POSITIVE_INFINITY};
}

function ratio({low, high}: Interval): Meaning {
  return {kind: "ratio", low, high};
}
