import {toHtml} from "hast-util-to-html";
import {h} from "hastscript";
import {expect, test} from "vitest";
import {formatProblem} from "../../problem.ts";
import type {DirectiveCall, Embed} from "../embed.ts";
import {EmbedError} from "../embed.ts";
import {testContext} from "../testdata/fixture.ts";
import {callEmbed} from "./call.ts";

const attributes = ["file", "sample"];

const EMBEDS: readonly Embed[] = [
  {name: "good", form: "leaf", attributes, render: () => [h("p", "drawn")]},
  {
    name: "wrong",
    form: "text",
    attributes,
    render() {
      throw new EmbedError({
        code: "PJ072",
        severity: "error",
        message: 'no attachment "<b>"',
        hint: "write another",
      });
    },
  },
  {
    name: "broken",
    form: "leaf",
    attributes,
    render() {
      throw new TypeError("x is undefined");
    },
  },
];

async function call(name: string, form: DirectiveCall["form"], attributes: Record<string, string> = {}) {
  const place = {file: "content/2026-05-03-pool/index.md", line: 7, column: 3};
  const {content, problem} = await callEmbed(
    EMBEDS,
    name,
    {form, attributes, label: ""},
    testContext({}),
    place,
  );
  return {html: content.map(node => toHtml(node)).join(""), line: problem && formatProblem(problem)};
}

test("callEmbed(embeds, name, call) draws", async () => {
  expect(await call("good", "leaf", {file: "a"})).toEqual({html: "<p>drawn</p>", line: undefined});
});

test.each([
  [
    "good",
    "leaf",
    {fiel: "a"},
    'PJ071 unknown attribute "fiel" of "good", expected file, sample\n  hint: did you mean "file"?',
  ],
  [
    "good",
    "leaf",
    {"cpu.pb.gz": ""},
    'PJ071 unknown attribute "cpu.pb.gz" of "good", expected file, sample\n  hint: write file=cpu.pb.gz',
  ],
  [
    "good",
    "leaf",
    {file: "my", cpu: "", "profile.pb.gz": ""},
    'PJ071 unknown attribute "cpu" of "good", expected file, sample\n  hint: write file="my cpu profile.pb.gz"',
  ],
  [
    "good",
    "leaf",
    {file: "cpu", "profile.pb.gz": ""},
    'PJ071 unknown attribute "profile.pb.gz" of "good", expected file, sample\n  hint: write file="cpu profile.pb.gz"',
  ],
  ["good", "leaf", {unrelated: "a"}, 'PJ071 unknown attribute "unrelated" of "good", expected file, sample'],
  ["good", "text", {}, 'PJ070 directive "good" must be written ::good{…} on a line of its own'],
  ["wrong", "leaf", {}, 'PJ070 directive "wrong" must be written :wrong[…] within a line'],
  [
    "god",
    "leaf",
    {},
    'PJ070 unknown directive "god", expected good, wrong, broken\n  hint: did you mean "good"?',
  ],
  ["wrong", "text", {}, 'PJ072 no attachment "<b>"\n  hint: write another'],
  [
    "broken",
    "leaf",
    {},
    'PJ075 directive "broken" cannot be shown, a bug of perf-journal: TypeError: x is undefined',
  ],
] as const)(
  "callEmbed(embeds, %s, %s %o) shows what is wrong in its place",
  async (name, form, attributes, expected) => {
    const {html, line} = await call(name, form, attributes);
    expect(line).toBe(`content/2026-05-03-pool/index.md:7:3: error ${expected}`);
    expect(html).toMatch(
      form === "leaf"
        ? /^<div class="error-card" role="note">/
        : /^<span class="error-card error-inline" role="note">/,
    );
    expect(html).not.toContain("<b>");
  },
);
