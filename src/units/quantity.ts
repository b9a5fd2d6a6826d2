import type {Scale} from "./scale.ts";
import {commonScale, formatScaled} from "./scale.ts";
import {unitClass} from "./unit.ts";

/**
 * Writes a tidy unit with a prefix the way prose does: `sec/op` with `n` is `ns/op`, `B/op` with `Ki` is `KiB/op`.
 * Other units do not take a prefix; theirs stays with the number: `1.204k allocs/op`.
 */
export function prefixedUnit(unit: string, prefix: string): string {
  if (!takesPrefix(unit)) return unit;
  return prefix + unit.replace(/^sec\b/, "s");
}

/** Chooses one scale for numbers of a unit, as benchstat does; whole numbers that need no prefix stay whole. */
export function quantityScale(values: readonly number[], unit: string): Scale {
  const scale = commonScale(values.filter(Number.isFinite), unitClass(unit));
  return scale.prefix === "" && values.every(Number.isInteger) ? {...scale, decimals: 0} : scale;
}

/** Writes a number in a scale for a column or axis headed by `prefixedUnit`. */
export function formatInScale(value: number, unit: string, scale: Scale): string {
  const text = formatScaled(value, scale);
  return takesPrefix(unit) && text.endsWith(scale.prefix)
    ? text.slice(0, text.length - scale.prefix.length)
    : text;
}

/** Writes one number with its unit for prose: `761.4 ns/op`, `1.500 KiB/op`, `12 allocs/op`, with benchstat's digits. */
export function formatQuantity(value: number, unit: string): string {
  const scale = quantityScale([value], unit);
  return `${formatInScale(value, unit, scale)} ${prefixedUnit(unit, scale.prefix)}`;
}

function takesPrefix(unit: string): boolean {
  return /^(?:sec|B)(?![A-Za-z0-9])/.test(unit);
}
