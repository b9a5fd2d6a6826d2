import {entryAddress, profileTabAddress} from "../journal/addresses/addresses.ts";
import type {StatedClaim} from "../journal/claims/claims.ts";
import type {BrokenEntry, Entry, Verdict} from "../journal/entry/entry.ts";
import type {Journal} from "../journal/journal.ts";
import {settingsOf} from "../journal/read/config.ts";
import type {Problem, Severity} from "../problem.ts";
import {pairText} from "../publish/pair-text.ts";
import {compareText} from "../text/compare.ts";
import type {FindingNews} from "./finding-news.ts";
import {findingNews} from "./finding-news.ts";
import type {JournalChanges} from "./journal-changes.ts";
import {folderChanges} from "./journal-changes.ts";
import type {ComparedRows, ReviewedMove} from "./moves.ts";
import {comparedRows, reviewedMoves} from "./moves.ts";

/** Additions of a pull request to a journal, as data for reviewers; fields are only ever added within a version. */
export interface Review {
  readonly version: 1;
  readonly since: Pick<JournalChanges, "ref" | "commit">;
  /** The preview's front page; absent if there is no preview. */
  readonly link?: string;
  /** Entries that were added or changed, newest first. */
  readonly entries: readonly ReviewedEntry[];
  /** Folders of entries that were removed. */
  readonly removed: readonly string[];
  readonly findings: readonly FindingNews[];
  /** Problems of the changed entries and files; errors first. */
  readonly problems: readonly Problem[];
  /** How many problems the unchanged entries have. */
  readonly elsewhere: Readonly<Record<Severity, number>>;
}

/** A changed entry. */
export interface ReviewedEntry {
  /** The folder's name for an entry that cannot be read. */
  readonly id: string;
  readonly title: string;
  readonly folder: string;
  readonly change: "added" | "changed";
  readonly verdict?: Verdict;
  readonly link?: string;
  /** False for an entry that cannot be read: its problems give the reason. */
  readonly readable: boolean;
  /** Effects of its own pairs that count as moves, the worst first. */
  readonly moves: readonly ReviewedMove[];
  readonly rows: ComparedRows;
  /** Benchmarks that a side of a pair lacks. */
  readonly missing: readonly MissingBenchmarks[];
  readonly claims: readonly StatedClaim[];
  readonly comparisons: readonly ReviewedComparison[];
  /** Profiles with a base, and the address of their differential flame graph. */
  readonly profiles: readonly {readonly name: string; readonly link: string}[];
}

/** Benchmarks that a file does not have and the other file of its pair has. */
export interface MissingBenchmarks {
  readonly file: string;
  readonly names: readonly string[];
}

/** A pair of benchmark files. */
export interface ReviewedComparison {
  readonly base: string;
  readonly head: string;
  /** Names of the machines of its series. */
  readonly machines: readonly string[];
  /** Output of benchstat, ending in a line end. */
  readonly text: string;
}

/** Inputs of a review. */
export interface ReviewSource {
  readonly journal: Journal;
  readonly changes: JournalChanges;
  /** Of reading and of rendering. */
  readonly problems: readonly Problem[];
  /** Claims of an entry, judged by the data. */
  claims(entry: Entry): readonly StatedClaim[];
  /** The text of a file at the commit that is compared with; undefined if absent there. */
  textBefore(path: string): string | undefined;
  /** The full address of a page of the preview; undefined without a preview. */
  link(address: string): string | undefined;
}

/** Gathers the review of a pull request's entries. */
export function reviewJournal(source: ReviewSource): Review {
  const {journal, changes, problems} = source;
  const change = folderChanges(changes);
  const isChanged = ({folder}: {readonly folder: string}) => change(folder) !== undefined;
  const entries = journal.entries.filter(isChanged);
  const broken = journal.broken.filter(isChanged);
  const folders = [...journal.entries, ...journal.broken].map(({folder}) => folder);
  const [own, others] = divideProblems(problems, folders, changes);
  const link = source.link("/");
  return {
    version: 1,
    since: {ref: changes.ref, commit: changes.commit},
    ...(link !== undefined && {link}),
    entries: [
      ...broken.map(entry => brokenEntry(entry, change(entry.folder) === "added")),
      ...entries.map(entry => reviewedEntry(entry, change(entry.folder) === "added", source)),
    ].sort((a, b) => compareText(b.id, a.id)),
    removed: removedEntries(changes, folders),
    findings: findingNews(entries, source),
    problems: own.toSorted((a, b) => SEVERITY_ORDER[a.severity] - SEVERITY_ORDER[b.severity]),
    elsewhere: {
      error: others.filter(({severity}) => severity === "error").length,
      warning: others.filter(({severity}) => severity === "warning").length,
      info: others.filter(({severity}) => severity === "info").length,
    },
  };
}

