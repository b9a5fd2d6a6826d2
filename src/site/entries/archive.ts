import type {Entry} from "../../journal/entry/entry.ts";
import {compareText} from "../../text/compare.ts";

/** The entries of a year. */
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

/** The entries of a month. */
export interface Month {
  /** `YYYY-MM`. */
  readonly month: string;
  readonly entries: readonly Entry[];
}

/** Groups entries by the month of their date, the newest month first, keeping their order within it. */
export function entriesByMonth(entries: readonly Entry[]): readonly Month[] {
  const months =
    monthsOf.get(entries) ??
    [...Map.groupBy(entries, entry => entry.date.slice(0, 7))]
      .map(([month, group]) => ({month, entries: group}))
      .sort((a, b) => compareText(b.month, a.month));
  monthsOf.set(entries, months);
  return months;
}

/** Months of the same entries: every page of a month asks for them. */
const monthsOf = new WeakMap<readonly Entry[], readonly Month[]>();

/** The entries of a component. */
export interface ComponentEntries {
  readonly component: string;
  readonly entries: readonly Entry[];
}

/** Groups entries by component, bytewise, keeping their order; entries without a component are left out. */
export function entriesByComponent(entries: readonly Entry[]): ComponentEntries[] {
  return [...Map.groupBy(entries, ({component}) => component)]
    .flatMap(([component, group]) => (component === undefined ? [] : [{component, entries: group}]))
    .sort((a, b) => compareText(a.component, b.component));
}

/**
 * Groups entries by tag, tags in bytewise order of their small letters, entries in their own order.
 * Tags that differ only in case are merged, shown as the newest entry writes it.
 */
export function entriesByTag(entries: readonly Entry[]): {tag: string; entries: readonly Entry[]}[] {
  const byTag = new Map<string, {tag: string; entries: Entry[]}>();
  for (const entry of entries) {
    const tags = new Map(entry.meta.tags.map(tag => [tag.toLowerCase(), tag]));
    for (const [key, tag] of tags) {
      const group = byTag.get(key) ?? {tag, entries: []};
      group.entries.push(entry);
      byTag.set(key, group);
    }
  }
  return [...byTag].sort(([a], [b]) => compareText(a, b)).map(([, group]) => group);
}
