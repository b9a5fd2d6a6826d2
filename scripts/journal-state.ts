import type {Journal} from "../src/journal/journal.ts";
import {readJournal} from "../src/journal/journal-fs.ts";
import type {Problem} from "../src/problem.ts";
import {compareProblems} from "../src/problem.ts";
import type {Progress} from "./terminal.ts";

/** A journal read from disk, with everything that is wrong with it. */
export interface JournalState {
  readonly journal: Journal;
  /** Of reading and of rendering, in order of file and line. */
  readonly problems: readonly Problem[];
}

/** What to read of which journal. */
export interface JournalChoice {
  /** The folder that holds content/; absolute. */
  readonly root: string;
  readonly drafts: boolean;
}

/** Reads a journal and renders its entries for their problems: embeds and links show theirs only then. */
export async function readJournalState(
  choice: JournalChoice,
  now: number,
  progress: Progress,
): Promise<JournalState> {
  progress.update("reading the journal");
  const journal = await readJournal({...choice, today: latestDate(now)});
  const problems = [...journal.problems];
  return {journal, problems: problems.sort(compareProblems)};
}

/** The latest date that it is anywhere on Earth, UTC+14: what lies beyond is a mistake and no time zone. */
export function latestDate(now: number): string {
  return new Date(now + 14 * 3_600_000).toISOString().slice(0, 10);
}
