import {expect, test} from "vitest";
import {DIRECTIVES} from "../../markdown/directives.ts";
import {parseMarkdown} from "../../markdown/parse.ts";
import {formatProblem} from "../../problem.ts";
import type {StatedFinding} from "./entry.ts";
import {entryFindings} from "./entry-findings.ts";

const FILE = "content/2026-05-03-pool/index.md";

const read = (text: string, stated: readonly Partial<StatedFinding>[] = []) => {
  const whole = stated.map(one => ({
    id: "x",
    claim: "So.",
    status: "open" as const,
    evidence: [],
    tags: [],
    supersedes: [],
    ...one,
  }));
  const lines = new Map([
    ["findings.0.id", 3],
    ["findings.1.id", 6],
    ["findings.0.evidence.1", 5],
  ]);
  const {findings, problems} = entryFindings(parseMarkdown(FILE, text, DIRECTIVES), {
    stated: whole,
    lines,
    files: ["bench.txt"],
  });
  return {findings, problems: problems.map(formatProblem)};
};

test("entryFindings(document) reads containers with their attributes", () => {
  const text =
    ':::finding{#a status=false-positive tags="gc, pool" component=wire supersedes="2026-01-01-x#y 2026-01-02-z#w"}\n**It is so.** As seen.\n:::';
  expect(read(text)).toEqual({
    findings: [
      {
        id: "a",
        claim: "It is so.",
        line: 1,
        status: "false-positive",
        tags: ["gc", "pool"],
        component: "wire",
        supersedes: [
          {entry: "2026-01-01-x", finding: "y"},
          {entry: "2026-01-02-z", finding: "w"},
        ],
      },
    ],
    problems: [],
  });
});

test("entryFindings(document, front) adds the findings of front matter", () => {
  const {findings, problems} = read(":::finding{#a}\nSo.\n:::", [
    {id: "b", evidence: ["bench.txt", "#fig-x"]},
  ]);
  expect(problems).toEqual([]);
  expect(findings.map(({id, line, evidence}) => [id, line, evidence])).toEqual([
    ["a", 1, undefined],
    ["b", 3, ["bench.txt", "#fig-x"]],
  ]);
});

test.each([
  [
    ":::finding{#a staus=open}\nSo.\n:::",
    [],
    `${FILE}:1: error PJ071 finding has no attribute "staus", expected id, status, tags, component or supersedes\n  hint: write :::finding{#word status=open}`,
  ],
  [
    ":::finding{#a supersedes=pool}\nSo.\n:::",
    [],
    `${FILE}:1: error PJ071 supersedes has "pool", expected an entry and a finding of it\n  hint: write supersedes="2026-05-03-pool#headers"`,
  ],
  [
    ":::finding{#a}\nSo.\n:::",
    [{id: "A"}],
    `${FILE}:3: error PJ091 finding "A" occurs twice in this entry\n  hint: give it another id`,
  ],
  [
    "## Moved",
    [{id: "moved"}],
    `${FILE}:3: error PJ090 finding has the id "moved", which a heading has\n  hint: give it another id`,
  ],
  [
    "",
    [{id: "a b"}],
    `${FILE}:3: error PJ090 finding has a bad id, expected a word, got "a b"\n  hint: write :::finding{#word status=open}`,
  ],
  [
    "",
    [{id: "a", evidence: ["bench.txt", "gone.txt"]}],
    `${FILE}:5: error PJ096 evidence of finding "a" is "gone.txt", expected a file of this entry or a figure of its page\n  hint: name a file beside index.md, or a figure as "#fig-name"`,
  ],
])("entryFindings(document) of %j, %j tells what is wrong", (text, stated, problem) => {
  expect(read(text, stated).problems).toEqual([problem]);
});
