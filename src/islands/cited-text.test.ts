import {expect, test} from "vitest";
import {citedSentences} from "./cited-text.ts";

const FINDING = {kind: "finding", code: "11111111-111111111111", claim: "New."};
const FIGURE = {kind: "figure", code: "111111111111", claim: ""};
const REVISED = {commit: "0123456789abcdef", date: "2026-05-09"};

test.each([
  [
    "unchanged",
    "11111111-111111111111",
    FINDING,
    undefined,
    ["As cited: the claim and the data of this citation are unchanged."],
  ],
  ["an unchanged figure", "111111111111", FIGURE, undefined, ["As cited: the data are unchanged."]],
  [
    "another claim",
    "22222222-111111111111",
    FINDING,
    {complete: true, revised: REVISED, files: [], claim: "Old."},
    [
      "Revised since it was cited: the claim changed on 2026-05-09, in commit 0123456789ab.",
      "It claimed then: “Old.”",
      "It claims now: “New.”",
    ],
  ],
  [
    "other data, not committed yet",
    "222222222222",
    FIGURE,
    {complete: true, files: ["a.txt", "b.txt"]},
    ["Revised since it was cited: the data changed.", "Files that are different now: a.txt, b.txt."],
  ],
  [
    "both, in a shallow copy",
    "22222222-222222222222",
    FINDING,
    {complete: false},
    [
      "Revised since it was cited: the claim and the data changed.",
      "The version that was cited is not in this build, which has only a part of the journal's history.",
    ],
  ],
  [
    "what was never committed",
    "222222222222",
    FIGURE,
    {complete: true},
    [
      "Revised since it was cited: the data changed.",
      "The version that was cited is not among those that were committed.",
    ],
  ],
  [
    "no history at hand",
    "222222222222",
    FIGURE,
    undefined,
    ["Revised since it was cited: the data changed.", "Which version was cited cannot be looked up."],
  ],
  [
    "nonsense",
    "<b>",
    FIGURE,
    undefined,
    [
      "The version in this address cannot be read, so it is not known whether this was revised since it was cited.",
    ],
  ],
])("citedSentences(cited, now, revised) of %s", (_, cited, now, revised, sentences) => {
  expect(citedSentences(cited, now, revised)).toEqual(sentences);
});
