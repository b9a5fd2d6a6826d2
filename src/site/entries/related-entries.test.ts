import {expect, test} from "vitest";
import {testEntry} from "../../embeds/testdata/fixture.ts";
import type {Series} from "../../journal/history/series.ts";
import {testJournal} from "../../journal/testdata/journal.ts";
import {point, series} from "../../journal/testdata/series.ts";
import {relatedEntries, subjectsByEntry} from "./related-entries.ts";

const IDS = ["2026-01-04-d", "2026-01-03-c", "2026-01-02-b", "2026-01-01-a"];

const measured = (name: string, ...ids: string[]): Series =>
  series([], {name, points: ids.map(id => point(id, 1e-7))});

function related(id: string, ...all: Series[]) {
  const journal = testJournal({series: all, entries: IDS.map(one => testEntry({id: one}))});
  return relatedEntries(id, journal, subjectsByEntry(journal)).map(one => [one.id, one.shared]);
}

test("relatedEntries(id, journal) lists entries by what they share, the most first", () => {
  const [d = "", c = "", b = "", a = ""] = IDS;
  const all = [measured("Parse", a, d), measured("Render", a, c, d), measured("Search", b)];
  expect(related(d, ...all)).toEqual([
    [a, ["Parse", "Render"]],
    [c, ["Render"]],
  ]);
  expect(related(b, ...all)).toEqual([]);
});

test("relatedEntries(id, journal) takes no account of what every entry measures", () => {
  expect(related("2026-01-04-d", measured("Parse", ...IDS))).toEqual([]);
});

test("relatedEntries(id, journal) names three subjects and counts the rest", () => {
  const all = ["A", "B", "C", "D", "E"].map(name => measured(name, "2026-01-01-a", "2026-01-02-b"));
  expect(related("2026-01-01-a", ...all)).toEqual([["2026-01-02-b", ["A", "B", "C", "2 more"]]]);
});
