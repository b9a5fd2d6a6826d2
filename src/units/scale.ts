import {formatFixed} from "./go-number.ts";
import type {UnitClass} from "./unit.ts";

/** How numbers are shown: divided by a factor, with a prefix for it and so many decimals. */
export interface Scale {
  /** Value of a prefixed unit in the bare unit: 1e-9 for `n`. */
  readonly factor: number;
  /** `n`, `µ` (U+00B5), `m`, "", `k`, … or `Ki`, `Mi`, …. */
  readonly prefix: string;
  /** 0 to 10. */
  readonly decimals: number;
}

/** A prefix and from which magnitudes on it is used with 3, 2 and 1 decimals. */
interface Step {
  readonly factor: number;
  readonly prefix: string;
  readonly threeDecimals: number;
  readonly twoDecimals: number;
  readonly oneDecimal: number;
}

/** The largest first. The thresholds are the doubles nearest to the decimal literals, so they are parsed, not multiplied. */
const DECIMAL_STEPS: readonly Step[] = [
  ["T", 12],
  ["G", 9],
  ["M", 6],
  ["k", 3],
  ["", 0],
  ["m", -3],
  ["µ", -6],
  ["n", -9],
].map(([prefix, exponent]) => ({
  factor: Number(`1e${exponent}`),
  prefix: String(prefix),
  threeDecimals: Number(`.99995e${exponent}`),
  twoDecimals: Number(`9.9995e${exponent}`),
  oneDecimal: Number(`99.995e${exponent}`),
}));

const BINARY_STEPS: readonly Step[] = ["Ti", "Gi", "Mi", "Ki", ""].map((prefix, index) => {
  const factor = 1024 ** (4 - index);
  return {
    factor,
    prefix,
    threeDecimals: 0.99995 * factor,
    twoDecimals: 9.9995 * factor,
    oneDecimal: 99.995 * factor,
  };
});

/** Scale of zeros only. */
const PLAIN_SCALE: Scale = {factor: 1, prefix: "", decimals: 3};

/** Below the smallest prefix, decimals grow instead, up to these thresholds: 9.9995e-1 to 9.9995e-8. */
const SMALL_THRESHOLDS = [1, 2, 3, 4, 5, 6, 7, 8].map(digits => Number(`9.9995e-${digits}`));

/**
 * Chooses a common scale for numbers that are read together, from the smallest that is not zero: it gets four
 * significant digits, the others as many decimals. As benchstat's rows do.
 */
export function commonScale(values: Iterable<number>, unitClass: UnitClass): Scale {
  let least = 0;
  for (const value of values) {
    const magnitude = Math.abs(value);
    if (magnitude !== 0 && (least === 0 || magnitude < least)) least = magnitude;
  }
  return least === 0 ? PLAIN_SCALE : scaleOf(least, unitClass);
}

/** Formats in a scale: `1.500µ`; infinite numbers and NaN in Go's words, with the prefix as benchstat prints it: `NaNn`. */
export function formatScaled(value: number, scale: Scale): string {
  return formatFixed(value / scale.factor, scale.decimals) + scale.prefix;
}

function scaleOf(magnitude: number, unitClass: UnitClass): Scale {
  const steps = unitClass === "binary" ? BINARY_STEPS : DECIMAL_STEPS;
  for (const {factor, prefix, threeDecimals, twoDecimals, oneDecimal} of steps) {
    if (!(magnitude >= threeDecimals)) continue;
    const decimals = magnitude >= oneDecimal ? 1 : magnitude >= twoDecimals ? 2 : 3;
    return {factor, prefix, decimals};
  }
  const last = steps.at(-1);
  return last ? smallScale(magnitude, last) : PLAIN_SCALE;
}

function smallScale(magnitude: number, step: Step): Scale {
  const value = magnitude / step.factor;
  const index = SMALL_THRESHOLDS.findIndex(threshold => value >= threshold);
  return {
    factor: step.factor,
    prefix: step.prefix,
    decimals: 3 + (index < 0 ? SMALL_THRESHOLDS.length - 1 : index),
  };
}
