import type {Headline} from "../../benchstat/compare/headline.ts";
import {headlinesOf} from "../../benchstat/compare/headline.ts";
import type {FileList, ListedEntry, ListedFile} from "../../contract/compare-files.ts";
import {FILES_VERSION} from "../../contract/compare-files.ts";
import {writeChoice} from "../../islands/compare/choice.ts";
import {entryAddress} from "../../journal/addresses/addresses.ts";
import type {Attachment, Entry} from "../../journal/entry/entry.ts";
import type {SincePrevious} from "../../journal/entry/previous-entry.ts";
import type {Series} from "../../journal/history/series.ts";
import type {EntrySummary, Journal} from "../../journal/journal.ts";
import {settingsOf} from "../../journal/read/config.ts";
import {question} from "../../publish/page-question.ts";
import type {Site} from "../../publish/site-fs.ts";
import type {HeadlineDelta} from "./headline.ts";
import {summarizeHeadlines} from "./headline.ts";

/** The files that readers may compare, for `/compare/files.json`. */
export function comparableFiles({journal, href}: Pick<Site, "journal" | "href">): FileList {
  const {alpha, confidence} = journal.config.thresholds;
  const entries = journal.entries.flatMap((entry): ListedEntry[] => {
    const files = filesOf(entry, href);
    if (files.length === 0) return [];
    const {id, date, meta} = entry;
    return [{id, aliases: meta.aliases, title: meta.title, date, address: href(entryAddress(id)), files}];
  });
  return {version: FILES_VERSION, alpha, confidence, entries};
}

function filesOf({attachments}: Entry, href: Site["href"]): ListedFile[] {
  return attachments.flatMap(({name, side, artifact, address}) => {
    const kind = artifact?.kind.name;
    if (kind !== "benchmark" && kind !== "profile") return [];
    return [{name, kind, isBase: side === "base", title: artifact?.title ?? "", address: href(address)}];
  });
}

/** The files of two consecutive entries, and the query of the page that compares all of their rows. */
export interface WholeComparison {
  readonly base: Attachment;
  readonly head: Attachment;
  readonly query: string;
}

/** Returns the first benchmark files of the code that two entries left behind; undefined if either lacks a file. */
export function wholeComparison({previous}: SincePrevious, entry: Entry): WholeComparison | undefined {
  const base = fileLeftBehind(previous);
  const head = fileLeftBehind(entry);
  if (!base || !head) return undefined;
  const query = writeChoice({
    base: `${previous.id}/${base.name}`,
    head: `${entry.id}/${head.name}`,
    sample: "",
  });
  return {base, head, query};
}

function fileLeftBehind({attachments, leaves}: Entry): Attachment | undefined {
  const files = attachments.filter(({artifact}) => artifact?.kind.name === "benchmark");
  return files.find(({side}) => side === leaves) ?? files[0];
}

/** The query that has an entry's newest numbers as the head of a comparison; "" for an entry without benchmark files. */
export function headChoice({id, pairs, attachments}: Pick<Entry, "id" | "pairs" | "attachments">): string {
  const files = [...pairs.map(pair => pair.head), ...attachments];
  const file = files.find(({artifact}) => artifact?.kind.name === "benchmark");
  return file ? writeChoice({base: "", head: `${id}/${file.name}`, sample: ""}) : "";
}

/** The comparison of an entry with the previous one, by its id; undefined for the first entry with measurements. */
export const SINCE_PREVIOUS = question("since previous", ({journal}, id) => journal.previous.get(id), {
  source({journal}, id) {
    const since = journal.previous.get(id);
    return since && [summaryOf(since), sinceData(since)];
  },
});

function summaryOf({previous: {id, date, meta}}: SincePrevious): EntrySummary {
  return {id, date, title: meta.title};
}

/** Returns what a comparison with the previous entry is made of. */
function sinceData({steps}: SincePrevious): unknown {
  const sides = steps.flatMap(({before, after}) => [before.samples, after.samples]);
  const numbers = new Float64Array(sides.reduce((sum, {length}) => sum + 1 + length, 0));
  let at = 0;
  for (const samples of sides) {
    numbers[at++] = samples.length;
    for (const sample of samples) numbers[at++] = sample;
  }
  return [steps.map(({series}) => seriesIdentity(series)).join("\n"), numbers];
}

const identities = new WeakMap<Series, string>();

/** Everything of a series but its points, as text. */
function seriesIdentity(series: Series): string {
  const {group, name, unit, better, machine, environment} = series;
  const identity =
    identities.get(series) ?? JSON.stringify([group, name, unit, better, machine, environment]);
  identities.set(series, identity);
  return identity;
}

/** Sums up the difference between the previous entry's head and this entry's, in a number for each unit. */
export function headlinesSince({previous, files}: SincePrevious, journal: Journal): HeadlineDelta[] {
  const [base, head] = files;
  const {thresholds} = settingsOf(journal, previous.journal);
  const headlines: Headline[] = base && head ? headlinesOf(base.model, head.model, thresholds) : [];
  return summarizeHeadlines(headlines);
}
