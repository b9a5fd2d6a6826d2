import type {Scale} from "../../units/scale.ts";
import {commonScale, formatScaled} from "../../units/scale.ts";
import {unitClass} from "../../units/unit.ts";

/** A common scale for the numbers of a column or an axis with the unit in its heading. */
export interface UnitScale {
  readonly scale: Scale;
  /** The unit with the scale's prefix: `ns/op`, `KiB/op`; `allocs/op (×1k)` for units without prefixes. */
  readonly heading: string;
  /** Formats a number without its unit. */
  format(value: number): string;
}

/**
 * Chooses a common scale for numbers of a tidy unit, as benchstat's rows do; whole numbers that need no
 * prefix stay whole.
 */
export function unitScale(values: readonly number[], unit: string): UnitScale {
  const common = commonScale(values.filter(Number.isFinite), unitClass(unit));
  const isWhole = common.prefix === "" && values.every(Number.isInteger);
  const scale = isWhole ? {...common, decimals: 0} : common;
  return {
    scale,
    heading: heading(unit, scale.prefix),
    format: value => formatScaled(value, {...scale, prefix: ""}),
  };
}

/** `sec` and `B` are symbols that take a prefix; other words do not. */
function heading(unit: string, prefix: string): string {
  if (/^(?:sec|B)(?![A-Za-z0-9])/.test(unit)) return prefix + unit.replace(/^sec/, "s");
  return prefix === "" ? unit : `${unit} (×1${prefix})`;
}
