import {SECONDS_OF} from "../../units/written-units.ts";

const TIMES: ReadonlyMap<string, number> = new Map([
  ...SECONDS_OF,
  ["sec", 1],
  ["secs", 1],
  ["seconds", 1],
  ["m", 60],
  ["min", 60],
  ["h", 3600],
]);

const TIME = /^(\d+(?:\.\d+)?)\s*(ns|us|µs|μs|ms|secs?|seconds|s|min|m|h)$/;
const GO_TIME = /^(?:(\d+)h)?(?:(\d+)m)?(\d+(?:\.\d+)?)s$/;

/** Reads a time as load tools write it: `0.0249 secs`, `24.87ms`, `621.67us`, `1.00m`, `2m10.5s`; seconds, undefined for anything else. */
export function readTime(text: string): number | undefined {
  const [, number = "", unit = ""] = TIME.exec(text) ?? [];
  if (number !== "") return scaled(number, TIMES.get(unit) ?? 1);
  const [, hours, minutes, seconds] = GO_TIME.exec(text) ?? [];
  if (seconds === undefined) return undefined;
  return finite(Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds));
}

const SIZE = /^(\d+(?:\.\d+)?)\s*(bytes|B|[kKMGTP]i?B)$/;

/** How a tool counts bytes: hey, wrk and oha by 1024 whatever the name of the unit, k6 by 1000. */
export type Thousand = 1000 | 1024;

/** Reads a size: `1016000 bytes`, `1.42MB`, `38.28 MiB`, `910 kB`; bytes, undefined for anything else. */
export function readSize(text: string, thousand: Thousand): number | undefined {
  const [, number = "", unit = ""] = SIZE.exec(text) ?? [];
  if (number === "") return undefined;
  const power = unit === "bytes" ? 0 : "BKMGTP".indexOf(unit.charAt(0).toUpperCase());
  return scaled(number, (unit.includes("i") ? 1024 : thousand) ** power);
}

/** Parses a plain number; undefined for other text and for numbers beyond a double's range. */
export function readNumber(text: string): number | undefined {
  return /^\d+(?:\.\d+)?(?:[eE][-+]?\d+)?$/.test(text) ? finite(Number(text)) : undefined;
}

/** Divides without the dust of binary fractions: 2.01 ms is 0.00201 s. */
export function divided(value: number, by: number): number {
  return Number((value / by).toPrecision(15));
}

function scaled(number: string, factor: number): number | undefined {
  const value = Number(number);
  return finite(factor < 1 ? divided(value, Math.round(1 / factor)) : value * factor);
}

function finite(value: number): number | undefined {
  return Number.isFinite(value) ? value : undefined;
}
