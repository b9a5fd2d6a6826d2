import type {EntryText} from "../../embeds/testdata/fixture.ts";
import {CONFIG, NO_QUERIES, testEntry} from "../../embeds/testdata/fixture.ts";
import type {JournalQueries} from "../../journal/journal.ts";
import {formatProblem} from "../../problem.ts";
import {renderEntry} from "../render-entry.ts";

/** Answers of a journal with one other entry, which has one finding that a third entry resolved. */
export const queries: JournalQueries = {
  ...NO_QUERIES,
  entry: id => (id === "2026-04-01-scan" ? {id, title: "Scan <bytes>", date: "2026-04-01"} : undefined),
  anchor: (_entry, id) => id === "headers",
  finding: ({finding}) =>
    finding === "headers"
      ? {
          claim: "x",
          status: "landed",
          resolvedBy: [{id: "2026-06-01-done", title: "Done & dusted", date: "2026-06-01"}],
        }
      : undefined,
};

/** Renders an entry below `/journal/`; its problems as lines. */
export async function render(entry: EntryText) {
  const rendered = await renderEntry(testEntry(entry), queries, {config: CONFIG, base: "/journal/"});
  return {...rendered, lines: rendered.problems.map(formatProblem)};
}
