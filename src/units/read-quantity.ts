import {BYTES_OF, SECONDS_OF} from "./written-units.ts";

/** A value that a person wrote, in the tidied unit it is of. */
export interface WrittenQuantity {
  readonly value: number;
  /** Value of the last written digit: 1e-10 for `1.5 ns`; 0 for zero, which is always exact. */
  readonly step: number;
}

const TIMES: ReadonlyMap<string, number> = new Map([...SECONDS_OF, ["sec", 1]]);

const PREFIXES: ReadonlyMap<string, number> = new Map([
  ["", 1],
  ["k", 1e3],
  ["M", 1e6],
  ["G", 1e9],
]);

/**
 * Reads a value with its unit as people write it, where it is meant in `unit`, a tidied unit: `50ns`,
 * `1.5 µs/op` of `sec/op`, `2 KiB` of `B/op`, `12`, `1.2k allocs` of `allocs/op`. Times and sizes need their
 * unit, unless they are zero. Undefined for anything else.
 */
export function readQuantity(text: string, unit: string): WrittenQuantity | undefined {
  const written = /^([-+]?\d+)(?:\.(\d+))?\s*(\S.*)?$/.exec(text.trim().replace(/^\u2212/, "-"));
  if (!written) return undefined;
  const [, whole = "", fraction = "", suffix] = written;
  const number = Number(fraction === "" ? whole : `${whole}.${fraction}`);
  const factor = factorOf((suffix ?? "").replace(/^([kMG]) /, "$1"), unit, number === 0);
  if (factor === undefined) return undefined;
  return {value: number * factor, step: number === 0 ? 0 : factor / 10 ** fraction.length};
}

/** Words that `readQuantity` understands for a unit, for messages: `ns, µs, ms, s`. */
export function quantityExamples(unit: string): string {
  const [symbol] = splitUnit(unit);
  if (symbol === "sec") return "50ns, 1.5µs, 20ms or 3s";
  if (symbol === "B") return "512B, 2KiB or 1.5MB";
  return "12 or 1.5k";
}

function factorOf(suffix: string, unit: string, isZero: boolean): number | undefined {
  const [symbol, per] = splitUnit(unit);
  const measure = per !== "" && suffix.endsWith(per) ? suffix.slice(0, -per.length) : suffix;
  if (isZero && suffix === "") return 1;
  if (symbol === "sec") return TIMES.get(measure);
  if (symbol === "B") return BYTES_OF.get(measure);
  return PREFIXES.get(measure.endsWith(symbol) ? measure.slice(0, -symbol.length) : measure);
}

/** Splits a unit into the quantity and its denominator: `sec` and `/op`. */
function splitUnit(unit: string): [symbol: string, per: string] {
  const [, symbol = unit, per = ""] = /^([^/]*)(.*)$/.exec(unit) ?? [];
  return [symbol, per];
}
