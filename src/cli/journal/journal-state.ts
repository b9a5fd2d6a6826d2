import type {Journal} from "../../journal/journal.ts";
import type {Problem} from "../../problem.ts";
import {compareProblems} from "../../problem.ts";
import type {Publication} from "../../publish/publication-fs.ts";
import {openPublication} from "../../publish/publication-fs.ts";
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
  const {root, only, ...place} = choice;
  const publication = await openPublication(root, {...place, today: latestDate(now), packageRoot: PROJECT});
  const {journal} = publication;
  const problems = [...journal.problems, ...(await renderProblems(publication, only, progress))];
  return {journal, problems: problems.sort(compareProblems)};
}

/** The latest date that it is anywhere on Earth, UTC+14: what lies beyond is a mistake and no time zone. */
export function latestDate(now: number): string {
  return new Date(now + 14 * 3_600_000).toISOString().slice(0, 10);
}

async function renderProblems(
  {journal, render}: Publication,
  only: string | undefined,
  progress: Progress,
): Promise<Problem[]> {
  const entries = journal.entries.filter(({id}) => only === undefined || id === only);
  const problems: Problem[] = [];
  for (const [i, entry] of entries.entries()) {
    progress.update(`rendering ${i + 1}/${entries.length} ${entry.id}`);
    problems.push(...(await render(entry)).problems);
  }
  return problems;
}
