import {expect, test} from "vitest";
import {testEntry} from "../../embeds/testdata/fixture.ts";
import type {FindingState} from "../../journal/journal.ts";
import {dayCount, daysOpen, findingComponent, findingsByStatus, findingTags, journalDay} from "./findings.ts";

const state = (id: string, status: FindingState["status"]): FindingState => ({
  entry: testEntry({id}),
  finding: {id: "f", claim: id, line: 1, status: "open"},
  status,
  history: [],
  resolvedBy: [],
  citedBy: [],
});

test("findingsByStatus(findings) puts open ones first, the longest open first; settled ones newest first", () => {
  const groups = findingsByStatus([
    state("2026-03-01-c", "landed"),
    state("2026-02-01-b", "open"),
    state("2026-01-01-a", "open"),
    state("2026-04-01-d", "landed"),
  ]);
  expect(groups.map(({status, findings}) => [status, findings.map(({entry}) => entry.id)])).toEqual([
    ["open", ["2026-01-01-a", "2026-02-01-b"]],
    ["landed", ["2026-04-01-d", "2026-03-01-c"]],
  ]);
});

test("daysOpen(state, today) counts to the day it was settled, else to the newest entry", () => {
  const open = state("2026-01-01-a", "open");
  const later = testEntry({id: "2026-02-01-b"});
  const settled = {
    ...open,
    history: [
      {entry: open.entry, status: "open" as const},
      {entry: later, status: "landed" as const},
    ],
  };
  const today = journalDay([open.entry, {date: "2026-03-02"}, later]);
  expect([daysOpen(open, today), daysOpen(settled, today)]).toEqual([60, 31]);
  expect([0, 1, 60].map(dayCount)).toEqual(["less than a day", "1 day", "60 days"]);
});

test("findingTags(state) and findingComponent(state) take the entry's where a finding has none of its own", () => {
  const plain = state("2026-01-01-a", "open");
  const entry = {...plain.entry, component: "parser", meta: {...plain.entry.meta, tags: ["gc", "cpu"]}};
  const finding = {...plain.finding, tags: ["pool", "gc"], component: "wire"};
  expect(findingTags({...plain, entry, finding})).toEqual(["pool", "gc", "cpu"]);
  expect([findingComponent({...plain, entry}), findingComponent({...plain, entry, finding})]).toEqual([
    "parser",
    "wire",
  ]);
});
