import {describe, expect, test} from "vitest";
import {isYamlFault, parseYaml} from "../../markdown/yaml.ts";
import {typeFrontMatter} from "./front-matter.ts";

function type(yaml: string) {
  const mapping = parseYaml(yaml, 2);
  if (isYamlFault(mapping)) throw new Error(mapping.message);
  return typeFrontMatter(mapping, "index.md");
}

test("typeFrontMatter(mapping) types a whole front matter", () => {
  const {value, problems} = type(`
title: Pool the messages
verdict: kept
authors: [ada, grace]
tags: pool
commit: 0123456
base-commit: 5e12345
pr: "#44"
machine: bench-1
go: 1.10
draft: true
aliases: 2026-05-02-pool
pairs:
  - {name: tcp, base: a.txt, head: b.txt}
resolves:
  - 2026-04-01-headers#map-growth
  - {finding: 2026-04-01-headers#copies, status: false-positive}
supersedes: 2026-03-01-scan#slow
findings:
  - {id: pooled, claim: Nothing is allocated., evidence: [a.txt, "#fig-tcp"], tags: pool}
  - {id: kept, claim: It is kept., status: landed, component: parser, supersedes: [2026-03-01-scan#kept]}
`);
  expect(problems).toEqual([]);
  expect(value).toEqual({
    title: "Pool the messages",
    verdict: "kept",
    authors: ["ada", "grace"],
    tags: ["pool"],
    commit: "0123456",
    baseCommit: "5e12345",
    pr: "#44",
    machine: "bench-1",
    go: "1.10",
    draft: true,
    aliases: ["2026-05-02-pool"],
    pairs: [{name: "tcp", base: "a.txt", head: "b.txt"}],
    resolves: [
      {entry: "2026-04-01-headers", finding: "map-growth"},
      {entry: "2026-04-01-headers", finding: "copies", status: "false-positive"},
    ],
    supersedes: [{entry: "2026-03-01-scan", finding: "slow"}],
    claims: [],
    findings: [
      {
        id: "pooled",
        claim: "Nothing is allocated.",
        status: "open",
        evidence: ["a.txt", "#fig-tcp"],
        tags: ["pool"],
        supersedes: [],
      },
      {
        id: "kept",
        claim: "It is kept.",
        status: "landed",
        evidence: [],
        tags: [],
        component: "parser",
        supersedes: [{entry: "2026-03-01-scan", finding: "kept"}],
      },
    ],
  });
});

test("typeFrontMatter(mapping) needs a title and nothing else", () => {
  expect(type("title: x").value).toMatchObject({
    title: "x",
    authors: [],
    tags: [],
    draft: false,
    claims: [],
    resolves: [],
  });
  expect(type("tags: [a]").problems).toEqual([
    {file: "index.md", line: 1, severity: "error", code: "PJ014", message: '"title" is missing'},
  ]);
});

describe("typeFrontMatter(mapping) names what does not fit, with its line", () => {
  test.each([
    ["title: x\nverdct: kept", 3, "PJ013", 'unknown key "verdct"', 'did you mean "verdict"?'],
    [
      "title: x\ndate: 2026-11-21",
      3,
      "PJ013",
      'unknown key "date"',
      "take it away: the entry's folder is named YYYY-MM-DD-slug",
    ],
    ["title: x\nTitle: y", 3, "PJ013", 'unknown key "Title"', 'did you mean "title"?'],
    [
      "title: x\npairs:\n  - {bas: a, base: a, head: b}",
      4,
      "PJ013",
      'unknown key "pairs.0.bas"',
      'did you mean "base"?',
    ],
    [
      "title: x\nverdict: great",
      3,
      "PJ014",
      '"verdict" must be one of kept, rejected, inconclusive, deferred, reverted, got "great"',
      undefined,
    ],
    [
      "title: x\ncommit: xyz",
      3,
      "PJ014",
      '"commit" must be 7 to 64 hexadecimal digits, got "xyz"',
      undefined,
    ],
    ["title: x\ndraft: yes", 3, "PJ014", '"draft" must be "true" or "false", got "yes"', undefined],
    ["title: [a]", 2, "PJ014", '"title" must be text', undefined],
    ["title: x\ntags: {a: b}", 3, "PJ014", '"tags" must be text or a list of texts', undefined],
    [
      "title: x\nresolves: nothing",
      3,
      "PJ014",
      '"resolves" must be an entry and a finding, such as "2026-05-03-pool#headers", got "nothing"',
      undefined,
    ],
    [
      "title: x\nresolves: [{finding: 2026-01-01-a#b, status: superseded}]",
      3,
      "PJ014",
      '"resolves.0.status" must be one of landed, rejected, false-positive, got "superseded"',
      undefined,
    ],
    [
      "title: x\nresolves: [{finding: 2026-01-01-a#b, staus: landed}]",
      3,
      "PJ013",
      'unknown key "resolves.0.staus"',
      'did you mean "status"?',
    ],
    [
      "title: x\nfindings: [{id: a, claim: b, status: false positive}]",
      3,
      "PJ014",
      '"findings.0.status" must be one of open, landed, rejected, superseded, false-positive, got "false positive"',
      undefined,
    ],
    ["title: x\nfindings: [{id: a}]", 3, "PJ014", '"findings.0.claim" is missing', undefined],
    [
      "title: x\naliases:\n  - 2026-05-02-pool\n  - Pool",
      5,
      "PJ014",
      '"aliases.1" must be an earlier id of this entry, such as "2026-05-03-pool", got "Pool"',
      undefined,
    ],
    ["title: x\npairs: [{base: a}]", 3, "PJ014", '"pairs.0.head" is missing', undefined],
    [
      "title: x\npr: javascript:alert(1)",
      3,
      "PJ014",
      '"pr" must be a number or an address that starts with "https://", got "javascript:alert(1)"',
      undefined,
    ],
  ])("%j", (yaml, line, code, message, hint) => {
    expect(type(yaml).problems).toEqual([
      {file: "index.md", line, severity: "error", code, message, ...(hint !== undefined && {hint})},
    ]);
  });

  test("an unknown key that is like none lists the known ones", () => {
    expect(type("title: x\nzzzzzzzz: 1").problems[0]?.hint).toContain("known keys are title, verdict,");
  });
});