const SEVERITY_ORDER: Readonly<Record<Severity, number>> = {error: 0, warning: 1, info: 2};

/** Divides problems into those of changed entries and files, and the others. */
function divideProblems(
  problems: readonly Problem[],
  folders: readonly string[],
  changes: JournalChanges,
): [own: Problem[], others: Problem[]] {
  const change = folderChanges(changes);
  const changed = folders.filter(folder => change(folder) !== undefined);
  const isOwn = ({file}: Problem): boolean =>
    changes.files.has(file) || changed.some(folder => file === folder || file.startsWith(`${folder}/`));
  return [problems.filter(isOwn), problems.filter(problem => !isOwn(problem))];
}

/** Folders whose index.md is gone. */
function removedEntries({files}: JournalChanges, folders: readonly string[]): string[] {
  const known = new Set(folders);
  return [...files].flatMap(([path, kind]) => {
    const folder = /^(.+)\/index\.md$/.exec(path)?.[1];
    return folder !== undefined && kind === "removed" && !known.has(folder) ? folder : [];
  });
}

function brokenEntry({folder, id}: BrokenEntry, isAdded: boolean): ReviewedEntry {
  const name = id ?? folder.slice(folder.lastIndexOf("/") + 1);
  return {
    id: name,
    title: name,
    folder,
    change: isAdded ? "added" : "changed",
    readable: false,
    moves: [],
    rows: {compared: 0, moved: 0, uncertain: 0, untestable: 0},
    missing: [],
    claims: [],
    comparisons: [],
    profiles: [],
  };
}

function reviewedEntry(entry: Entry, isAdded: boolean, source: ReviewSource): ReviewedEntry {
  const {id, folder, meta} = entry;
  const link = source.link(entryAddress(id));
  return {
    id,
    title: meta.title,
    folder,
    change: isAdded ? "added" : "changed",
    ...(meta.verdict !== undefined && {verdict: meta.verdict}),
    ...(link !== undefined && {link}),
    readable: true,
    moves: reviewedMoves(entry, source.journal),
    rows: comparedRows(entry, source.journal),
    missing: missingBenchmarks(entry),
    claims: source.claims(entry),
    comparisons: reviewedComparisons(entry, source.journal),
    profiles: entry.attachments.flatMap(({name, base, artifact}) => {
      const address = base && artifact?.kind.name === "profile" && profileTabAddress(id, name, "diff");
      const page = address && source.link(address);
      return page ? [{name, link: page}] : [];
    }),
  };
}

/**
 * Lists for each pair the benchmarks missing from either file: such a benchmark did not run on that side, which is not "no
 * change".
 */
function missingBenchmarks({pairs}: Entry): MissingBenchmarks[] {
  return pairs.flatMap(({base, head}) => {
    const [before, after] = [benchmarkNames(base), benchmarkNames(head)];
    if (before.size === 0 || after.size === 0) return [];
    const lacking = (file: string, own: ReadonlySet<string>, other: ReadonlySet<string>) => {
      const names = [...other.difference(own)];
      return names.length > 0 ? [{file, names}] : [];
    };
    return [...lacking(head.name, after, before), ...lacking(base.name, before, after)];
  });
}

function benchmarkNames({artifact}: Entry["attachments"][number]): Set<string> {
  const own = (artifact?.measurements ?? []).filter(({kind}) => kind === "benchmark");
  return new Set(own.map(({name}) => name));
}

function reviewedComparisons(entry: Entry, journal: Journal): ReviewedComparison[] {
  const machines = new Set<string>();
  for (const {kind, machine, points} of journal.series) {
    if (kind === "benchmark" && points.some(point => point.entry === entry.id)) machines.add(machine);
  }
  const {thresholds} = settingsOf(journal, entry.journal);
  return entry.pairs.flatMap(pair => {
    const text = pairText(pair, thresholds);
    return text === undefined
      ? []
      : [{base: pair.base.name, head: pair.head.name, machines: [...machines], text}];
  });
}
