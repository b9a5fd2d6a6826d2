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
  const {all, byComponent} = linesOf(entries);
  const neighbours = neighboursIn(id, all);
  const component = all.entries[all.places.get(id) ?? -1]?.component;
  const line = component === undefined ? undefined : byComponent.get(component);
  if (component === undefined || !line) return {...neighbours, inComponent: undefined};
  const own = neighboursIn(id, line);
  const isSame = own.earlier?.id === neighbours.earlier?.id && own.later?.id === neighbours.later?.id;
  return {...neighbours, inComponent: isSame ? undefined : {...own, component}};
}

type NeighbourEntry = Pick<Entry, "id" | "date" | "component" | "meta">;

/** Entries newest first, and the place of each by its id. */
interface Line {
  readonly entries: readonly NeighbourEntry[];
  readonly places: ReadonlyMap<string, number>;
}

/** The lines of a journal's entries: every page of an entry asks for a place in them. */
interface Lines {
  readonly all: Line;
  readonly byComponent: ReadonlyMap<string, Line>;
}

const known = new WeakMap<readonly NeighbourEntry[], Lines>();

function linesOf(entries: readonly NeighbourEntry[]): Lines {
  const groups = () => [...Map.groupBy(entries, ({component}) => component ?? "")];
  const lines = known.get(entries) ?? {
    all: lineOf(entries),
    byComponent: new Map(groups().map(([component, own]) => [component, lineOf(own)])),
  };
  known.set(entries, lines);
  return lines;
}

function lineOf(entries: readonly NeighbourEntry[]): Line {
  return {entries, places: new Map(entries.map(({id}, place) => [id, place]))};
}

function neighboursIn(id: string, {entries, places}: Line): Neighbours {
  const at = places.get(id) ?? -1;
  return {earlier: summaryOf(entries[at + 1]), later: summaryOf(entries[at - 1])};
}

function summaryOf(entry: NeighbourEntry | undefined): EntrySummary | undefined {
  return entry && {id: entry.id, date: entry.date, title: entry.meta.title};
}
