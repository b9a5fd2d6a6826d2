import type {Entry} from "../journal/entry.ts";

/** The entries of one year. */
export interface Year {
  /** Four digits. */
  readonly year: string;
  readonly entries: readonly Entry[];
}

/** Groups entries by the year of their date, keeping their order. */
export function entriesByYear(entries: readonly Entry[]): Year[] {
  return [...Map.groupBy(entries, entry => entry.date.slice(0, 4))].map(([year, group]) => ({
    year,
    entries: group,
  }));
}

/** Groups entries by tag, tags in alphabetical order (bytewise), entries in their own. */
export function entriesByTag(entries: readonly Entry[]): {tag: string; entries: readonly Entry[]}[] {
  const byTag = new Map<string, Entry[]>();
  for (const entry of entries) {
    for (const tag of new Set(entry.meta.tags)) byTag.set(tag, [...(byTag.get(tag) ?? []), entry]);
  }
  return [...byTag]
    .map(([tag, group]) => ({tag, entries: group}))
    .sort((a, b) => (a.tag < b.tag ? -1 : a.tag > b.tag ? 1 : 0));
}
