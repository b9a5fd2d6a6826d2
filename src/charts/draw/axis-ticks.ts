import {nice, tickStep, ticks} from "d3-array";
import {formatFixed} from "../../units/go-number.ts";

/** Where an axis has its marks, and how they are written. */
export interface AxisTicks {
  /** In the axis's own unit, ascending, within its range. */
  readonly values: readonly number[];
  /** Writes a mark's value with its unit: `200 ms`, `12 MiB`, `40`. */
  format(value: number): string;
}

interface Prefix {
  readonly symbol: string;
  readonly factor: number;
}

const TIME: readonly Prefix[] = [
  {symbol: "ns", factor: 1e-9},
  {symbol: "µs", factor: 1e-6},
  {symbol: "ms", factor: 1e-3},
  {symbol: "s", factor: 1},
];
const BYTES: readonly Prefix[] = ["B", "KiB", "MiB", "GiB", "TiB"].map((symbol, power) => ({
  symbol,
  factor: 1024 ** power,
}));

/** Maximum marks of an axis. */
const MAX_TICKS = 1000;

/**
 * Returns round marks within `low` to `high` for values in `sec`, `B`, `%` or a count: at most `wanted` + 1,
 * at steps of 1, 2 or 5 times a power of ten. Empty for an unbounded range.
 */
export function axisTicks(low: number, high: number, unit: string, wanted: number): AxisTicks {
  const {symbol, factor} = prefixOf(Math.max(Math.abs(low), Math.abs(high)), unit);
  const [from, to] = [low / factor, high / factor];
  const count = tickCount(from, to, Math.min(wanted, MAX_TICKS));
  const values = count === 0 ? [] : ticks(from, to, count);
  const decimals = count === 0 ? 0 : decimalsOf(tickStep(from, to, count));
  const suffix = symbol === "%" ? "%" : symbol && ` ${symbol}`;
  return {
    values: values.map(value => value * factor),
    format: value => formatFixed(value / factor, value === 0 ? 0 : decimals) + suffix,
  };
}

/** Rounds a range's upper end up to its next mark, so that the axis ends with a mark. */
export function roundUp(high: number, unit: string, wanted: number): number {
  if (!(high > 0)) return 1;
  const {factor} = prefixOf(high, unit);
  return (nice(0, high / factor, tickCount(0, high / factor, wanted))[1] ?? 1) * factor;
}

/** The count to ask d3 for, which treats it as a hint, to get at most `wanted` + 1 marks; 0 for a range without an end. */
function tickCount(from: number, to: number, wanted: number): number {
  if (!Number.isFinite(to - from)) return 0;
  let count = wanted;
  while (count > 1 && ticks(from, to, count).length > wanted + 1) count--;
  return count;
}

/** Returns the least step of 1, 2 or 5 times a power of ten that divides a range into at most `most` parts; 0 for no range. */
export function stepWithin(low: number, high: number, most: number): number {
  let count = most;
  while (count > 1 && (high - low) / tickStep(low, high, count) > most + 1e-9) count--;
  return tickStep(low, high, count);
}

/** Digits behind the point that marks at a step of 1, 2 or 5 times a power of ten need. */
function decimalsOf(step: number): number {
  return step > 0 ? Math.max(0, -Math.floor(Math.log10(step) + 1e-9)) : 0;
}

function prefixOf(magnitude: number, unit: string): Prefix {
  const family = unit === "sec" ? TIME : unit === "B" ? BYTES : undefined;
  if (!family) return {symbol: unit === "%" ? "%" : "", factor: 1};
  const [smallest = {symbol: "", factor: 1}] = family;
  return family.findLast(({factor}) => magnitude >= factor) ?? smallest;
}
