import {expect, test} from "vitest";
import {testEntry} from "../embeds/testdata/fixture.ts";
import {testJournal} from "../journal/testdata/journal.ts";
import {DigestedData} from "./digested-data.ts";
import {question, trendQuestion} from "./page-question.ts";
import type {RecordedSite} from "./page-record-fs.ts";
import {isCurrent, recordingSite, siteDigests} from "./page-record-fs.ts";
import {valueDigester} from "./value-digest-fs.ts";

const TITLE = question(
  "title in a test",
  ({journal}, id) => journal.entries.find(one => one.id === id)?.meta.title,
);

/** The part of a site that records and digests read. */
function siteOf(titles: readonly string[]): RecordedSite {
  const entries = titles.map((title, i) => ({
    ...testEntry({id: `2026-01-0${i + 1}-e`, meta: {title}}),
    digest: title,
  }));
  const site = {
    journal: testJournal({entries}),
    describe: ({meta}: {meta: {title: string}}) => meta.title,
    revisions: () => ({complete: false, snapshots: () => [], isRevised: () => true}),
    history: () => ({isRevised: true, isComplete: false}),
    undrawn: () => undefined,
    ask: (asked: {answer(site: RecordedSite, of: string): unknown}, of: string) =>
      asked.answer(site as unknown as RecordedSite, of),
  };
  return site as unknown as RecordedSite;
}

/** Whether a page that reads `titles` is still current when they are `later`. */
async function survives(later: readonly string[], read: (site: RecordedSite) => unknown): Promise<boolean> {
  const before = siteOf(["One", "Two"]);
  const recording = recordingSite(before, siteDigests(before));
  read(recording.site);
  return isCurrent(await recording.record(), siteDigests(siteOf(later)));
}

test("a page that asks a question is current while the answer is the same", async () => {
  const read = (site: RecordedSite) => site.ask(TITLE, "2026-01-01-e");
  expect(await survives(["One", "Changed"], read)).toBe(true);
  expect(await survives(["Changed", "Two"], read)).toBe(false);
  expect(await survives([], read)).toBe(false);
});

test("an answer that needs all trends waits for the search of the series", async () => {
  const site = siteOf(["One"]);
  let isSearched = false;
  const journal = {
    ...site.journal,
    async searched() {
      await Promise.resolve();
      isSearched = true;
    },
  };
  const moves = trendQuestion("moves in a test", () => isSearched);
  const answered = siteDigests({...site, journal}).answer(moves.name, "");
  expect(isSearched).toBe(false);
  expect(await answered).toBe(valueDigester(new WeakMap()).digest(true));
});

test("a page that reads the journal itself is current while no entry changed", async () => {
  const read = (site: RecordedSite) => site.journal.entries.length;
  expect(await survives(["One", "Two"], read)).toBe(true);
  expect(await survives(["One", "Changed"], read)).toBe(false);
});

test("a page that reads configuration alone is current whatever entries there are", async () => {
  expect(await survives(["Changed"], ({journal}) => journal.config.title)).toBe(true);
});

test("a page that copies the journal has read all of it", async () => {
  expect(await survives(["One", "Changed"], ({journal}) => ({...journal}))).toBe(false);
});

test("a page that reads the history of an entry in git is current while its commits are the same", async () => {
  const withHistory = (commits: string): RecordedSite =>
    ({
      ...siteOf(["One"]),
      revisions: () => ({
        complete: true,
        snapshots: () => [],
        isRevised: () => true,
        signature: (entry: string) => entry + commits,
      }),
    }) as RecordedSite;
  const before = withHistory("a");
  const recording = recordingSite(before, siteDigests(before));
  recording.site.revisions().snapshots("2026-01-01-e");
  const record = await recording.record();
  expect(await isCurrent(record, siteDigests(withHistory("a")))).toBe(true);
  expect(await isCurrent(record, siteDigests(withHistory("b")))).toBe(false);
});

test("a page that reads the history of a partial clone is never current", async () => {
  expect(await survives(["One", "Two"], site => site.revisions())).toBe(false);
});

test("a question that is gone is an answer that changed", async () => {
  const digests = siteDigests(siteOf(["One"]));
  expect(await isCurrent({asked: [["no such question", "x", "0"]]}, digests)).toBe(false);
});

test("values digest alike if and only if their content is the same", () => {
  const {digest} = valueDigester(new WeakMap());
  const long = Array.from({length: 1000}, (_, i) => i);
  const values = [
    1,
    "1",
    null,
    undefined,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    [],
    {},
    [1],
    ["1"],
    {a: 1},
    {b: 1},
  ];
  const more = [
    {a: {}},
    {a: []},
    "[1]",
    -0,
    true,
    new Map([["a", 1]]),
    new Set(["a"]),
    long,
    long.with(999, 0),
  ];
  const digests = [...values, ...more].map(digest);
  expect(new Set(digests).size).toBe(digests.length);
  expect(digest({a: [1, {b: "x".repeat(2000)}]})).toBe(digest({a: [1, {b: "x".repeat(2000)}]}));
  expect(digest(Float64Array.of(1, 2))).not.toBe(digest(Float64Array.of(12)));
  expect(() => digest({draw: () => 1})).toThrow("function");
  expect(() => digest(new Date(0))).toThrow("Date");
});

test("a page that lacks a drawing is never current", async () => {
  expect(await survives(["One", "Two"], site => site.undrawn("2026-01-01-e", "too large"))).toBe(false);
});

test("valueDigester(tokens) makes the data of an object once", () => {
  const {digest} = valueDigester(new WeakMap());
  const subject = {};
  let made = 0;
  const data = (value: unknown) =>
    new DigestedData(subject, () => {
      made++;
      return value;
    });
  expect(digest([data(1)])).toBe(digest([data(1)]));
  expect(made).toBe(1);
  expect(digest(data(1))).not.toBe(digest(new DigestedData({}, () => 2)));
});
