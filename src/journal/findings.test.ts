import {expect, test} from "vitest";
import {testEntry} from "../embeds/testdata/fixture.ts";
import type {FindingReference, FindingStatus} from "./entry.ts";
import {findingStates} from "./findings.ts";

const entry = (
  id: string,
  findings: Readonly<Record<string, FindingStatus>>,
  resolves: readonly FindingReference[] = [],
  aliases: readonly string[] = [],
) => ({
  ...testEntry({id, meta: {resolves, aliases}}),
  findings: Object.entries(findings).map(([name, status], index) => ({
    id: name,
    claim: `${name}.`,
    status,
    line: index + 4,
  })),
});

const statesOf = (entries: Parameters<typeof findingStates>[0]) => {
  const {findings, problems} = findingStates(entries);
  return {
    states: findings.map(state => [
      `${state.entry.id}#${state.finding.id}`,
      state.status,
      ...state.resolvedBy.map(({id}) => id),
    ]),
    problems: problems.map(({file, message, hint}) => `${file}: ${message}; ${hint}`),
  };
};

test("findingStates(entries) lands what later entries resolve, and leaves what its author settled", () => {
  const a = entry("2026-01-01-a", {open: "open", rejected: "rejected", left: "open"});
  const references = ["open", "rejected"].map(finding => ({entry: a.id, finding}));
  const b = entry("2026-02-01-b", {}, references);
  const c = entry("2026-03-01-c", {}, [{entry: a.id, finding: "open"}]);
  expect(statesOf([c, a, b])).toEqual({
    states: [
      ["2026-01-01-a#open", "landed", "2026-02-01-b", "2026-03-01-c"],
      ["2026-01-01-a#rejected", "rejected", "2026-02-01-b"],
      ["2026-01-01-a#left", "open"],
    ],
    problems: [],
  });
});

test("findingStates(entries) lets an entry resolve what another of its day found", () => {
  const a = entry("2026-01-01-a", {}, [{entry: "2026-01-01-b", finding: "f"}]);
  const b = entry("2026-01-01-b", {f: "open"});
  expect(statesOf([a, b])).toEqual({states: [["2026-01-01-b#f", "landed", "2026-01-01-a"]], problems: []});
});

test("findingStates(entries) follows an earlier id of the entry", () => {
  const a = entry("2026-01-01-a", {f: "open"}, [], ["2025-12-31-old"]);
  const b = entry("2026-02-01-b", {}, [{entry: "2025-12-31-old", finding: "f"}]);
  expect(statesOf([a, b])).toEqual({states: [["2026-01-01-a#f", "landed", "2026-02-01-b"]], problems: []});
});

test("findingStates(entries) reports what resolves nothing, with what there is", () => {
  const a = entry("2026-01-01-a", {f: "open", g: "open"}, [{entry: "2026-02-01-b", finding: "h"}]);
  const b = entry("2026-02-01-b", {h: "open"}, [
    {entry: "2026-01-01-a", finding: "x"},
    {entry: "2026-09-09-none", finding: "x"},
    {entry: "2026-02-01-b", finding: "h"},
  ]);
  expect(statesOf([a, b])).toEqual({
    states: [
      ["2026-01-01-a#f", "open"],
      ["2026-01-01-a#g", "open"],
      ["2026-02-01-b#h", "open"],
    ],
    problems: [
      'content/2026-01-01-a/index.md: resolves names "2026-02-01-b#h", expected a finding of an earlier entry; only a later entry can resolve a finding',
      'content/2026-02-01-b/index.md: resolves names "2026-01-01-a#x", expected a finding of an earlier entry; that entry has 2026-01-01-a#f, 2026-01-01-a#g',
      'content/2026-02-01-b/index.md: resolves names "2026-09-09-none#x", expected a finding of an earlier entry; no entry "2026-09-09-none" states a finding',
      'content/2026-02-01-b/index.md: resolves names "2026-02-01-b#h", expected a finding of an earlier entry; only a later entry can resolve a finding',
    ],
  });
});
