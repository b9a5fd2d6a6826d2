import type {StatedClaim} from "../../journal/claims/claims.ts";
import type {Entry} from "../../journal/entry/entry.ts";
import type {Journal} from "../../journal/journal.ts";
import type {JournalPlace} from "../../journal/read/journal-place.ts";
import type {Problem} from "../../problem.ts";
import {compareProblems} from "../../problem.ts";
import type {Publication} from "../../publish/publication-fs.ts";
import {openPublication} from "../../publish/publication-fs.ts";
import type {RenderedEntry} from "../../render/render-entry.ts";
import type {Progress} from "../io/terminal.ts";
import {PROJECT} from "./journal-folder.ts";

/** A journal read from disk, with everything that is wrong with it. */
export interface JournalState {
  /** Its configuration has the base and the site it was read for. */
  readonly journal: Journal;
  /** Of reading and of rendering, in order of file and line. */
  readonly problems: readonly Problem[];
  /** Claims of the rendered entries by the entry's id, judged by the data. */
  readonly claims: ReadonlyMap<string, readonly StatedClaim[]>;
}

/** The journal to read, and its published address; absent values are those of journal.yaml. */
export interface JournalChoice extends JournalPlace {
  readonly drafts: boolean;
  readonly base?: string | undefined;
  readonly site?: string | undefined;
  /** True for the entries whose rendering matters; all when absent. */
  readonly only?: ((entry: Entry) => boolean) | undefined;
}

/**
 * Reads a journal and renders its entries for their problems: embeds and links show theirs only then.
 * Rendered entries are kept for a build of the same site.
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
  const rendered = await renderEntries(publication, only, progress);
  const problems = [...journal.problems, ...rendered.flatMap(({drawn}) => drawn.problems)];
  return {
    journal,
    problems: problems.sort(compareProblems),
    claims: new Map(rendered.map(({id, drawn}) => [id, drawn.claims])),
  };
}

/** The latest date anywhere on Earth, UTC+14: a later date is a mistake in any time zone. */
export function latestDate(now: number): string {
  return new Date(now + 14 * 3_600_000).toISOString().slice(0, 10);
}

async function renderEntries(
  {journal, render}: Publication,
  only: JournalChoice["only"],
  progress: Progress,
): Promise<{readonly id: string; readonly drawn: RenderedEntry}[]> {
  const entries = journal.entries.filter(entry => only === undefined || only(entry));
  const rendered = [];
  for (const [i, entry] of entries.entries()) {
    progress.update(`rendering ${i + 1}/${entries.length} ${entry.id}`);
    rendered.push({id: entry.id, drawn: await render(entry)});
  }
  return rendered;
}
