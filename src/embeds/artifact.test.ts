import {toHtml} from "hast-util-to-html";
import {expect, test} from "vitest";
import {artifactEmbed} from "./artifact.ts";
import type {EntryText} from "./testdata/fixture.ts";
import {drawEmbed} from "./testdata/fixture.ts";

const run = (real: string) => `real\t0m${real}s\nuser\t0m1.0s\nsys\t0m0.1s\n`;
const entry: EntryText = {
  files: {
    "t.old.txt": run("5.444"),
    "t.new.txt": run("2.867"),
    "notes.txt": "hello\n",
    "other.txt": "hello\n",
  },
};

test("::artifact{file} draws any attachment as its kind does", async () => {
  const html = toHtml(await drawEmbed(artifactEmbed, {file: "t.old.txt"}, {entry}));
  expect(html).toContain("0m5.444s");
});

test("::artifact{base head} draws what changed between two of one kind", async () => {
  const html = toHtml(await drawEmbed(artifactEmbed, {base: "t.old.txt", head: "t.new.txt"}, {entry}));
  expect(html).toContain("<code>t.old.txt</code> → <code>t.new.txt</code>");
  expect(html).toContain("-47.34%");
});

test.each([
  [{base: "t.old.txt"}, "PJ071", '"head" is missing, expected both base and head'],
  [{head: "t.old.txt"}, "PJ071", '"base" is missing, expected both base and head'],
  [
    {base: "t.old.txt", head: "notes.txt"},
    "PJ075",
    '"t.old.txt" (Run time) and "notes.txt" (Text) cannot be compared',
  ],
  [
    {base: "notes.txt", head: "other.txt"},
    "PJ075",
    '"notes.txt" (Text) and "other.txt" (Text) cannot be compared',
  ],
])("::artifact%o says what is wrong", async (attributes, code, message) => {
  await expect(drawEmbed(artifactEmbed, attributes, {entry})).rejects.toMatchObject({code, message});
});
