import fc from "fast-check";
import {expect, test} from "vitest";
import type {AttributeCodec, Dataset} from "./attributes.ts";
import {
  attributeCodec,
  flagField,
  linesField,
  numberField,
  oneOf,
  optionalText,
  textField,
} from "./attributes.ts";
import {CITED_VERSION} from "./cited-version.ts";
import {COMPARE_FILES} from "./compare-files.ts";
import {COPY_FORM, COPY_MENU} from "./copy-menu.ts";
import {FACET_GROUP, FACET_ITEM} from "./facets.ts";
import {FLAME_GRAPH} from "./flame-graph.ts";
import {SEARCH_LINK, SITE_SEARCH} from "./search-names.ts";
import {BENCHMARK_HEAD, BENCHMARK_ROW, GROUP_ROW, MOVED_ROW, SORT_CELL, SORT_HEAD} from "./tables.ts";
import {TREND_CHART} from "./trend-chart.ts";

/** The `dataset` that a browser makes of attributes. */
function datasetOf(attributes: Readonly<Record<string, string>>): Dataset {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [
      name.replace(/^data-/, "").replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase()),
      value,
    ]),
  );
}

function roundTrips<Shape>(codec: AttributeCodec<Shape>, values: fc.Arbitrary<Shape>): void {
  fc.assert(
    fc.property(values, value => {
      expect(codec.decode(datasetOf(codec.encode(value)))).toEqual(value);
    }),
  );
}

const anyText = fc.string({unit: "binary"});
const line = anyText.filter(value => value !== "" && !value.includes("\n"));
const optional = (name: string) => fc.option(fc.record({[name]: anyText}), {nil: {}});

test("COPY_MENU round-trips", () => {
  const required = fc.record({
    kind: fc.constantFrom("entry" as const, "finding" as const, "figure" as const),
    id: anyText,
    text: anyText,
    code: anyText,
    files: fc.array(line),
    entry: anyText,
    title: anyText,
    facts: anyText,
    page: anyText,
    isPictured: fc.boolean(),
  });
  roundTrips(
    COPY_MENU,
    fc.tuple(required, optional("status"), optional("card")).map(parts => Object.assign({}, ...parts)),
  );
});

test("FLAME_GRAPH round-trips", () => {
  const side = {total: 5, durationNanos: 0, sampleValue: 1};
  const sides = {
    base: side,
    head: side,
    sampleType: "cpu",
    unit: "nanoseconds",
    isBenchmark: true,
    operations: {base: 2, head: 3, of: "BenchmarkParse", parts: 1},
    modes: [{mode: "per-op" as const, sentence: "per operation"}],
  };
  const required = fc.record({
    frames: anyText,
    type: anyText,
    start: fc.constantFrom("seen" as const, "asked" as const),
    sides: fc.array(fc.constant(sides), {maxLength: 2}),
  });
  const filters = [
    "focus",
    "ignore",
    "hide",
    "show",
    "showFrom",
    "tagFocus",
    "tagIgnore",
    "base",
    "baseName",
  ];
  roundTrips(
    FLAME_GRAPH,
    fc.tuple(required, ...filters.map(optional)).map(parts => Object.assign({}, ...parts)),
  );
  const written = datasetOf(FLAME_GRAPH.encode({frames: "/f", type: "cpu", start: "asked", sides: [sides]}));
  for (const bad of ["{", "{}", "[1]", "[null]", '[{"base":1}]', '[{"base":{},"head":{}}]'])
    expect(FLAME_GRAPH.decode({...written, sides: bad})).toBeUndefined();
});

test("the other codecs round-trip", () => {
  roundTrips(TREND_CHART, fc.record({points: anyText, line: fc.nat(), entries: anyText}));
  roundTrips(
    CITED_VERSION,
    fc.oneof(
      fc.record({isComplete: fc.boolean()}),
      fc.record({revisions: anyText, isComplete: fc.boolean(), id: anyText}),
    ),
  );
  roundTrips(COMPARE_FILES, fc.record({files: anyText}));
  roundTrips(COPY_FORM, fc.record({name: anyText}));
  roundTrips(SORT_HEAD, fc.record({column: fc.nat(), text: fc.boolean()}));
  roundTrips(BENCHMARK_HEAD, fc.record({column: anyText}));
  roundTrips(GROUP_ROW, fc.record({group: anyText}));
  roundTrips(BENCHMARK_ROW, fc.record({state: anyText, units: anyText}));
  const keys = fc.oneof(
    fc.double({noNaN: true}).map(value => value + 0),
    fc.constantFrom("2026-05-03-pool", "B/op"),
  );
  roundTrips(
    SORT_CELL,
    fc.oneof(fc.record({sort: keys.filter(key => !Object.is(key, -0))}), fc.constant({})),
  );
  roundTrips(MOVED_ROW, fc.oneof(fc.record({moved: fc.nat()}), fc.constant({})));
  roundTrips(FACET_ITEM, fc.record({facets: fc.array(line)}));
  roundTrips(FACET_GROUP, fc.constant({facetGroup: true as const}));
  roundTrips(SEARCH_LINK, fc.record({names: anyText}));
  roundTrips(SITE_SEARCH, fc.record({names: anyText, index: anyText}));
});

test("SORT_CELL has no value for NaN", () => {
  expect(SORT_CELL.encode({sort: Number.NaN})).toEqual({"data-sort": ""});
  expect(SORT_CELL.decode({sort: ""})).toEqual({});
});

test.each([
  [{}, "nothing"],
  [{kind: "a", count: "1"}, "a missing attribute"],
  [{kind: "c", name: "x", count: "1"}, "another word"],
  [{kind: "a", name: "x", count: ""}, "no number"],
  [{kind: "a", name: "x", count: "1x"}, "no number"],
  [{kind: "a", name: "x", count: "Infinity"}, "no finite number"],
])("attributeCodec(fields).decode(%j) is undefined: %s", (dataset: Dataset, _reason: string) => {
  expect(CODEC.decode(dataset)).toBeUndefined();
});

const CODEC = attributeCodec<{
  kind: "a" | "b";
  name: string;
  count: number;
  note?: string | undefined;
  isOpen: boolean;
  all: readonly string[];
}>({
  kind: oneOf("a", "b"),
  name: textField,
  count: numberField,
  note: optionalText,
  isOpen: flagField,
  all: linesField,
});

test("attributeCodec(fields) writes attributes in the order of the fields and leaves out what is absent", () => {
  expect(
    Object.entries(CODEC.encode({kind: "a", name: "", count: 0, isOpen: true, all: ["x", "y"]})),
  ).toEqual([
    ["data-kind", "a"],
    ["data-name", ""],
    ["data-count", "0"],
    ["data-is-open", ""],
    ["data-all", "x\ny"],
  ]);
  expect(CODEC.encode({kind: "b", name: "x", count: 1, isOpen: false, all: []})).toEqual({
    "data-kind": "b",
    "data-name": "x",
    "data-count": "1",
  });
});
