import type {Problem} from "../../problem.ts";
import {problemAt} from "../../problem.ts";
import {unusedRename} from "../../problems/config.ts";
import type {Entry} from "../entry/entry.ts";
import type {Rename} from "./config.ts";

/** Package and name of a benchmark. */
export interface BenchmarkName {
  readonly group: string;
  readonly name: string;
}

/** Text that may follow a complete name: a sub-benchmark, or the number of processors. */
const NAME_END = /^(?:\/|-\d+$|$)/;

/** Text that may follow a complete package: a package inside it, or another part of the group. */
const GROUP_END = /^(?:\/|, |$)/;

/**
 * Gives a benchmark the name it has today: every rename in turn, so that a later rename may take up the result of an earlier
 * rename.
 */
export function renameBenchmark({group, name}: BenchmarkName, renames: readonly Rename[]): BenchmarkName {
  let today = {group, name};
  for (const rename of renames) {
    today = {
      group: replaceStart(today.group, rename, GROUP_END) ?? today.group,
      name: replaceStart(today.name, rename, NAME_END) ?? today.name,
    };
  }
  return today;
}

/** Warns of renames whose `from` no entry measures, with the name that is nearest; `file` is the configuration's. */
export function unusedRenames(
  entries: readonly Entry[],
  renames: readonly Rename[],
  file: string,
): Problem[] {
  if (renames.length === 0) return [];
  const measured = measuredNames(entries);
  return renames.flatMap((rename, i) => {
    const before = measured.map(name => renameBenchmark(name, renames.slice(0, i)));
    if (before.some(name => changes(name, rename))) return [];
    const names = [...new Set(before.flatMap(({group, name}) => [group, name]))].filter(Boolean);
    return [problemAt({file, line: rename.line}, unusedRename(rename.from, names))];
  });
}

function changes(name: BenchmarkName, rename: Rename): boolean {
  const renamed = renameBenchmark(name, [rename]);
  return renamed.group !== name.group || renamed.name !== name.name;
}

function measuredNames(entries: readonly Entry[]): BenchmarkName[] {
  const found = new Map<string, BenchmarkName>();
  for (const {attachments} of entries)
    for (const {artifact} of attachments)
      for (const {group, name} of artifact?.measurements ?? [])
        found.set(JSON.stringify([group, name]), {group, name});
  return [...found.values()];
}

/** Replaces the beginning of a text if it is `from` as a complete name; undefined otherwise. */
function replaceStart(text: string, {from, to}: Rename, end: RegExp): string | undefined {
  if (!text.startsWith(from)) return undefined;
  const rest = text.slice(from.length);
  return end.test(rest) ? to + rest : undefined;
}
