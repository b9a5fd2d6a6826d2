import {visit} from "unist-util-visit";
import type {Meter} from "../../meter.ts";
import {compareProblems, problemAt} from "../../problem.ts";
import {pagesLeftOut} from "../../problems/work.ts";
import type {Entry} from "../entry/entry.ts";
import {entryWork} from "../entry/entry-work.ts";
import type {Rename} from "../read/config.ts";
import type {Contribution} from "./contributions.ts";
import {entryContributions} from "./contributions.ts";
import type {MeasuredQuantity} from "./series.ts";
import {quantityKey} from "./series.ts";

/** Files of a benchmark's page for a unit: the page, its data in three formats. */
const UNIT_FILES = 4;

/** Part of a meter that pages of benchmarks leave to the entry's own page: at least, at most, and for directives. */
const RESERVED = {least: 0.25, most: 0.9} as const;

/** Part of a meter that a table takes for each measurement of the entry, and a number in the text for each that it searches. */
const TABLE_PART = 3e-5;
const NUMBER_PART = 1e-7;

/** An entry with its contributions to the history. */
export interface FollowedEntry {
  /** Its meter drawn for the pages that follow; a warning names the benchmarks whose pages it does not pay for. */
  readonly entry: Entry;
  /** Empty where the meter does not pay for following them. */
  readonly contributions: readonly Contribution[];
  /** Number of files of the pages that its meter pays for, by quantity; the benchmark's own page counts for its first. */
  readonly pages: ReadonlyMap<string, number>;
}

/** Lists the measurements of an entry, see `followEntry`. */
export type EntryFollower = (entry: Entry, renames: readonly Rename[]) => FollowedEntry;

/**
 * Makes a follower that keeps its results for the next reading of a journal, in which an unchanged entry is the same object.
 * They take as much memory as the series.
 */
export function followMemo(): EntryFollower {
  const known = new WeakMap<Entry, {readonly names: string; readonly followed: FollowedEntry}>();
  return (entry, renames) => {
    const names = JSON.stringify(renames);
    const before = known.get(entry);
    if (before?.names === names) return before.followed;
    const followed = followEntry(entry, renames);
    known.set(entry, {names, followed});
    return followed;
  };
}

/**
 * Lists the measurements of an entry, and draws its pages from the entry's meter as far as they fit, in the order of its
 * files.
 */
export function followEntry(entry: Entry, renames: readonly Rename[] = []): FollowedEntry {
  const work = entryWork(entry.work);
  const place = {file: entry.folder};
  const contributions =
    work.attempt(place, () => {
      work.meter.spend("measurements", countMeasurements(entry) + nameMeasurements(entry));
      return entryContributions(entry, renames);
    }) ?? [];
  const {pages, leftOut, files, room} = payForBenchmarks(contributions, work.meter, reservedPart(entry));
  const count = (leftOut.length > 0 ? contributions : []).map(({measurement}) => benchmarkKey(measurement));
  const problems = [
    ...[work.problem() ?? []].flat(),
    ...(leftOut.length > 0
      ? [problemAt(place, pagesLeftOut({names: leftOut, of: new Set(count).size, files, most: room}))]
      : []),
  ];
  const drawn = {...entry, work: work.meter.used()};
  if (problems.length === 0) return {entry: drawn, contributions, pages};
  return {
    entry: {...drawn, problems: [...entry.problems, ...problems].sort(compareProblems)},
    contributions,
    pages,
  };
}

/** Estimates the part of a meter that directives of the text take, so that tables stay whole, and pages are left out first. */
function reservedPart(entry: Entry): number {
  const count = countMeasurements(entry);
  let part: number = RESERVED.least;
  visit(entry.document.tree, node => {
    if (node.type === "leafDirective") part += count * TABLE_PART;
    if (node.type === "textDirective") part += count * NUMBER_PART;
  });
  return Math.min(RESERVED.most, part);
}

function countMeasurements({attachments, fences}: Entry): number {
  return [...attachments, ...fences].reduce(
    (sum, {artifact}) => sum + (artifact?.measurements.length ?? 0),
    0,
  );
}

/** Characters of a name that cost as much as a quantity: pages and data repeat it for every value. */
const QUANTITY_CHARACTERS = 100;

function nameMeasurements({attachments, fences}: Entry): number {
  let sum = 0;
  for (const {artifact} of [...attachments, ...fences])
    for (const {group, name} of artifact?.measurements ?? [])
      sum += Math.floor((group.length + name.length) / QUANTITY_CHARACTERS);
  return sum;
}

/** Benchmarks with the files of their pages, as far as a meter pays for them. */
interface PaidBenchmarks {
  readonly pages: ReadonlyMap<string, number>;
  /** Names of those without a page. */
  readonly leftOut: readonly string[];
  /** Files that all pages would have, and the number of them that the meter paid for. */
  readonly files: number;
  readonly room: number;
}

/** Draws the pages of benchmarks, each with all of its units or not at all. */
function payForBenchmarks(
  contributions: readonly Contribution[],
  meter: Meter,
  reserved: number,
): PaidBenchmarks {
  const benchmarks = Map.groupBy(
    contributions.map(({measurement}) => measurement),
    benchmarkKey,
  );
  const room = meter.room("pages", reserved);
  const pages = new Map<string, number>();
  const leftOut: string[] = [];
  let files = 0;
  let paid = 0;
  for (const measurements of benchmarks.values()) {
    const units = [...new Set(measurements.map(quantityKey))];
    const own = 1 + UNIT_FILES * units.length;
    files += own;
    if (paid + own > room) leftOut.push(measurements[0]?.name ?? "");
    else {
      paid += own;
      for (const [index, key] of units.entries()) pages.set(key, UNIT_FILES + (index === 0 ? 1 : 0));
    }
  }
  if (paid > 0) meter.spend("pages", paid);
  return {pages, leftOut, files, room};
}

function benchmarkKey({kind, group, name}: MeasuredQuantity): string {
  return JSON.stringify([kind, group, name]);
}
