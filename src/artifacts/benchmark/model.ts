import {builtInBetter} from "../../units/unit.ts";
import type {Better, Environment} from "../measurement.ts";
import {isLogKey} from "./config-line.ts";
import type {BenchmarkResults, Config, ConfigEntry} from "./results.ts";
import {configValue, unitMetadata} from "./results.ts";

/** What a file of benchmark text holds. */
export interface BenchmarkModel {
  readonly results: BenchmarkResults;
  /** Configuration keys that vary within the file and so divide its results, in the order of the file. */
  readonly splitKeys: readonly string[];
}

/** Makes the model of results that were read from one file. */
export function benchmarkModel(results: BenchmarkResults): BenchmarkModel {
  return {results, splitKeys: varyingKeys(results)};
}

/** The units of a file in the order of their first appearance. */
export function unitsOf({results}: BenchmarkModel): string[] {
  return [...new Set(results.series.map(({unit}) => unit.unit))];
}

/** The full names of a file in the order of their first appearance. */
export function namesOf({results}: BenchmarkModel): string[] {
  return [...new Set(results.series.map(({group}) => group.name))];
}

/** Which direction of a unit is better: what a `Unit` line says, else what Go's tools agree on. */
export function betterOf(results: BenchmarkResults, unit: string): Better {
  const said = unitMetadata(results, unit, "better");
  if (said === undefined) return builtInBetter(unit);
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

/** Where results were measured, as far as their configuration says. */
export function environmentOf(config: Config): Environment {
  const go = (configValue(config, "go") || configValue(config, "toolchain")).replace(/^go/, "");
  const said = (["goos", "goarch", "cpu"] as const).flatMap(key => {
    const value = configValue(config, key);
    return value === "" ? [] : [[key, value]];
  });
  return {...Object.fromEntries(said), ...(go && {go})};
}

/** The configuration that all results of a file share. */
export function commonConfig({results}: BenchmarkModel): ConfigEntry[] {
  const [first, ...rest] = configsOf(results);
  return (first ?? []).filter(({key, value}) => rest.every(config => configValue(config, key) === value));
}

function varyingKeys(results: BenchmarkResults): string[] {
  const configs = configsOf(results);
  const keys = new Set(configs.flatMap(config => config.map(({key}) => key)));
  return [...keys].filter(
    key => !isLogKey(key) && new Set(configs.map(config => configValue(config, key))).size > 1,
  );
}

function configsOf(results: BenchmarkResults): Config[] {
  return [...new Set(results.series.map(({group}) => group.config))];
}
