import type {LabelledModel} from "./merge.ts";
import {commonConfig} from "./model.ts";
import {configValue} from "./results.ts";

/** A configuration key whose value is not the same in all files. */
export interface ConfigDifference {
  readonly key: string;
  /** By file; "" where it is not set. */
  readonly values: readonly string[];
  /** True if the numbers may differ because of it alone. */
  readonly matters: boolean;
}

const MACHINE_KEYS: ReadonlySet<string> = new Set(["goos", "goarch", "cpu"]);

/** Finds configuration keys in which files differ, except those that vary within a file. */
export function differencesOf(files: readonly LabelledModel[]): ConfigDifference[] {
  const configs = files.map(({model}) => commonConfig(model));
  const divided = new Set(files.flatMap(({model}) => model.splitKeys));
  const keys = new Set(configs.flatMap(config => config.map(({key}) => key)));
  return [...keys].flatMap(key => {
    const values = configs.map(config => configValue(config, key));
    if (divided.has(key) || new Set(values).size === 1) return [];
    return [{key, values, matters: MACHINE_KEYS.has(key)}];
  });
}
