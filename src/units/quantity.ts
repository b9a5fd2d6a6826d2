import {commonScale, formatScaled} from "./scale.ts";
import {unitClass} from "./unit.ts";

/**
 * Formats a number with its unit for prose, with the digits benchstat gives it alone in a row: 1.5e-6 sec/op
 * is `1.500 µs/op`, 2048 B/op `2.000 KiB/op`, 12 allocs/op `12.00 allocs/op`.
 */
export function formatQuantity(value: number, unit: string): string {
  const scaled = formatScaled(value, commonScale([value], unitClass(unit)));
  const [, number = scaled, prefix = ""] = /^([-+]?[0-9.]+|[-+]Inf|NaN)(.*)$/.exec(scaled) ?? [];
  const [, first = unit, rest = ""] = /^([^/]*)(.*)$/.exec(unit) ?? [];
  const name = first === "sec" ? "s" : first;
  // Prefixes belong to short symbols: 1.500k allocs, not 1.500 kallocs.
  return name === "s" || name === "B" ? `${number} ${prefix}${name}${rest}` : `${number}${prefix} ${unit}`;
}
