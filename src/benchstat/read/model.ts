import type {Better, Environment} from "../../measurement.ts";
import {unitDirection} from "../../units/direction.ts";
import type {PrintedTable} from "./printed-table.ts";
import type {BenchmarkResults, Config, ConfigEntry, ResultGroup} from "./results.ts";
import {configValue, unitMetadata} from "./results.ts";
import type {SummaryRecord} from "./summary-record.ts";

/** Contents of a file beside samples, and its origin. */
export interface ModelExtras {
  /** The tool that wrote it: "Go", "JMH". */
  readonly source: string;
  /** True if samples are rounds within a single run of a program, so that differences between runs do not show. */
  readonly withinRun: boolean;
  /** Rounds of the largest series of which only quantiles are kept; 0 where all rounds are kept. */
  readonly thinnedFrom: number;
  /** Benchmarks without samples. */
  readonly summaries: readonly SummaryRecord[];
  /** Tables that a tool printed. */
  readonly tables: readonly PrintedTable[];
}

/** Contents of a file of benchmark results. */
export interface BenchmarkModel extends ModelExtras {
  readonly results: BenchmarkResults;
  /** Configuration keys that vary within the file and so divide its results, in the order of the file. */
  readonly splitKeys: readonly string[];
}

const GO_TEXT: ModelExtras = {source: "Go", withinRun: false, thinnedFrom: 0, summaries: [], tables: []};

/** Makes the model of the results of a file; by default of Go's text. */
export function benchmarkModel(results: BenchmarkResults, extras: Partial<ModelExtras> = {}): BenchmarkModel {
  return {...GO_TEXT, ...extras, results, splitKeys: varyingKeys(results)};
}

/** The units of a file in the order of their first appearance, those of summaries last. */
export function unitsOf({results, summaries}: BenchmarkModel): string[] {
  return [...new Set([...results.series, ...summaries].map(({unit}) => unit.unit))];
}

/** The full names of a file in the order of their first appearance, those of summaries last. */
export function namesOf({results, summaries}: BenchmarkModel): string[] {
  return [...new Set([...results.series, ...summaries].map(({group}) => group.name))];
}

/** Returns which direction of a unit is better: as a `Unit` line states, otherwise as the unit shows. */
export function betterOf(results: BenchmarkResults, unit: string): Better {
  const said = unitMetadata(results, unit, "better");
  if (said === undefined) return unitDirection(unit);
  return said === "lower" || said === "higher" ? said : undefined;
}

/** Names a group of results by the values of the keys that divide it: the package alone, others with their key. */
export function groupName(config: Config, keys: readonly string[]): string {
  const named = keys.flatMap(key => {
    const value = configValue(config, key);
    if (value === "") return [];
    return key === "pkg" ? value : `${key}: ${value}`;
  });
  return named.join(", ");
}

/** Returns where results were measured, as far as their configuration states it. */
export function environmentOf(config: Config): Environment {
  const version = configValue(config, "go") || configValue(config, "toolchain");
  const go = version.replace(/^(?:go version )?(?:go)?/, "").replace(/ \w+\/\w+$/, "");
  const said = (["goos", "goarch", "cpu"] as const).flatMap(key => {
    const value = configValue(config, key);
    return value === "" ? [] : [[key, value]];
  });
  return {...Object.fromEntries(said), ...(go && {go})};
}

/** The configuration that all results of a file share. */
export function commonConfig({results, summaries}: BenchmarkModel): ConfigEntry[] {
  const configs = configsOf([...results.series, ...summaries]);
  const varying = new Set(keysThatVary(configs));
  return (configs[0] ?? []).filter(({key}) => !varying.has(key));
}

function varyingKeys(results: BenchmarkResults): string[] {
  return keysThatVary(configsOf(results.series));
}

/** Keys without the same value everywhere, in the order of their first appearance; "" is the value of a missing key. */
function keysThatVary(configs: readonly Config[]): string[] {
  const keys = new Map<string, {readonly value: string; count: number; varies: boolean}>();
  for (const config of configs) {
    const seen = new Set<string>();
    for (const {key, value} of config) {
      if (seen.has(key)) continue;
      seen.add(key);
      const known = keys.get(key);
      if (!known) keys.set(key, {value, count: 1, varies: false});
      else {
        known.count++;
        known.varies ||= known.value !== value;
      }
    }
  }
  const isMissing = ({value, count}: {value: string; count: number}) =>
    count < configs.length && value !== "";
  return [...keys].flatMap(([key, known]) => (known.varies || isMissing(known) ? key : []));
}

function configsOf(records: readonly {readonly group: ResultGroup}[]): Config[] {
  return [...new Set(records.map(({group}) => group.config))];
}
