/** Whether prefixes of a unit count in thousands (k, M, G) or in 1024s (Ki, Mi, Gi). */
export type UnitClass = "decimal" | "binary";

/** A unit as benchstat stores it, and the factor from the written unit. */
export interface TidyUnit {
  readonly unit: string;
  /** 1 when the unit was tidy already. */
  readonly factor: number;
}

/** A word of a unit and whether it is above the fraction line; separators are words of their own. */
interface UnitWord {
  readonly text: string;
  readonly numerator: boolean;
}

/** The most frequent units, without parsing. */
const COMMON: ReadonlyMap<string, TidyUnit> = new Map([
  ["ns/op", {unit: "sec/op", factor: 1e-9}],
  ["MB/s", {unit: "B/s", factor: 1e6}],
]);

/**
 * Tidies a unit as benchstat does: `ns` above the fraction line becomes `sec`, `MB` becomes `B`.
 * Multiply by the factor, never divide by its inverse: 7 ns are 7.000000000000001e-09 sec.
 */
export function tidyUnit(unit: string): TidyUnit {
  const common = COMMON.get(unit);
  if (common) return common;
  if (!unit.includes("ns") && !unit.includes("MB")) return {unit, factor: 1};
  let factor = 1;
  const words = unitWords(unit).map(({text, numerator}) => {
    if (numerator && text === "ns") {
      factor /= 1e9;
      return "sec";
    }
    if (numerator && text === "MB") {
      factor *= 1e6;
      return "B";
    }
    return text;
  });
  return {unit: words.join(""), factor};
}

/** Returns whether a unit's prefixes are binary: true for bytes above the fraction line. */
export function unitClass(unit: string): UnitClass {
  const bytes = unitWords(unit).some(
    ({text, numerator}) => numerator && (text === "B" || text === "MB" || text === "bytes"),
  );
  return bytes ? "binary" : "decimal";
}

/** Units that benchstat leaves alone, by the word above the fraction line. */
const FURTHER: ReadonlyMap<string, TidyUnit> = new Map([
  ["s", {unit: "sec", factor: 1}],
  ["ms", {unit: "sec", factor: 1e-3}],
  ["us", {unit: "sec", factor: 1e-6}],
  ["µs", {unit: "sec", factor: 1e-6}],
  ["μs", {unit: "sec", factor: 1e-6}],
  ["KB", {unit: "B", factor: 1e3}],
  ["kB", {unit: "B", factor: 1e3}],
  ["GB", {unit: "B", factor: 1e9}],
  ["TB", {unit: "B", factor: 1e12}],
  ["KiB", {unit: "B", factor: 2 ** 10}],
  ["MiB", {unit: "B", factor: 2 ** 20}],
  ["GiB", {unit: "B", factor: 2 ** 30}],
  ["TiB", {unit: "B", factor: 2 ** 40}],
]);

/** Units that benchstat tidies behind `-`, and not behind `_`. */
const TIDIED: ReadonlyMap<string, TidyUnit> = new Map([
  ["ns", {unit: "sec", factor: 1e-9}],
  ["MB", {unit: "B", factor: 1e6}],
]);

/**
 * Tidies a unit further than benchstat does, so that numbers get the prefix that suits them: `p99-us/op` becomes 1e-6
 * `p99-sec/op`, `ms` 1e-3 `sec`, `MiB/op` 2^20 `B/op`.
 */
export function tidyFurther(unit: string): TidyUnit {
  const tidy = tidyUnit(unit);
  const [, prefix = "", word = "", rest = ""] = /^((?:[^/]*[-_])?)([^/_-]+)(.*)$/s.exec(tidy.unit) ?? [];
  const further = FURTHER.get(word) ?? (prefix.endsWith("_") ? TIDIED.get(word) : undefined);
  return further ? {unit: prefix + further.unit + rest, factor: tidy.factor * further.factor} : tidy;
}

/** Splits at `*`, `/`, `-` and spaces; `/` leads below the fraction line and only `*` back above it. */
function unitWords(unit: string): UnitWord[] {
  let numerator = true;
  return unit.split(/([*/\- ])/).map(text => {
    if (text === "/") numerator = false;
    if (text === "*") numerator = true;
    return {text, numerator};
  });
}
