import {expect, test} from "vitest";
import {testEntry} from "../../embeds/testdata/fixture.ts";
import type {Entry, Finding, FindingStatus, FrontMatter} from "../entry/entry.ts";
import {findingStates} from "./findings.ts";

type Stated = FindingStatus | Partial<Finding>;

const entry = (
  id: string,
  findings: Readonly<Record<string, Stated>>,
  resolves: FrontMatter["resolves"] = [],
  {text = "", ...meta}: Partial<FrontMatter> & {text?: string} = {},
): Entry => ({
  ...testEntry({id, meta: {resolves, ...meta}, text}),
  findings: Object.entries(findings).map(([name, said], index) => ({
    id: name,
    claim: `${name}.`,
    line: index + 4,
    status: "open",
    ...(typeof said === "string" ? {status: said} : said),
  })),
});

const ref = (text: string) => {
  const [of = "", finding = ""] = text.split("#");
  return {entry: of, finding};
};

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

test("findingStates(entries) takes what was said last, and reports what contradicts", () => {
  const a = entry("2026-01-01-a", {open: "open", rejected: "rejected", left: "open", wrong: "open"});
  const b = entry("2026-02-01-b", {}, [ref(`${a.id}#open`), ref(`${a.id}#rejected`)]);
  const c = entry("2026-03-01-c", {}, [
    ref(`${a.id}#open`),
    {...ref(`${a.id}#wrong`), status: "false-positive"},
  ]);
  expect(statesOf([c, a, b])).toEqual({
    states: [
      ["2026-01-01-a#open", "landed", "2026-02-01-b", "2026-03-01-c"],
      ["2026-01-01-a#rejected", "landed", "2026-02-01-b"],
      ["2026-01-01-a#left", "open"],
      ["2026-01-01-a#wrong", "false-positive", "2026-03-01-c"],
    ],
    problems: [
      'content/2026-02-01-b/index.md: resolves makes "2026-01-01-a#rejected" landed, which is rejected by its author; keep one of the two, or state a new finding that supersedes "2026-01-01-a#rejected"',
    ],
  });
});

test("findingStates(entries) reports two entries that say different things, and what is settled after it was superseded", () => {
  const a = entry("2026-01-01-a", {f: "open", g: "open"});
  const b = entry("2026-02-01-b", {}, [ref(`${a.id}#f`)], {supersedes: [ref(`${a.id}#g`)]});
  const c = entry("2026-03-01-c", {}, [{...ref(`${a.id}#f`), status: "rejected"}, ref(`${a.id}#g`)]);
  expect(statesOf([a, b, c]).problems).toEqual([
    'content/2026-03-01-c/index.md: resolves makes "2026-01-01-a#f" rejected, which is landed by 2026-02-01-b; keep one of the two, or state a new finding that supersedes "2026-01-01-a#f"',
    'content/2026-03-01-c/index.md: resolves makes "2026-01-01-a#g" landed, which is superseded by 2026-02-01-b; keep one of the two, or state a new finding that supersedes "2026-01-01-a#g"',
  ]);
});

test("findingStates(entries) tells a finding's history with what took its place", () => {
  const a = entry("2026-01-01-a", {f: "open", old: "superseded"});
  const b = entry("2026-02-01-b", {}, [ref(`${a.id}#f`)]);
  const c = entry("2026-03-01-c", {newer: {supersedes: [ref(`${a.id}#f`)]}});
  const {findings, problems} = findingStates([a, b, c]);
  expect(
    findings[0]?.history.map(({entry: by, status, successor}) => [by.id, status, successor?.id]),
  ).toEqual([
    ["2026-01-01-a", "open", undefined],
    ["2026-02-01-b", "landed", undefined],
    ["2026-03-01-c", "superseded", "newer"],
  ]);
  expect(findings[0]?.status).toBe("superseded");
  expect(problems.map(({code, severity, line}) => [code, severity, line])).toEqual([["PJ095", "warning", 5]]);
});

test("findingStates(entries) breaks circles of one day where they close", () => {
  const a = entry("2026-01-01-a", {f: {supersedes: [ref("2026-01-01-b#g")]}});
  const b = entry("2026-01-01-b", {g: {supersedes: [ref("2026-01-01-c#h")]}});
  const c = entry("2026-01-01-c", {h: {supersedes: [ref("2026-01-01-a#f")]}});
  expect(statesOf([a, b, c])).toEqual({
    states: [
      ["2026-01-01-a#f", "open"],
      ["2026-01-01-b#g", "superseded"],
      ["2026-01-01-c#h", "superseded"],
    ],
    problems: [
      'content/2026-01-01-c/index.md: finding "h" supersedes "2026-01-01-a#f", which supersedes it in turn; take one of the two back: the later finding holds',
    ],
  });
  const whole = [
    entry("2026-01-01-a", {f: "open"}, [], {supersedes: [ref("2026-01-01-b#g")]}),
    entry("2026-01-01-b", {g: "open"}, [], {supersedes: [ref("2026-01-01-a#f")]}),
  ];
  expect(findingStates(whole).problems.map(({code, file}) => [code, file])).toEqual([
    ["PJ094", "content/2026-01-01-b/index.md"],
  ]);
});

test("findingStates(entries, config) knows who links to a finding: by path, by address, by the finding's page", () => {
  const a = entry("2026-01-01-a", {f: "open"}, [], {text: "[mine](#f) [mine](../2026-01-01-a/index.md#f)"});
  const texts = [
    "[one](../2026-01-01-a/index.md#f)",
    "[one][f]\n\n[f]: https://example.org/perf/entries/2025-12-31-old/#f",
    "[one](https://example.org/perf/entries/2026-01-01-a/f/)",
    "[not](https://example.org/other/entries/2026-01-01-a/f/) `[not](../2026-01-01-a/index.md#f)`",
    "[whole](../2026-01-01-a/index.md)",
  ];
  const citing = texts.map((text, index) => entry(`2026-02-0${index + 1}-x`, {}, [], {text}));
  const old = {...a, meta: {...a.meta, aliases: ["2025-12-31-old"]}};
  const {findings} = findingStates([...citing, old], {site: "https://example.org", base: "/perf/"});
  expect(findings[0]?.citedBy.map(({id}) => id)).toEqual(["2026-02-01-x", "2026-02-02-x", "2026-02-03-x"]);
});

test("findingStates(entries) lets an entry resolve what another of its day found", () => {
  const a = entry("2026-01-01-a", {}, [{entry: "2026-01-01-b", finding: "f"}]);
  const b = entry("2026-01-01-b", {f: "open"});
  expect(statesOf([a, b])).toEqual({states: [["2026-01-01-b#f", "landed", "2026-01-01-a"]], problems: []});
});

test("findingStates(entries) follows an earlier id of the entry", () => {
  const a = entry("2026-01-01-a", {f: "open"}, [], {aliases: ["2025-12-31-old"]});
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
