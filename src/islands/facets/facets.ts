import type {FacetName, FacetValue} from "../../contract/facets.ts";
import {FACET_NAMES} from "../../contract/facets.ts";
import {compareText} from "../../text/compare.ts";

/** Names of the facets for readers. */
export const FACET_LABELS: Readonly<Record<FacetName, string>> = {
  verdict: "Verdict",
  status: "Status",
  component: "Component",
  tag: "Tag",
  machine: "Machine",
  go: "Go",
  year: "Year",
  moved: "Moved",
  change: "Change",
};

/** The values of an item. */
export type FacetedItem = readonly FacetValue[];

/** The chosen value of each facet; facets without a choice are absent. */
export type FacetChoice = ReadonlyMap<FacetName, string>;

/** A facet that divides the items. */
export interface Facet {
  readonly name: FacetName;
  /** Bytewise; years the newest first. */
  readonly values: readonly string[];
}

/** Lists the facets of some items: those that have two values, or a value that some items lack. */
export function facetsOf(items: readonly FacetedItem[]): Facet[] {
  return FACET_NAMES.flatMap(name => {
    const own = items.map(item => item.filter(one => one.name === name).map(({value}) => value));
    const values = [...new Set(own.flat())].sort(compareText);
    const isDividing = values.length > 1 || (values.length === 1 && own.some(some => some.length === 0));
    if (!isDividing) return [];
    return [{name, values: name === "year" ? values.reverse() : values}];
  });
}

/** True if an item has every chosen value. */
export function isChosen(item: FacetedItem, choice: FacetChoice): boolean {
  return [...choice].every(([name, value]) => item.some(one => one.name === name && one.value === value));
}

/** Counts the items that would be left if each value of a facet were chosen beside the choices of the other facets. */
export function facetCounts(
  items: readonly FacetedItem[],
  {name, values}: Facet,
  choice: FacetChoice,
): ReadonlyMap<string, number> {
  const others = new Map([...choice].filter(([other]) => other !== name));
  const left = items.filter(item => isChosen(item, others));
  return new Map(
    values.map(value => [value, left.filter(item => isChosen(item, new Map([[name, value]]))).length]),
  );
}

/** Reads the choices that an address has; values that no item has are ignored, and so is case. */
export function readFacets(search: string, facets: readonly Facet[]): FacetChoice {
  const asked = new URLSearchParams(search);
  return new Map(
    facets.flatMap(({name, values}) => {
      const written = asked.get(name) ?? undefined;
      const value = values.find(one => one === written) ?? values.find(one => isSameText(one, written));
      return value === undefined ? [] : [[name, value] as const];
    }),
  );
}

function isSameText(value: string, written: string | undefined): boolean {
  return value.toLowerCase() === written?.toLowerCase();
}

/** Writes choices as the query of an address, in the order of the facets: `?component=parser&tag=gc`; "" without a choice. */
export function facetQuery(choice: FacetChoice): string {
  const query = new URLSearchParams(
    FACET_NAMES.flatMap(name => {
      const value = choice.get(name);
      return value === undefined ? [] : [[name, value]];
    }),
  );
  return query.size > 0 ? `?${query}` : "";
}
