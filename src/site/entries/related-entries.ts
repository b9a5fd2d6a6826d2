import type {EntrySummary, Journal} from "../../journal/journal.ts";
import {once} from "../../journal/once.ts";
import {trendQuestion} from "../../publish/page-question.ts";
import {compareText} from "../../text/compare.ts";

/** Maximum number of related entries. */
const SHOWN = 4;
/** Maximum number of subjects that are named for each. */
const REASONS = 3;
/** A subject of more entries than these relates none of them. */
const MOST_ENTRIES = 50;
/** How much more a benchmark that both moved relates two entries than one that both measured. */
const MOVED_WEIGHT = 4;

/** An entry with the subjects that it shares with another. */
export interface RelatedEntry extends EntrySummary {
  /** Benchmarks and functions, the rarest first: `moved Parse/msg=invite`. */
  readonly shared: readonly string[];
}

/** A benchmark or a function, and the entries that have it. */
interface Subject {
  readonly label: string;
  readonly weight: number;
  readonly entries: readonly string[];
}

type RelatedJournal = Pick<Journal, "entries" | "benchmarks" | "moves" | "functions">;

/** The entries that are related to an entry, by its id. */
export const RELATED_ENTRIES = trendQuestion("related entries", ({journal}, id) =>
  relatedEntries(id, journal, indexOf(journal)()),
);

const indexes = new WeakMap<readonly unknown[], () => ReadonlyMap<string, readonly Subject[]>>();

/** Subjects by entry id, computed once a journal. */
function indexOf(journal: RelatedJournal): () => ReadonlyMap<string, readonly Subject[]> {
  const known = indexes.get(journal.entries) ?? once(() => subjectsByEntry(journal));
  indexes.set(journal.entries, known);
  return known;
}

/**
 * Lists subjects by the entries that share them. A subject weighs `ln(entries of the journal / its entries)`, so that what
 * every entry has relates none.
 */
export function subjectsByEntry(journal: RelatedJournal): ReadonlyMap<string, readonly Subject[]> {
  const byEntry = new Map<string, Subject[]>();
  const add = (label: string, factor: number, ids: Iterable<string>): void => {
    const entries = [...new Set(ids)];
    if (entries.length < 2 || entries.length > MOST_ENTRIES) return;
    const weight = factor * Math.log(journal.entries.length / entries.length);
    if (!(weight > 0)) return;
    const subject = {label, weight, entries};
    for (const id of entries) {
      const own = byEntry.get(id) ?? [];
      own.push(subject);
      byEntry.set(id, own);
    }
  };
  for (const [benchmark, ids] of movedBy(journal)) add(`moved ${benchmark.name}`, MOVED_WEIGHT, ids);
  for (const {name, units} of journal.benchmarks)
    add(
      name,
      1,
      units.flatMap(({series}) => series.flatMap(({points}) => points.map(({entry}) => entry))),
    );
  for (const {label, lines} of journal.functions.functions)
    add(
      label,
      1,
      lines.flatMap(({points}) => points.map(({entry}) => entry.id)),
    );
  return byEntry;
}

function movedBy({moves}: Pick<Journal, "moves">): Map<Journal["benchmarks"][number], string[]> {
  const all = [...moves].flatMap(([id, own]) => own.map(({benchmark}) => ({benchmark, id})));
  const grouped = Map.groupBy(all, ({benchmark}) => benchmark);
  return new Map([...grouped].map(([benchmark, own]) => [benchmark, own.map(({id}) => id)]));
}

/** Lists the entries that share the most with an entry, by the sum of the weights of what they share. */
export function relatedEntries(
  id: string,
  {entries}: Pick<Journal, "entries">,
  subjects: ReadonlyMap<string, readonly Subject[]>,
): RelatedEntry[] {
  const shared = new Map<string, Subject[]>();
  for (const subject of subjects.get(id) ?? [])
    for (const other of subject.entries)
      if (other !== id) shared.set(other, [...(shared.get(other) ?? []), subject]);
  const total = (own: readonly Subject[]): number => own.reduce((sum, {weight}) => sum + weight, 0);
  return [...shared]
    .sort(([a, x], [b, y]) => total(y) - total(x) || compareText(b, a))
    .slice(0, SHOWN)
    .flatMap(([other, own]) => {
      const entry = entries.find(one => one.id === other);
      if (!entry) return [];
      const rarest = own.toSorted((a, b) => b.weight - a.weight || compareText(a.label, b.label));
      return [{id: other, date: entry.date, title: entry.meta.title, shared: reasons(rarest)}];
    });
}

function reasons(subjects: readonly Subject[]): string[] {
  const labels = subjects.map(({label}) => label);
  // A benchmark that both moved was measured by both.
  const distinct = labels.filter(label => !labels.includes(`moved ${label}`));
  const shown = distinct.slice(0, REASONS);
  const more = distinct.length - shown.length;
  return more > 0 ? [...shown, `${more} more`] : shown;
}
