import type {Problem} from "../problem.ts";
import type {DocPage} from "./docs/doc-pages.ts";
import type {BrokenEntry, Entry, Finding, FindingReference, FindingStatus} from "./entry/entry.ts";
import type {SeriesTrend} from "./history/changes.ts";
import type {JournalHistory} from "./history/journal-history.ts";
import type {ProfilePoint} from "./history/profile-lines.ts";
import type {Series} from "./history/series.ts";
import type {JournalConfig, Settings} from "./read/config.ts";
import type {Theme} from "./theme/theme.ts";

/** An entry's statement about a finding's status. */
export interface FindingEvent {
  /** The entry that makes it. */
  readonly entry: Entry;
  readonly status: FindingStatus;
  /** The finding of that entry that supersedes it; absent if the entry as a whole does. */
  readonly successor?: Finding;
}

/** A finding with its history in later entries. */
export interface FindingState {
  readonly entry: Entry;
  readonly finding: Finding;
  /** The last statement: the author's status, unless a later entry resolves or supersedes the finding. */
  readonly status: FindingStatus;
  /** The author's own statement, then those of later entries, oldest first. */
  readonly history: readonly FindingEvent[];
  /** The later entries that resolve it, oldest first. */
  readonly resolvedBy: readonly Entry[];
  /** Later entries that link to it, oldest first; those that only resolve or supersede it are not among them. */
  readonly citedBy: readonly Entry[];
}

/**
 * Everything that the folder of a journal holds, read once. Members of `JournalHistory` are lazy: copying them with a
 * spread computes them all.
 */
export interface Journal extends JournalHistory {
  /** That folder, from the root: `content`, `docs/perf`. */
  readonly dir: string;
  readonly config: JournalConfig;
  /** Of the named journals of the site, see `settingsOf`; absent for a site of a single journal. */
  readonly settings?: Settings;
  readonly theme: Theme;
  /** Documents of the folder that `config.docs` names, by their paths; absent without documents. */
  readonly docs?: readonly DocPage[];
  /** Newest first (by id, descending); drafts only where they were asked for. */
  readonly entries: readonly Entry[];
  readonly broken: readonly BrokenEntry[];
  /** Problems of every entry and of the journal itself, sorted. */
  readonly problems: readonly Problem[];
  readonly findings: readonly FindingState[];
  readonly series: readonly Series[];
}

/** Queries that rendering an entry may make against the journal; the cache records every answer. */
export interface JournalQueries {
  /** The entry with this id, or whose alias it is. */
  entry(id: string): EntrySummary | undefined;
  /** The id or alias that is nearest to an unknown id; undefined without a similar id. */
  nearestEntry(id: string): string | undefined;
  /** True if an entry's text has a heading or a finding of this id. */
  anchor(entry: string, id: string): boolean;
  finding(reference: FindingReference): FindingSummary | undefined;
  /**
   * Series whose benchmark name and unit match; the name may be an earlier name, or leave out `Benchmark` and the `-N`
   * suffix.
   */
  series(name: string, unit: string | undefined): readonly Series[];
  /** The previous profile that an entry's profile can be compared with if it has no base of its own. */
  profileBefore(entry: string, attachment: string): ProfilePoint | undefined;
  /** The trend of a series that `series` returned. */
  trend(series: Series): SeriesTrend;
}

/** Data of another entry for a link or a mention. */
export interface EntrySummary {
  readonly id: string;
  readonly title: string;
  readonly date: string;
}

/** Data of a finding for a mention. */
export interface FindingSummary {
  readonly claim: string;
  readonly status: FindingStatus;
  readonly resolvedBy: readonly EntrySummary[];
  /** Its successors, oldest first; empty unless the status is `superseded`. */
  readonly supersededBy?: readonly Successor[];
}

/** Successor of a superseded finding. */
export interface Successor {
  readonly entry: EntrySummary;
  /** Absent if an entry as a whole supersedes it. */
  readonly finding?: {readonly id: string; readonly claim: string};
}
