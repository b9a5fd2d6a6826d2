import {expect, test} from "vitest";
import {testEntry} from "../embeds/testdata/fixture.ts";
import type {FindingState} from "../journal/journal.ts";
import {findingsByStatus} from "./findings.ts";

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
