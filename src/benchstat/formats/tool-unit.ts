import type {TidyUnit} from "../../units/unit.ts";

/** Words above the fraction line, with the tidied unit and the factor of values. */
const NUMERATORS: ReadonlyMap<string, TidyUnit> = new Map(
  (
    [
      ["sec", 1, "s sec secs second seconds"],
      ["sec", 1e-3, "ms millisecond milliseconds"],
      ["sec", 1e-6, "us µs μs microsecond microseconds"],
      ["sec", 1e-9, "ns nanosecond nanoseconds"],
      ["sec", 1e-12, "ps picosecond picoseconds"],
      ["sec", 60, "min m minute minutes"],
      ["sec", 3600, "hr h hour hours"],
      ["sec", 86_400, "day days"],
      ["B", 1, "B bytes byte"],
      ["B", 1e3, "KB kB"],
      ["B", 1e6, "MB"],
      ["B", 1e9, "GB"],
      ["B", 1e12, "TB"],
      ["B", 2 ** 10, "KiB"],
      ["B", 2 ** 20, "MiB"],
      ["B", 2 ** 30, "GiB"],
      ["B", 2 ** 40, "TiB"],
      ["elem", 1, "elem"],
      ["elem", 1e3, "Kelem"],
      ["elem", 1e6, "Melem"],
      ["elem", 1e9, "Gelem"],
    ] as const
  ).flatMap(([unit, factor, words]) => words.split(" ").map(word => [word, {unit, factor}] as const)),
);

/** Words below it: "a second" in any of its parts, "one operation" under any name. */
const DENOMINATORS: ReadonlyMap<string, TidyUnit> = new Map([
  ["sec", {unit: "s", factor: 1}],
  ["ms", {unit: "s", factor: 1e3}],
  ["us", {unit: "s", factor: 1e6}],
  ["ns", {unit: "s", factor: 1e9}],
  ["min", {unit: "s", factor: 1 / 60}],
  ["iter", {unit: "op", factor: 1}],
  ["iteration", {unit: "op", factor: 1}],
]);

/**
 * Tidies a unit of any tool into benchstat's vocabulary: `ns/iter` is 1e-9 `sec/op`, `ops/ms` 1000 `ops/s`. A time
 * without a fraction is the time of an operation, which every tool here repeats.
 */
export function toolUnit(written: string): TidyUnit {
  const prefix = written.slice(0, written.lastIndexOf("-") + 1);
  const {unit, factor} = bareUnit(written.slice(prefix.length), prefix !== "");
  return {unit: plain(prefix + unit), factor};
}

/** Behind a prefix, as in `gc.time-ms`, a time is a quantity of its own. */
function bareUnit(written: string, hasPrefix: boolean): TidyUnit {
  const [above = "", below, ...rest] = written.split("/");
  const numerator = NUMERATORS.get(above) ?? {unit: above, factor: 1};
  if (below === undefined) {
    const isOperation = numerator.unit === "sec" && !hasPrefix;
    return isOperation ? {unit: "sec/op", factor: numerator.factor} : numerator;
  }
  const denominator = DENOMINATORS.get(below) ?? {unit: below, factor: 1};
  const unit = [numerator.unit, denominator.unit, ...rest].join("/");
  return {unit, factor: numerator.factor * denominator.factor};
}

/** Spaces would end a unit in benchmark text. */
function plain(unit: string): string {
  return unit.replace(/\s+/g, "_");
}
