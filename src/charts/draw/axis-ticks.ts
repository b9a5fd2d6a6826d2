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

/** Far more than are ever wanted. */
const MOST_TICKS = 1000;

/** Chooses round marks from `low` to `high` for values in `sec`, `B`, `%` or a count; about `wanted` of them. */
export function axisTicks(low: number, high: number, unit: string, wanted: number): AxisTicks {
  const {symbol, factor} = prefixOf(Math.max(Math.abs(low), Math.abs(high)), unit);
  const step = roundStep((high - low) / factor / wanted);
  const decimals = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  const first = Math.ceil(low / factor / step - 1e-9);
  const last = Math.floor(high / factor / step + 1e-9);
  // A range without an end has none.
  const count = Number.isFinite(last - first) ? Math.max(0, last - first) + 1 : 0;
  const values = Array.from(
    {length: Math.min(count, MOST_TICKS)},
    (_, index) => (first + index) * step * factor,
  );
  const suffix = symbol === "%" ? "%" : symbol && ` ${symbol}`;
  return {values, format: value => formatFixed(value / factor, value === 0 ? 0 : decimals) + suffix};
}

/** Rounds a range's upper end up to its next mark, so that the axis ends with one. */
export function roundUp(high: number, unit: string, wanted: number): number {
  if (!(high > 0)) return 1;
  const {factor} = prefixOf(high, unit);
  const step = roundStep(high / factor / wanted) * factor;
  return Math.ceil(high / step - 1e-9) * step;
}

function prefixOf(magnitude: number, unit: string): Prefix {
  const family = unit === "sec" ? TIME : unit === "B" ? BYTES : undefined;
  if (!family) return {symbol: unit === "%" ? "%" : "", factor: 1};
  const [smallest = {symbol: "", factor: 1}] = family;
  return family.findLast(({factor}) => magnitude >= factor) ?? smallest;
}

/** Rounds a wanted step up to the next of 1, 2, 5, 10, … times a power of ten; 1 for what is no step. */
export function roundStep(wanted: number): number {
  if (!(wanted > 0) || !Number.isFinite(wanted)) return 1;
  const power = 10 ** Math.floor(Math.log10(wanted));
  const factor = [1, 2, 5, 10].find(one => one * power >= wanted * (1 - 1e-9)) ?? 10;
  return factor * power;
}
