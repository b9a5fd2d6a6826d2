import type {JournalPlace} from "../../journal/read/journal-place.ts";

/** A journal and the options of its site; absent values are those of journal.yaml or the defaults. */
export interface SiteChoice extends JournalPlace {
  /** Path the site is published under: `/name/`. */
  readonly base?: string | undefined;
  /** Origin the site is published at. */
  readonly site?: string | undefined;
  readonly drafts: boolean;
  /** True if the results of earlier builds are ignored. */
  readonly isFresh?: boolean;
  /** The last day an entry may be of, `YYYY-MM-DD`. */
  readonly today?: string;
  /** True if the journal is read again for each page that is asked for. */
  readonly dev?: boolean;
}

/** Returns the `PERF_JOURNAL_*` variables the compiled pages read for a choice; undefined leaves a variable unset. */
export function siteEnvironment(choice: SiteChoice): Record<string, string | undefined> {
  return {
    PERF_JOURNAL_ROOT: choice.root,
    PERF_JOURNAL_DIR: choice.dir,
    ...(choice.journals && {PERF_JOURNAL_JOURNALS: JSON.stringify(choice.journals)}),
    ...(choice.base !== undefined && {PERF_JOURNAL_BASE: choice.base}),
    ...(choice.site !== undefined && {PERF_JOURNAL_SITE: choice.site}),
    ...(choice.drafts && {PERF_JOURNAL_DRAFTS: "1"}),
    ...(choice.isFresh && {PERF_JOURNAL_FRESH: "1"}),
    ...(choice.dev && {PERF_JOURNAL_DEV: "1"}),
    ...(choice.today !== undefined && {PERF_JOURNAL_TODAY: choice.today}),
  };
}
