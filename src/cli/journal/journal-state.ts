import {join} from "node:path";
import type {Entry} from "../../journal/entry/entry.ts";
import type {Journal} from "../../journal/journal.ts";
import {journalQueries} from "../../journal/queries.ts";
import {readJournal} from "../../journal/read/journal-fs.ts";
import type {Problem} from "../../problem.ts";
import {compareProblems} from "../../problem.ts";
import {cachedRenderer} from "../../render/render-cache-fs.ts";
import type {Progress} from "../io/terminal.ts";
import {PROJECT} from "./journal-folder.ts";

/** A journal read from disk, with everything that is wrong with it. */
export interface JournalState {
  /** Its configuration has the base and the site it was read for. */
  readonly journal: Journal;
  /** Of reading and of rendering, in order of file and line. */
  readonly problems: readonly Problem[];
}

/** What to read of which journal, and where it is published; journal.yaml says what is absent. */
export interface JournalChoice {
  /** The folder that holds content/; absolute. */
  readonly root: string;
  readonly drafts: boolean;
  readonly base?: string | undefined;
  readonly site?: string | undefined;
  /** Id of the one entry whose rendering matters; all when absent. */
  readonly only?: string | undefined;
}

/**
 * Reads a journal and renders its entries for their problems: embeds and links show theirs only then.
 * What was rendered is kept where a build of the same site finds it.
 */
export async function readJournalState(
  choice: JournalChoice,
  now: number,
  progress: Progress,
): Promise<JournalState> {
  progress.update("reading the journal");
  const {root, drafts} = choice;
  const journal = published(await readJournal({root, drafts, today: latestDate(now)}), choice);
  const problems = [...journal.problems, ...(await renderProblems(journal, choice, progress))];
  return {journal, problems: problems.sort(compareProblems)};
}

/** The latest date that it is anywhere on Earth, UTC+14: what lies beyond is a mistake and no time zone. */
export function latestDate(now: number): string {
  return new Date(now + 14 * 3_600_000).toISOString().slice(0, 10);
}

function published(journal: Journal, {base, site}: JournalChoice): Journal {
  const {config} = journal;
  return {...journal, config: {...config, base: base ?? config.base, site: site ?? config.site}};
}

async function renderProblems(
  journal: Journal,
  {root, only}: JournalChoice,
  progress: Progress,
): Promise<Problem[]> {
  const {config} = journal;
  const render = cachedRenderer({folder: join(root, ".cache", "render"), packageRoot: PROJECT});
  const queries = journalQueries(journal);
  const entries = only === undefined ? journal.entries : journal.entries.filter(isEntry(only));
  const problems: Problem[] = [];
  for (const [i, entry] of entries.entries()) {
    progress.update(`rendering ${i + 1}/${entries.length} ${entry.id}`);
    problems.push(...(await render(entry, queries, {config, base: config.base})).problems);
  }
  return problems;
}

function isEntry(id: string): (entry: Entry) => boolean {
  return entry => entry.id === id;
}
