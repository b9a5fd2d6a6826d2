import type {Entry} from "../../journal/entry/entry.ts";
import type {EntrySummary} from "../../journal/journal.ts";
import {question} from "../../publish/page-question.ts";

/** The entries before and after an entry, by date; undefined at the ends. */
export interface Neighbours {
  readonly earlier: EntrySummary | undefined;
  readonly later: EntrySummary | undefined;
}

/** The neighbours of an entry in the whole journal and in its component. */
export interface EntryNeighbours extends Neighbours {
  /** Undefined for an entry without a component, and where they are those of the journal. */
  readonly inComponent: (Neighbours & {readonly component: string}) | undefined;
}

/** The neighbours of an entry, by its id. */
export const NEIGHBOURS = question("neighbours", ({journal: {entries}}, id) => neighboursOf(id, entries));

/** Finds the neighbours of an entry among entries that are newest first. */
export function neighboursOf(id: string, entries: readonly NeighbourEntry[]): EntryNeighbours {
  const all = neighboursIn(id, entries);
  const component = entries.find(entry => entry.id === id)?.component;
  if (component === undefined) return {...all, inComponent: undefined};
  const own = neighboursIn(
    id,
    entries.filter(entry => entry.component === component),
  );
  const isSame = own.earlier?.id === all.earlier?.id && own.later?.id === all.later?.id;
  return {...all, inComponent: isSame ? undefined : {...own, component}};
}

type NeighbourEntry = Pick<Entry, "id" | "date" | "component" | "meta">;

function neighboursIn(id: string, entries: readonly NeighbourEntry[]): Neighbours {
  const at = entries.findIndex(entry => entry.id === id);
  return {earlier: summaryOf(entries[at + 1]), later: summaryOf(entries[at - 1])};
}

function summaryOf(entry: NeighbourEntry | undefined): EntrySummary | undefined {
  return entry && {id: entry.id, date: entry.date, title: entry.meta.title};
}
