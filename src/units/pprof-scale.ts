import {formatFixed} from "./go-number.ts";

/** A unit with the names it goes by. */
interface Unit {
  /** As printed: `kB`, `ms`. */
  readonly name: string;
  /** Lower case, singular. */
  readonly aliases: readonly string[];
  /** In the base unit of its family. */
  readonly factor: number;
}

/** Units that convert into each other. */
interface Family {
  /** Smallest first. */
  readonly units: readonly Unit[];
  /** Unit of a value that is too small for every unit, or whose wanted unit is unknown. */
  readonly fallback: {readonly name: string; readonly factor: number};
}

/** Units of time, without minutes and days. */
const TIME: Family = {
  units: [
    {name: "ns", aliases: ["ns", "nanosecond"], factor: 1},
    {name: "us", aliases: ["μs", "us", "microsecond"], factor: 1e3},
    {name: "ms", aliases: ["ms", "millisecond"], factor: 1e6},
    {name: "s", aliases: ["s", "sec", "second"], factor: 1e9},
    {name: "hrs", aliases: ["hour", "hr"], factor: 3600e9},
  ],
  fallback: {name: "s", factor: 1e9},
};

/** The units that `go tool pprof` knows; binary steps for bytes. */
const FAMILIES: readonly Family[] = [
  {
    units: [
      {name: "B", aliases: ["b", "byte"], factor: 1},
      {name: "kB", aliases: ["kb", "kbyte", "kilobyte"], factor: 2 ** 10},
      {name: "MB", aliases: ["mb", "mbyte", "megabyte"], factor: 2 ** 20},
      {name: "GB", aliases: ["gb", "gbyte", "gigabyte"], factor: 2 ** 30},
      {name: "TB", aliases: ["tb", "tbyte", "terabyte"], factor: 2 ** 40},
      {name: "PB", aliases: ["pb", "pbyte", "petabyte"], factor: 2 ** 50},
    ],
    fallback: {name: "B", factor: 1},
  },
  TIME,
  {
    units: [
      {name: "n*GCU", aliases: ["nanogcu"], factor: 1e-9},
      {name: "u*GCU", aliases: ["microgcu"], factor: 1e-6},
      {name: "m*GCU", aliases: ["milligcu"], factor: 1e-3},
      {name: "GCU", aliases: ["gcu"], factor: 1},
      {name: "k*GCU", aliases: ["kilogcu"], factor: 1e3},
      {name: "M*GCU", aliases: ["megagcu"], factor: 1e6},
      {name: "G*GCU", aliases: ["gigagcu"], factor: 1e9},
      {name: "T*GCU", aliases: ["teragcu"], factor: 1e12},
      {name: "P*GCU", aliases: ["petagcu"], factor: 1e15},
    ],
    fallback: {name: "GCU", factor: 1},
  },
];

/** Units that are not worth printing. */
const SILENT_UNITS: ReadonlySet<string> = new Set(["count", "sample", "unit", "minimum", "auto"]);

/** A value in some unit; `unit` is "" if not printed. */
export interface Scaled {
  readonly value: number;
  readonly unit: string;
}

/**
 * Converts a value; `to` is a unit, or `auto` (or `minimum`) for the largest unit in which it is at least 1.
 * An unknown unit leaves the value as it is.
 */
export function scale(value: number, from: string, to: string): Scaled {
  if (value < 0) {
    const positive = scale(-value, from, to);
    return {value: -positive.value, unit: positive.unit};
  }
  for (const family of FAMILIES) {
    const unit = unitOf(family, from);
    if (unit) return within(family, value * unit.factor, to);
  }
  return {value, unit: SILENT_UNITS.has(to) ? "" : to};
}

/** True for units of time. */
export function isTimeUnit(name: string): boolean {
  return unitOf(TIME, name) !== undefined;
}

function within(family: Family, base: number, to: string): Scaled {
  const unit = to === "minimum" || to === "auto" ? largestUnit(family, base) : unitOf(family, to);
  const {name, factor} = unit ?? family.fallback;
  return {value: base / factor, unit: name};
}

function largestUnit(family: Family, base: number): Unit | undefined {
  return family.units.findLast(unit => base / unit.factor >= 1);
}

/** Finds a unit by any of its names, in any case, singular or plural. */
function unitOf(family: Family, name: string): Unit | undefined {
  const lower = name.toLowerCase();
  // Go measures the name in bytes: "μs" is three long and loses its s.
  const long = lower.length > 2 || lower === "μs";
  const singular = long && lower.endsWith("s") ? lower.slice(0, -1) : lower;
  return family.units.find(unit => unit.aliases.includes(singular));
}

/** True if both units belong to the same family, so that values can be converted. */
export function convertible(a: string, b: string): boolean {
  return a === b || FAMILIES.some(family => unitOf(family, a) && unitOf(family, b));
}

/** Formats a value in a unit as `go tool pprof` does: `1.50s`, `83MB`, `0`. */
export function scaledLabel(value: number, from: string, to: string): string {
  const scaled = scale(value, from, to);
  const text = formatFixed(scaled.value, 2).replace(/\.00$/, "");
  return text === "0" || text === "-0" ? "0" : text + scaled.unit;
}

/** Formats a share of a total as `go tool pprof` does, at least 6 wide and without its sign: `12.30%`, ` 0.89%`. */
export function percentage(value: number, total: number): string {
  const ratio = total === 0 ? 0 : Math.abs(value / total) * 100;
  if (ratio >= 99.95 && ratio <= 100.05) return "  100%";
  const text = ratio >= 1 ? formatFixed(ratio, 2) : twoDigits(ratio);
  return `${text.padStart(5)}%`;
}

/** Formats a number from 0 to 1 with two significant digits, as Go's `%.2g` does. */
function twoDigits(value: number): string {
  if (value === 0) return "0";
  // Shortest digits name the same number, so their exponent is the number's own.
  const exponent = Number(value.toExponential().split("e")[1]);
  // Below 0.001 no double lies exactly between two results, so rounding cannot differ.
  const [mantissa = "", power = "0"] = value.toExponential(1).split("e");
  if (Number(power) < -4) return `${mantissa.replace(/\.0$/, "")}e-${power.slice(1).padStart(2, "0")}`;
  return formatFixed(value, 1 - exponent)
    .replace(/0+$/, "")
    .replace(/\.$/, "");
}
