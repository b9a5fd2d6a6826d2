import {expect, test} from "vitest";
import {CONFIG, testEntry} from "../embeds/testdata/fixture.ts";
import {findingStates} from "./findings/findings.ts";
import {buildSeries} from "./history/build-series.ts";
import {followEntry} from "./history/followed-entry.ts";
import {answer, journalQueries, recordQueries} from "./queries.ts";
import {testJournal} from "./testdata/journal.ts";

const scan = testEntry({
  id: "2026-01-01-scan",
  meta: {title: "Scan", aliases: ["2025-12-31-old"]},
  text: "## Results\n\n:::finding{#split}\nSplitting copies.\n:::\n",
  files: {"run.txt": "pkg: p\nBenchmarkParse/a=1-8 1 5 ns/op 8 B/op\nBenchmarkParse-8 1 5 ns/op\n"},
});
const pool = testEntry({
  id: "2026-02-01-pool",
  meta: {title: "Pool", resolves: [{entry: "2026-01-01-scan", finding: "split"}]},
});
const entries = [pool, scan];
const queries = journalQueries(
  testJournal({
    entries,
    findings: findingStates(entries).findings,
    series: buildSeries(
      entries.map(entry => followEntry(entry)),
      CONFIG.thresholds,
    ),
  }),
);

test("journalQueries(journal).entry(id) finds an entry by its id or an earlier one", () => {
  const summary = {id: "2026-01-01-scan", title: "Scan", date: "2026-01-01"};
  expect(queries.entry("2026-01-01-scan")).toEqual(summary);
  expect(queries.entry("2025-12-31-old")).toEqual(summary);
  expect(queries.entry("constructor")).toBeUndefined();
});

test("journalQueries(journal).anchor(entry, id) knows headings and findings", () => {
  expect(queries.anchor("2026-01-01-scan", "results")).toBe(true);
  expect(queries.anchor("2026-01-01-scan", "split")).toBe(true);
  expect(queries.anchor("2026-01-01-scan", "nothing")).toBe(false);
});

test("journalQueries(journal).finding(reference) says who resolved it", () => {
  const expected = {
    claim: "Splitting copies.",
    status: "landed",
    resolvedBy: [{id: "2026-02-01-pool", title: "Pool", date: "2026-02-01"}],
  };
  expect(queries.finding({entry: "2026-01-01-scan", finding: "split"})).toEqual(expected);
  expect(queries.finding({entry: "2025-12-31-old", finding: "split"})).toEqual(expected);
  expect(queries.finding({entry: "2026-01-01-scan", finding: "x"})).toBeUndefined();
});

test.each([
  ["Parse", undefined, ["Parse-8 sec/op"]],
  ["Parse-8", undefined, ["Parse-8 sec/op"]],
  ["BenchmarkParse/a=1", undefined, ["Parse/a=1-8 B/op", "Parse/a=1-8 sec/op"]],
  ["Parse/a=1", "B/op", ["Parse/a=1-8 B/op"]],
  ["Pars", undefined, []],
])(
  "journalQueries(journal).series(%s, %s) matches benchstat's names and go test's",
  (name, unit, expected) => {
    expect(queries.series(name, unit).map(series => `${series.name} ${series.unit}`)).toEqual(expected);
  },
);

test("recordQueries(queries) remembers each question once, and answer(queries, query) asks it again", () => {
  const {queries: recorded, asked} = recordQueries(queries);
  recorded.entry("2026-01-01-scan");
  recorded.entry("2026-01-01-scan");
  recorded.entry("none");
  recorded.anchor("2026-01-01-scan", "results");
  recorded.finding({entry: "2026-01-01-scan", finding: "split"});
  recorded.series("Parse", undefined);
  expect(asked()).toEqual([
    ["entry", "2026-01-01-scan"],
    ["entry", "none"],
    ["anchor", "2026-01-01-scan", "results"],
    ["finding", {entry: "2026-01-01-scan", finding: "split"}],
    ["series", "Parse", null],
  ]);
  expect(asked().map(query => answer(queries, query))).toEqual([
    queries.entry("2026-01-01-scan"),
    null,
    true,
    queries.finding({entry: "2026-01-01-scan", finding: "split"}),
    queries.series("Parse", undefined),
  ]);
});

test("journalQueries(journal).series(name) asks for what other tools measured with their kind", () => {
  const gc = "gc 1 @0.5s 3%: 0.1+1.2+0.1 ms clock, 0.1+0/1/1+0.2 ms cpu, 4->4->1 MB, 4 MB goal, 4 P\n";
  const both = testEntry({
    id: "2026-03-01-gc",
    files: {"gc.log": gc, "run.txt": "BenchmarkSTW 1 5 ns/op\nBenchmarkGC 1 5 ns/op\n"},
  });
  const asked = journalQueries(
    testJournal({
      entries: [both],
      findings: [],
      series: buildSeries([followEntry(both)], CONFIG.thresholds),
    }),
  );
  expect(asked.series("GC CPU", undefined)).toEqual([]);
  expect(asked.series("gctrace/GC CPU", undefined).map(({kind, unit}) => [kind, unit])).toEqual([
    ["gctrace", "%"],
  ]);
  expect(asked.series("STW", undefined).map(({kind}) => kind)).toEqual(["benchmark"]);
});
