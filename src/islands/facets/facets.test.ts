import fc from "fast-check";
import {expect, test} from "vitest";
import type {FacetName, FacetValue} from "../../contract/facets.ts";
import {FACET_NAMES, facetLines, facetValues} from "../../contract/facets.ts";
import {facetCounts, facetQuery, facetsOf, isChosen, readFacets} from "./facets.ts";

const item = (...lines: string[]): FacetValue[] => facetValues(lines);

const ITEMS = [
  item("verdict=kept", "tag=gc", "tag=cpu", "year=2026", "machine=lab"),
  item("verdict=rejected", "tag=gc", "year=2025", "machine=lab"),
  item("tag=pool", "component=parser", "year=2026", "machine=lab"),
];

test("facetsOf(items) lists what divides them, years the newest first", () => {
  expect(facetsOf(ITEMS)).toEqual([
    {name: "verdict", values: ["kept", "rejected"]},
    {name: "component", values: ["parser"]},
    {name: "tag", values: ["cpu", "gc", "pool"]},
    {name: "year", values: ["2026", "2025"]},
  ]);
});

test("isChosen(item, choice) wants every chosen value", () => {
  const chosen = (...choice: [FacetName, string][]) => ITEMS.map(one => isChosen(one, new Map(choice)));
  expect(chosen()).toEqual([true, true, true]);
  expect(chosen(["tag", "gc"])).toEqual([true, true, false]);
  expect(chosen(["tag", "gc"], ["year", "2026"])).toEqual([true, false, false]);
});

test("facetCounts(items, facet, choice) counts beside the other facets' choices", () => {
  const facet = {name: "tag", values: ["cpu", "gc", "pool"]} as const;
  const counts = facetCounts(
    ITEMS,
    facet,
    new Map([
      ["year", "2026"],
      ["tag", "gc"],
    ]),
  );
  expect([...counts]).toEqual([
    ["cpu", 1],
    ["gc", 1],
    ["pool", 1],
  ]);
});

test("readFacets(search, facets) reads what facetQuery(choice) writes, and ignores the rest", () => {
  const facets = facetsOf(ITEMS);
  expect([...readFacets("?tag=gc&year=1999&x=1", facets)]).toEqual([["tag", "gc"]]);
  const any = fc.record(Object.fromEntries(FACET_NAMES.map(name => [name, fc.string()])), {requiredKeys: []});
  fc.assert(
    fc.property(any, record => {
      const choice = new Map(
        FACET_NAMES.flatMap(name => (record[name] === undefined ? [] : [[name, record[name]]])),
      );
      const known = [...choice].map(([name, value]) => ({name, values: [value]}));
      expect(readFacets(facetQuery(choice), known)).toEqual(choice);
    }),
  );
  expect(facetQuery(new Map())).toBe("");
});

test("facetLines(values) writes a line a value, whatever the value holds", () => {
  const value = fc.record({name: fc.constantFrom(...FACET_NAMES), value: fc.string()});
  fc.assert(
    fc.property(fc.array(value), values => {
      const lines = facetLines(values);
      expect(lines.every(line => !/[\n\r]/.test(line))).toBe(true);
      expect(facetValues(lines)).toHaveLength(new Set(lines).size);
    }),
  );
  expect(facetValues(["later=x", "nothing"])).toEqual([]);
});
