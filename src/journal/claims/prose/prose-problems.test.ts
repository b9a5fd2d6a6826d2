import {expect, test} from "vitest";
import {ENDLESS_SENTENCES} from "../../../../scripts/testing/endless-texts.ts";
import {around, benchText} from "../../../embeds/testdata/bench.ts";
import type {EntryText} from "../../../embeds/testdata/fixture.ts";
import {testEntry} from "../../../embeds/testdata/fixture.ts";
import {comparisonScopes} from "../comparison-scopes.ts";
import {proseProblems} from "./prose-problems.ts";

const before = benchText({
  "Parse/msg=invite": around(800),
  "Parse/msg=bye": around(300),
  Render: around(500),
});
const after = benchText({"Parse/msg=invite": around(400), "Parse/msg=bye": around(240), Render: around(501)});
const pair: EntryText = {
  files: {"before.txt": before, "after.txt": after},
  pairs: [["", "before.txt", "after.txt"]],
};

const LEVELS = {alpha: 0.05, confidence: 0.95};

function problems(text: string, entry: EntryText = pair) {
  const parsed = testEntry({...entry, text});
  return proseProblems(parsed, comparisonScopes(parsed, LEVELS));
}

test.each([
  ["Parse/msg=invite -58 %.", '-58 % of "Parse/msg=invite", data say -50.00% (p=0.000 n=10) in sec/op'],
  ["`Parse/msg=bye` is 41% faster now.", '41% of "Parse/msg=bye", data say -20.00% (p=0.000 n=10) in sec/op'],
  ["Parse/msg=bye-8 is **faster**: −41 %.", '−41 % of "Parse/msg=bye-8"'],
  [
    "BenchmarkParse/msg=invite allocations fell by 90%.",
    '90% of "Parse/msg=invite", data say -50.00% (p=0.000 n=10) in allocs/op',
  ],
  ["Render: -12%", '-12% of "Render", data say ~ (p=0.529 n=10) in sec/op'],
  ["Parse takes 70% less time.", '70% of "Parse", data say -50.00% to -20.00% for 2 benchmarks in sec/op'],
  ["Parse/msg=invite takes 60 percent more time.", '60 percent of "Parse/msg=invite"'],
  ["- Render is about 20% faster (see [the run](after.txt))", '20% of "Render"'],
  ["Render is 20 % faster than before.", '20 % of "Render"'],
  ["Parse/msg=invite got +50%; good.", '+50% of "Parse/msg=invite"'],
])("proseProblems(entry) warns of %j", (text, said) => {
  const found = problems(text);
  expect(found).toHaveLength(1);
  expect(found[0]).toMatchObject({
    severity: "warning",
    code: "PJ105",
    file: "content/2026-05-03-pool/index.md",
  });
  expect(found[0]?.message).toContain(said);
});

test("proseProblems(entry) names the line of the sentence, and what to write", () => {
  expect(problems("One line.\n\nAnother one. We made\nRender 30 % faster.\n")).toMatchObject([
    {line: 3, hint: "write :delta[Render]{unit=sec/op}, which always shows the measured change"},
  ]);
});

test.each([
  // True, or near enough.
  "Parse/msg=invite -50 %.",
  "Parse/msg=invite is 50 % faster.",
  "Parse/msg=invite is 100 % faster.",
  "Parse/msg=bye takes 20.4 % less time.",
  "Parse is 35 % faster.",
  "Render is 0.5 % slower.",
  // About something else, or open.
  "Parse/msg=invite is not 58 % faster.",
  "We expected Parse/msg=invite -58 %.",
  "The goal is Parse/msg=invite -58 %.",
  "If Parse/msg=invite were -58 %, all would be well.",
  "Parse/msg=invite should be 58 % faster.",
  "Parse/msg=invite doesn't get 58 % faster.",
  "Parse/msg=invite is at least 58 % faster.",
  "Parse/msg=invite is 10-58 % faster.",
  "Parse/msg=invite is 10 to 12 % faster on some days, -58 % on others.",
  "Parse/msg=invite fell -58 %, Render -12 %.",
  "The earlier entry says Parse/msg=invite -58 %.",
  "Mara wrote “Parse/msg=invite -58 %”.",
  'Mara wrote "Parse/msg=invite -58 %".',
  "Parse/msg=invite has 58 % of the samples.",
  "Parse/msg=invite takes 58 %.",
  "`Parse` has a flat share of -58 %.",
  "The profile has Parse/msg=invite at -58 %.",
  "Is Parse/msg=invite really -58 %?",
  "The geomean with Parse/msg=invite is -58 %.",
  "Parse/msg=invite ± 58 %.",
  "sip.Parse is 58 % faster.",
  "Parse() is 58 % faster.",
  "Render is 58 % faster than a regular expression.",
  "Render is 58 % faster where the template is short.",
  "Render is 58 % faster on arm64.",
  "ParseInto is 58 % faster.",
  "We parse 58 % faster.",
  "The render is 58 % faster.",
  "Bytes and allocations of Render: -58 %.",
  "Throughput of Render: +58 %.",
  // Not prose, or not of these files.
  "    Parse/msg=invite -58 %",
  "```text\nParse/msg=invite -58 %\n```",
  "Parse/msg=invite: `-58 %`.",
  "> Parse/msg=invite -58 %.",
  "~~Parse/msg=invite -58 %.~~",
  "# Parse/msg=invite -58 %",
  "| Parse/msg=invite | -58 % |\n| --- | --- |\n| Render | -12 % |",
  "Parse/msg=invite is -58 % in [the first entry](../2026-05-01-first/index.md).",
  "Parse/msg=invite is :delta[Parse/msg=invite], Render 58 % faster.",
  "Search is 58 % faster.",
])("proseProblems(entry) leaves alone: %s", text => {
  expect(problems(text)).toEqual([]);
});

test("proseProblems(entry) says nothing where there are too few samples, or no pair", () => {
  const few = {
    ...pair,
    files: {"before.txt": benchText({Render: [500]}), "after.txt": benchText({Render: [100]})},
  };
  expect(problems("Render is 58 % faster.", few)).toEqual([]);
  expect(problems("Render is 58 % faster.", {files: {"a.txt": before}})).toEqual([]);
});

test("proseProblems(entry) compares no pair for sentences about other names", () => {
  const many = (center: number) =>
    benchText(
      Object.fromEntries(Array.from({length: 400}, (_, index) => [`B/n=${index}`, [center, center + 1]])),
    );
  const entry = {...pair, files: {"before.txt": many(100), "after.txt": many(50)}};
  const parsed = testEntry({...entry, text: "X is 58 % faster.\n".repeat(1000)});
  const scopes = comparisonScopes(parsed, LEVELS);
  let compared = 0;
  const pairs = () => {
    compared++;
    return scopes.pairs();
  };
  expect(proseProblems(parsed, {...scopes, pairs})).toEqual([]);
  expect(compared).toBe(0);
});

test.each(ENDLESS_SENTENCES)("proseProblems(entry) reads sentences of endless %s", (_, text) => {
  const found = problems(text);
  expect(found.length).toBeLessThanOrEqual(1);
});
