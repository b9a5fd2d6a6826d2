import {BUDGETS} from "../../budgets.ts";
import type {Problem} from "../../problem.ts";
import {problemAt} from "../../problem.ts";
import {journalNearlyTooLarge, journalTooLarge} from "../../problems/work.ts";
import type {BrokenEntry, Entry} from "../entry/entry.ts";
import {compareAge} from "../entry/named-journal.ts";
import {findingFiles, PROFILE_PAGES, TAG_FILES} from "../entry/paid-pages.ts";
import type {FollowedEntry} from "../history/followed-entry.ts";

/** Entries that fit a site, and those beyond. */
export interface SizedEntries {
  readonly entries: readonly FollowedEntry[];
  /** Left out, each with a problem. */
  readonly refused: readonly BrokenEntry[];
  /** Problems of the journal: that it comes near the limit. */
  readonly problems: readonly Problem[];
}

/** Files and bytes that a journal makes of its entries. */
interface SiteSize {
  files: number;
  bytes: number;
}

const SITE_LIMITS: SiteSize = {files: BUDGETS.siteFiles, bytes: BUDGETS.siteBytes};

/** Files of an entry itself: its page, Markdown, JSON, earlier versions, and the comparison with the previous entry. */
const ENTRY_FILES = 5;

/** Part of a limit from which on a journal is warned. */
const WARNED = 0.8;

/**
 * Keeps the entries of a site within its limits. Of several journals each has an equal share, and the rest of a smaller
 * journal's share goes to the larger journals, so that no journal displaces entries of another; `dir` is the folder named in
 * problems.
 */
export function sharedSite(
  all: readonly FollowedEntry[],
  dir: string,
  limits: SiteSize = SITE_LIMITS,
): SizedEntries {
  const journals = [...Map.groupBy(all, ({entry}) => entry.journal).values()].map(entries => ({
    entries,
    size: siteSize(entries),
  }));
  journals.sort((a, b) => a.size.files - b.size.files);
  const left = {...limits};
  const sized = journals.map(({entries, size}, index) => {
    const share = {
      files: Math.floor(left.files / (journals.length - index)),
      bytes: Math.floor(left.bytes / (journals.length - index)),
    };
    left.files -= Math.min(size.files, share.files);
    left.bytes -= Math.min(size.bytes, share.bytes);
    return withinSite(entries, share, dir);
  });
  const kept = new Set(sized.flatMap(({entries}) => entries));
  return {
    entries: all.filter(entry => kept.has(entry)),
    refused: sized.flatMap(({refused}) => refused),
    problems: sized.flatMap(({problems}) => problems),
  };
}

function siteSize(entries: readonly FollowedEntry[]): SiteSize {
  const seen = new Set<string>();
  const size: SiteSize = {files: 0, bytes: 0};
  for (const entry of entries) {
    const added = sizeOf(entry, seen);
    size.files += added.files;
    size.bytes += added.bytes;
  }
  return size;
}

/** Counts the files and bytes of a site from the oldest entry on, and leaves out the entries that are beyond its limits. */
export function withinSite(
  all: readonly FollowedEntry[],
  limits: SiteSize = SITE_LIMITS,
  dir = "content",
): SizedEntries {
  const size: SiteSize = {files: 0, bytes: 0};
  const seen = new Set<string>();
  const kept = new Set<FollowedEntry>();
  const refused: BrokenEntry[] = [];
  for (const followed of all.toSorted((a, b) => compareAge(a.entry, b.entry))) {
    const added = sizeOf(followed, seen);
    const next = {files: size.files + added.files, bytes: size.bytes + added.bytes};
    const excess = excessOf(next, limits);
    if (excess) refused.push(refusedEntry(followed.entry, excess));
    else {
      kept.add(followed);
      Object.assign(size, next);
    }
  }
  const near =
    refused.length > 0
      ? undefined
      : excessOf(size, {files: limits.files * WARNED, bytes: limits.bytes * WARNED});
  const problems = near
    ? [problemAt({file: dir}, journalNearlyTooLarge({...near, most: near.most / WARNED}))]
    : [];
  return {entries: all.filter(followed => kept.has(followed)), refused, problems};
}

function sizeOf(
  {entry: {attachments, fences, meta, findings}, pages}: FollowedEntry,
  seen: Set<string>,
): SiteSize {
  const profiles = [...attachments, ...fences].filter(({artifact}) => artifact?.kind.name === "profile");
  let files =
    ENTRY_FILES + findingFiles(meta, findings.length) + attachments.length + PROFILE_PAGES * profiles.length;
  const tags = meta.tags.map(tag => [`tag ${tag}`, TAG_FILES] as const);
  for (const [key, count] of [...tags, ...pages]) {
    if (!seen.has(key)) files += count;
    seen.add(key);
  }
  return {files, bytes: attachments.reduce((sum, {size}) => sum + size, 0)};
}

function excessOf({files, bytes}: SiteSize, limits: SiteSize) {
  if (files > limits.files) return {what: "files of the site", amount: files, most: limits.files};
  if (bytes > limits.bytes) return {what: "bytes of attachments", amount: bytes, most: limits.bytes};
  return undefined;
}

function refusedEntry(
  {folder, id, problems}: Entry,
  excess: {readonly what: string; readonly amount: number; readonly most: number},
): BrokenEntry {
  return {folder, id, problems: [...problems, problemAt({file: folder}, journalTooLarge(excess))]};
}
