import type {LabelledModel} from "../read/merge.ts";
import {splitName} from "../read/name.ts";
import {extractor} from "./extract.ts";
import {parseProjection} from "./projection-syntax.ts";

/** A key of a query that no result has, with those that could be asked for. */
export interface UnknownKey {
  readonly key: string;
  readonly available: readonly string[];
}

/** Keys that every result has, or that expand to several. */
const GENERAL: readonly string[] = [".config", ".fullname", ".name", ".file"];

/** Finds the first key of a projection without mistakes that is set in no result. */
export function unknownProjectionKey(query: string, files: readonly LabelledModel[]): UnknownKey | undefined {
  const groups = files.flatMap(({model}) => [...new Set(model.results.series.map(({group}) => group))]);
  for (const {key} of parseProjection(query)) {
    if (GENERAL.includes(key)) continue;
    const extract = extractor(key);
    if (groups.some(group => extract(group) !== "")) continue;
    const config = groups.flatMap(group => group.config.map(entry => entry.key));
    const names = groups.flatMap(({name}) => nameKeys(name));
    return {key, available: [...new Set([...names, ...config]), ...GENERAL]};
  }
  return undefined;
}

function nameKeys(name: string): string[] {
  const {subs, gomaxprocs} = splitName(name);
  const named = subs.filter(sub => sub.includes("=")).map(sub => sub.slice(0, sub.indexOf("=")));
  return gomaxprocs === undefined ? named : [...named, "/gomaxprocs"];
}
