import type {Entry} from "../../journal/entry/entry.ts";
import type {EntrySummary} from "../../journal/journal.ts";
import {question} from "../../publish/page-question.ts";

/** The entries before and after an entry, by date; undefined at the ends. */
export interface Neighbours {
  readonly earlier: EntrySummary | undefined;
  readonly later: EntrySummary | undefined;
}

/** The neighbours of an entry, by its id. */
export const NEIGHBOURS = question("neighbours", ({journal: {entries}}, id): Neighbours => {
  const at = entries.findIndex(entry => entry.id === id);
  return {earlier: summaryOf(entries[at + 1]), later: summaryOf(entries[at - 1])};
});

function summaryOf(entry: Entry | undefined): EntrySummary | undefined {
  return entry && {id: entry.id, date: entry.date, title: entry.meta.title};
}
