import {resolve} from "node:path";
import type {NamedJournal} from "../journal/read/journal-place.ts";

/** How a site is built, from the command line's environment variables; journal.yaml has the values that they leave out. */
export interface SiteOptions {
  /** The journal's root; absolute. */
  readonly root: string;
  /** Folder of the entries, from the root; `content` when absent. */
  readonly dir: string | undefined;
  /** Further journals of the same site. */
  readonly journals: readonly NamedJournal[] | undefined;
  /** Overrides journal.yaml's `site`. */
  readonly site: string | undefined;
  /** Overrides journal.yaml's `base`. */
  readonly base: string | undefined;
  /** Whether drafts are shown. */
  readonly drafts: boolean;
  /** True if the results of earlier builds are ignored. */
  readonly isFresh: boolean;
  /** True if the journal is read again for each page that is asked for, drafts too, and problems are shown in place. */
  readonly dev: boolean;
  /** The last day an entry may be of, for the problems of a build; the pages do not depend on it. */
  readonly today: string | undefined;
}

/** Reads PERF_JOURNAL_ROOT, _DIR, _JOURNALS, _SITE, _BASE, _DRAFTS, _FRESH, _DEV and _TODAY; the root is relative to `cwd`. */
export function siteOptions(env: Readonly<Record<string, string | undefined>>, cwd: string): SiteOptions {
  return {
    root: resolve(cwd, env.PERF_JOURNAL_ROOT ?? "."),
    dir: env.PERF_JOURNAL_DIR || undefined,
    journals: namedJournals(env.PERF_JOURNAL_JOURNALS),
    site: env.PERF_JOURNAL_SITE || undefined,
    base: env.PERF_JOURNAL_BASE || undefined,
    drafts: env.PERF_JOURNAL_DRAFTS === "1" || env.PERF_JOURNAL_DEV === "1",
    isFresh: env.PERF_JOURNAL_FRESH === "1",
    dev: env.PERF_JOURNAL_DEV === "1",
    today: env.PERF_JOURNAL_TODAY || undefined,
  };
}

/** Reads the command line's JSON, checked there; undefined for a site of a single journal. */
function namedJournals(text: string | undefined): readonly NamedJournal[] | undefined {
  return text ? (JSON.parse(text) as readonly NamedJournal[]) : undefined;
}
