import type {Problem} from "../../problem.ts";
import {compareProblems, problemAt} from "../../problem.ts";
import {futureDate, takenId, takenIdInOtherCase} from "../../problems/entry.ts";
import {compareText} from "../../text/compare.ts";
import type {DocPage} from "../docs/doc-pages.ts";
import type {BrokenEntry, Entry} from "../entry/entry.ts";
import {compareAge} from "../entry/named-journal.ts";
import {findingStates} from "../findings/findings.ts";
import {buildSeries} from "../history/build-series.ts";
import {withDistinctAddresses} from "../history/distinct-series.ts";
import type {EntryFollower, FollowedEntry} from "../history/followed-entry.ts";
import {followEntry} from "../history/followed-entry.ts";
import type {TrendSearch} from "../history/journal-history.ts";
import {withHistory} from "../history/journal-history.ts";
import type {Series} from "../history/series.ts";
import type {Journal} from "../journal.ts";
import type {Theme} from "../theme/theme.ts";
import type {JournalConfig} from "./config.ts";
import type {NamedJournal} from "./journal-place.ts";
import {configPath} from "./journal-place.ts";
import {sharedSite} from "./journal-size.ts";
import {unusedRenames} from "./renames.ts";

/** Parts of a journal as they were read from disk. */
export interface JournalParts {
  /** Folder of the entries, from the root. */
  readonly dir: string;
  readonly config: JournalConfig;
  /** Named journals among the entries' folders, with their settings; absent for a site of a single journal. */
  readonly named?: readonly (NamedJournal & {readonly config: JournalConfig})[];
  readonly theme: Theme;
  /** Documents that are pages of the site, too. */
  readonly docs?: readonly DocPage[] | undefined;
  readonly entries: readonly Entry[];
  readonly broken: readonly BrokenEntry[];
  /** Problems of the journal as a whole: its configuration, its folders. */
  readonly problems: readonly Problem[];
  /** Finds the changes of series. */
  readonly searches?: TrendSearch | undefined;
  /** Lists the measurements of entries; `followEntry` if absent. */
  readonly follow?: EntryFollower | undefined;
  /** True if drafts belong to the journal. */
  readonly drafts: boolean;
  /** The last day, `YYYY-MM-DD`, that an entry may be of; absent where no clock may matter. */
  readonly today?: string | undefined;
}

/**
 * Makes a journal of its parts: entries with duplicate ids or beyond the size of a site left out, series and findings followed
 * through the entries.
 */
export function buildJournal(parts: JournalParts): Journal {
  const {unique, colliding} = splitDuplicateIds(parts.entries);
  const wanted = unique.filter(({meta}) => parts.drafts || !meta.draft).sort((a, b) => compareAge(b, a));
  const journalSettings = new Map((parts.named ?? []).map(({name, config}) => [name, config]));
  const {follow = followEntry} = parts;
  const followed = wanted.map(entry =>
    follow(entry, (journalSettings.get(entry.journal ?? "") ?? parts.config).renames),
  );
  const {entries: kept, refused, problems: sizeProblems} = sharedSite(followed, parts.dir);
  const entries = kept.map(({entry}) => entry);
  const journals = byJournal(parts, kept);
  const {findings, problems: findingProblems} = findingStates(entries, parts.config);
  const broken = [...parts.broken, ...colliding, ...refused].sort((a, b) => compareText(a.folder, b.folder));
  const problems = [
    ...parts.problems,
    ...sizeProblems,
    ...entries.flatMap(entry => entry.problems),
    ...broken.flatMap(entry => entry.problems),
    ...findingProblems,
    ...futureEntries(entries, parts.today),
    ...journals.flatMap(one =>
      unusedRenames(
        one.entries.map(({entry}) => entry),
        one.config.renames,
        configPath(one.dir),
      ),
    ),
  ].sort(compareProblems);
  const series = withDistinctAddresses(journals.flatMap(seriesOf));
  const {dir, config, theme, named, docs} = parts;
  const settings = named && journalSettings;
  const facts = {
    dir,
    config,
    ...(settings && {settings}),
    ...(docs && {docs}),
    theme,
    entries,
    broken,
    problems,
    findings,
    series,
  };
  return withHistory(facts, parts.searches);
}

/** Entries of a journal of the site, with its own settings. */
interface JournalEntries {
  readonly name: string | undefined;
  readonly dir: string;
  readonly config: JournalConfig;
  readonly entries: readonly FollowedEntry[];
}

/** Divides the entries of a site by their journals, the site's own first. */
function byJournal(
  {dir, config, named = []}: JournalParts,
  entries: readonly FollowedEntry[],
): JournalEntries[] {
  return [{name: undefined, dir, config}, ...named].map(one => ({
    ...one,
    entries: entries.filter(({entry}) => entry.journal === one.name),
  }));
}

/** Follows the measurements of a journal, under its own renames and thresholds. */
function seriesOf({name, config, entries}: JournalEntries): Series[] {
  const series = buildSeries(entries, config.thresholds);
  return name === undefined ? series : series.map(one => ({...one, journal: name}));
}

/** The first entry by folder keeps an id or alias; a later entry that claims it, or differs only in case, cannot be published. */
function splitDuplicateIds(entries: readonly Entry[]): {unique: Entry[]; colliding: BrokenEntry[]} {
  const owners = new Map<string, {entry: Entry; name: string}>();
  const unique: Entry[] = [];
  const colliding: BrokenEntry[] = [];
  const byFolder = entries.toSorted((a, b) => compareText(a.folder, b.folder));
  for (const names of [(entry: Entry) => [entry.id], (entry: Entry) => entry.meta.aliases]) {
    for (const entry of byFolder) {
      if (colliding.some(({folder}) => folder === entry.folder)) continue;
      const clash = names(entry).flatMap(name => {
        const owner = owners.get(name.toLowerCase());
        return owner && owner.entry !== entry ? [{name, owner}] : [];
      })[0];
      if (clash) colliding.push(collidingEntry(entry, clash.name, clash.owner));
      else for (const name of names(entry)) owners.set(name.toLowerCase(), {entry, name});
    }
  }
  for (const entry of byFolder)
    if (!colliding.some(({folder}) => folder === entry.folder)) unique.push(entry);
  return {unique, colliding};
}

function collidingEntry(entry: Entry, name: string, owner: {entry: Entry; name: string}): BrokenEntry {
  const lines = entry.metaLines;
  const alias = entry.meta.aliases.indexOf(name);
  const line = alias < 0 ? undefined : (lines?.get(`aliases.${alias}`) ?? lines?.get("aliases"));
  const isAlias = name !== entry.id;
  const message =
    owner.name === name
      ? takenId(name, owner.entry.folder, isAlias)
      : takenIdInOtherCase(name, owner.name, owner.entry.folder, isAlias);
  const problem = problemAt({file: `${entry.folder}/index.md`, line}, message);
  return {folder: entry.folder, id: entry.id, problems: [...entry.problems, problem].sort(compareProblems)};
}

function futureEntries(entries: readonly Entry[], today: string | undefined): Problem[] {
  if (today === undefined) return [];
  return entries
    .filter(({date}) => date > today)
    .map(({folder, date}) => problemAt({file: folder}, futureDate(date, today)));
}
