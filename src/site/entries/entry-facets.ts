import type {FacetValue} from "../../contract/facets.ts";
import {facetLines} from "../../contract/facets.ts";
import type {Entry} from "../../journal/entry/entry.ts";
import type {FindingState, Journal} from "../../journal/journal.ts";
import {findingStatusWords} from "../../text/finding-status.ts";
import {findingComponent, findingTags} from "../findings/findings.ts";

type FacetJournal = Pick<Journal, "moves">;

/** Values that the list of entries can be narrowed to, as lines of `FACET_ITEM`. */
export function entryFacets(entry: Entry, journal: FacetJournal): string[] {
  const {verdict, tags} = entry.meta;
  return facetLines([
    ...valuesOf("verdict", verdict),
    ...valuesOf("component", entry.component),
    ...valuesOf("tag", ...tags.map(tag => tag.toLowerCase())),
    ...measuredFacets(entry, journal),
  ]);
}

/** Values that the list of findings can be narrowed to; machine, year and moves are those of the finding's entry. */
export function findingFacets(state: FindingState, journal: FacetJournal): string[] {
  return facetLines([
    ...valuesOf("status", findingStatusWords(state.status)),
    ...valuesOf("component", findingComponent(state)),
    ...valuesOf("tag", ...findingTags(state).map(tag => tag.toLowerCase())),
    ...measuredFacets(state.entry, journal),
  ]);
}

/** Machine, Go version and year of an entry, and the benchmarks and units that it moved. */
function measuredFacets({id, date, meta, environment}: Entry, {moves}: FacetJournal): FacetValue[] {
  const go = meta.go ?? environment.facts.find(({name}) => name === "go")?.value;
  const moved = (moves.get(id) ?? []).filter(({change}) => change.state === "changed");
  return [
    ...valuesOf("machine", meta.machine),
    ...valuesOf("go", go?.replace(/^go/, "")),
    ...valuesOf("year", date.slice(0, 4)),
    ...valuesOf("moved", ...moved.map(({benchmark}) => benchmarkRoot(benchmark.name))),
    ...moved.flatMap(({unit, change}) =>
      change.better === undefined
        ? []
        : valuesOf("change", `${unit.unit} ${change.better ? "better" : "worse"}`),
    ),
  ];
}

/** The name of a benchmark without its sub-benchmarks and `-N`: `Parse` of `Parse/msg=invite-8`. */
function benchmarkRoot(name: string): string {
  return name.split("/")[0]?.replace(/-\d+$/, "") ?? name;
}

function valuesOf(name: FacetValue["name"], ...values: readonly (string | undefined)[]): FacetValue[] {
  return values.flatMap(value => (value === undefined || value === "" ? [] : [{name, value}]));
}
