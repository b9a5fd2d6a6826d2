import {tidyUnit} from "../../units/unit.ts";

/** A unit as the results are stored in it. */
export interface MeasuredUnit {
  /** Tidied: `sec/op`. */
  readonly unit: string;
  /** As the file wrote it, where that differs: `ns/op`. */
  readonly written: string | undefined;
}

/** A `key: value` line of benchmark text. */
export interface ConfigEntry {
  readonly key: string;
  readonly value: string;
}

/** The configuration lines in force above a result; equal lists are the same object. */
export type Config = readonly ConfigEntry[];

/** Everything but the unit that distinguishes results; equal groups are the same object. */
export interface ResultGroup {
  /** The file's label: its path, or the text before `=`. */
  readonly file: string;
  readonly config: Config;
  /** Full name without `Benchmark`. */
  readonly name: string;
}

/** All values of a group in a unit. */
export interface SampleSeries {
  readonly group: ResultGroup;
  readonly unit: MeasuredUnit;
  /** Position of the first value in `BenchmarkResults.values`. */
  readonly start: number;
  /** Position after the last value. */
  readonly end: number;
}

/** An unreadable result or unit line; or the error that ended the reading of its file. */
export interface BadLine {
  /** The path of the file, not its label. */
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  readonly message: string;
}

/** Values of a unit left out of a file since they cannot be computed with; their lines were read. */
export interface LeftOutValues {
  /** The path of the file, not its label. */
  readonly file: string;
  /** 1-based line of the first value. */
  readonly line: number;
  /** As the file wrote it: `hit%/op`. */
  readonly unit: string;
  /** The first value as Go prints it: `NaN`, `+Inf`. */
  readonly value: string;
  readonly count: number;
}

/** The first line of a file that sets a configuration key. */
export interface ConfigLine extends ConfigEntry {
  /** The path of the file. */
  readonly file: string;
  /** 1-based. */
  readonly line: number;
}

/** Metadata of `Unit` lines by tidied unit, then key (`assume`, `better`); the first definition wins. */
export type UnitMetadata = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** Contents of files of benchmark text. */
export interface BenchmarkResults {
  /** In the order in which they first appear. */
  readonly series: readonly SampleSeries[];
  /** Every value, those of a series side by side and in the order of the files. */
  readonly values: Float64Array;
  readonly units: UnitMetadata;
  /** Bad lines; of a journal's file the first 20. */
  readonly errors: readonly BadLine[];
  /** Number of all bad lines. */
  readonly errorCount: number;
  /** An item for each unit and file. */
  readonly leftOut: readonly LeftOutValues[];
  /** An item for each key and file with results below the key. */
  readonly configLines: readonly ConfigLine[];
}

/** The values of a series, in the order of the files; a view, not a copy. */
export function valuesOf(results: BenchmarkResults, series: SampleSeries): Float64Array {
  return results.values.subarray(series.start, series.end);
}

/** The value of a configuration key; "" when it is not set. */
export function configValue(config: Config, key: string): string {
  if (config.length > SHORT_CONFIG) return indexed(config).get(key) ?? "";
  for (const entry of config) if (entry.key === key) return entry.value;
  return "";
}

/** Configurations of more keys are looked up in a map. */
const SHORT_CONFIG = 16;

const indexes = new WeakMap<Config, ReadonlyMap<string, string>>();

function indexed(config: Config): ReadonlyMap<string, string> {
  const known = indexes.get(config);
  if (known) return known;
  // Of equal keys the first counts.
  const index = new Map(config.toReversed().map(({key, value}) => [key, value]));
  indexes.set(config, index);
  return index;
}

/** Returns a `Unit` line's value of a key (`assume`, `better`) for a unit, tidied or as written. */
export function unitMetadata(results: BenchmarkResults, unit: string, key: string): string | undefined {
  return results.units.get(tidyUnit(unit).unit)?.get(key);
}
