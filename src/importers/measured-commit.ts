import {attributeValue} from "../markdown/written-values.ts";
import type {ImportedEntry, ImportedFile} from "./imported-entry.ts";
import {idMaker, importedFrontMatter} from "./imported-entry.ts";

/** Results of a commit, kept in records that have a row or a file a commit. */
export interface MeasuredCommit {
  /** Hexadecimal; undefined if the results name no commit. */
  readonly commit: string | undefined;
  /** Milliseconds since 1970. */
  readonly time: number;
  /** First line of the commit's message. */
  readonly title: string;
  readonly authors: readonly string[];
  readonly machine?: string | undefined;
  /** Sentence on where the numbers are from, in Markdown. */
  readonly provenance: string;
  readonly files: readonly ImportedFile[];
  /** Files that others are read with and that the text does not show. */
  readonly unshown?: readonly ImportedFile[];
  /** Where the records have it, for the report. */
  readonly source: string;
}

/** Entries of commits, and those left out, each in words. */
export interface CommitEntries {
  readonly entries: readonly ImportedEntry[];
  readonly left: readonly string[];
}

/** Maximum length of a title; a longer title is cut at a word. */
const LONGEST_TITLE = 200;

/**
 * Makes an entry a commit, oldest first. Days are those of UTC, and an id has the time of day, since entries of the same day
 * are ordered by their ids. `squash` keeps the last commit of each month only, since a mean of several would not be a
 * measured number.
 */
export function commitEntries(
  commits: readonly MeasuredCommit[],
  squash: "month" | undefined,
): CommitEntries {
  const ordered = commits.filter(isDated).sort((a, b) => a.time - b.time);
  const makeId = idMaker();
  const kept = squash === undefined ? ordered : lastOfMonths(ordered);
  const left = ordered.filter(commit => !kept.includes(commit));
  return {
    entries: kept.map(commit => commitEntry(commit, makeId)),
    left: [
      ...commits
        .filter(commit => !isDated(commit))
        .map(commit => `${commit.source}: ${shortName(commit)} has no date, got ${commit.time} ms`),
      ...left.map(commit => `${commit.source}: ${shortName(commit)} is not the last commit of its month`),
    ],
  };
}

/** First and last millisecond of the years that an entry's date can have, 1 to 9999. */
const DATES = {from: Date.parse("0001-01-01T00:00:00Z"), to: Date.parse("9999-12-31T23:59:59.999Z")};

function isDated({time}: MeasuredCommit): boolean {
  return time >= DATES.from && time <= DATES.to;
}

function lastOfMonths(ordered: readonly MeasuredCommit[]): MeasuredCommit[] {
  return [...new Map(ordered.map(commit => [isoTime(commit).slice(0, 7), commit])).values()];
}

function isoTime({time}: MeasuredCommit): string {
  return new Date(time).toISOString();
}

function commitEntry(measured: MeasuredCommit, makeId: ReturnType<typeof idMaker>): ImportedEntry {
  const iso = isoTime(measured);
  const title = titleOf(measured);
  const text = [
    importedFrontMatter({...measured, title}),
    measured.provenance,
    ...measured.files.map(({name}) => `::artifact{file=${attributeValue(name)}}`),
  ];
  return {
    id: makeId(iso.slice(0, 10), `${iso.slice(11, 16).replace(":", "")} ${title}`),
    title,
    text: `${text.join("\n\n")}\n`,
    files: [...measured.files, ...(measured.unshown ?? [])],
    source: measured.source,
    notes: [],
  };
}

function shortName({commit, title}: MeasuredCommit): string {
  return commit?.slice(0, 12) ?? title;
}

function titleOf(measured: MeasuredCommit): string {
  const {title} = measured;
  const plain = title
    .replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
  if (plain === "") return `Commit ${shortName(measured)}`;
  return plain.length <= LONGEST_TITLE ? plain : `${plain.slice(0, LONGEST_TITLE).replace(/\s\S*$/, "")} …`;
}
