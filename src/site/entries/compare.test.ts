import {expect, test} from "vitest";
import {around, benchText} from "../../embeds/testdata/bench.ts";
import {CONFIG, testEntry} from "../../embeds/testdata/fixture.ts";
import {buildSeries} from "../../journal/history/build-series.ts";
import {followEntry} from "../../journal/history/followed-entry.ts";
import {testJournal} from "../../journal/testdata/journal.ts";
import {comparableFiles, headChoice, headlinesSince, wholeComparison} from "./compare.ts";

const entries = [
  testEntry({
    id: "2026-06-03-scan",
    meta: {aliases: ["2026-06-01-scanner"]},
    files: {"after.txt": benchText({Parse: around(400)}), "notes.md": "text"},
  }),
  testEntry({id: "2026-05-03-pool", files: {"run.txt": benchText({Parse: around(800)})}}),
  testEntry({id: "2026-04-03-text", files: {"notes.md": "text"}}),
];
const journal = testJournal({
  entries,
  series: buildSeries(
    entries.map(entry => followEntry(entry)),
    CONFIG.thresholds,
  ),
});

test("comparableFiles(site) lists benchmark results and profiles with the journal's levels", () => {
  expect(comparableFiles({journal, href: path => `/team${path}`})).toEqual({
    version: 1,
    alpha: 0.05,
    confidence: 0.95,
    entries: [
      {
        id: "2026-06-03-scan",
        aliases: ["2026-06-01-scanner"],
        title: "A test",
        date: "2026-06-03",
        address: "/team/entries/2026-06-03-scan/",
        files: [
          {
            name: "after.txt",
            kind: "benchmark",
            isBase: false,
            title: "Go benchmark results",
            address: "/team/files/0000000000000000/after.txt",
          },
        ],
      },
      expect.objectContaining({id: "2026-05-03-pool"}),
    ],
  });
});

test("headChoice(entry) is the head of a pair before any other file", () => {
  const files = {
    "a.txt": benchText({A: [1]}),
    "x.old.txt": benchText({A: [1]}),
    "x.new.txt": benchText({A: [1]}),
  };
  const pair = testEntry({files, pairs: [["x", "x.old.txt", "x.new.txt"]]});
  expect(headChoice(pair)).toBe("?head=2026-05-03-pool/x.new.txt");
  expect(headChoice(testEntry({files: {"notes.md": "text"}}))).toBe("");
});

test("wholeComparison(since, entry) names the files that both entries left behind", () => {
  const [since] = journal.previous.values();
  const [entry] = entries;
  expect(since && entry && wholeComparison(since, entry)).toMatchObject({
    base: {name: "run.txt"},
    head: {name: "after.txt"},
    query: "?base=2026-05-03-pool/run.txt&head=2026-06-03-scan/after.txt",
  });
});

test("headlinesSince(since) sums up the difference in a number a unit", () => {
  expect([...journal.previous.keys()]).toEqual(["2026-06-03-scan"]);
  const [found] = journal.previous.values();
  expect(found && headlinesSince(found, journal)).toMatchObject([
    {unit: "sec/op", text: "-50.00%", direction: "better", of: "Parse-8"},
    {unit: "allocs/op", text: "-50.00%"},
  ]);
});
