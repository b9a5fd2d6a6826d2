import {toHtml} from "hast-util-to-html";
import {expect, test} from "vitest";
import {benchText} from "../testdata/bench.ts";
import type {EntryText} from "../testdata/fixture.ts";
import {testContext} from "../testdata/fixture.ts";
import {attachmentFigure, figureId, stem} from "./figure.ts";

const draw = (entry: EntryText) => {
  const context = testContext(entry);
  return toHtml(
    attachmentFigure({id: "fig-x", title: "T", attachments: context.entry.attachments, body: []}, context),
  );
};
const text = (html: string) => html.replace(/<[^>]*>/g, "|").replace(/\|+/g, "|");

test("attachmentFigure(content) says where both files were measured, and where they differ", () => {
  const html = text(
    draw({
      meta: {commit: "0123456789abcdef", baseCommit: "fedcba9876543210", go: "1.26.8", machine: "xeon"},
      files: {"before.txt": benchText({A: [1]}, "old CPU"), "after.txt": benchText({A: [1]}, "new CPU")},
    }),
  );
  expect(html).toContain("|goos|linux|goarch|amd64|cpu|old CPU → new CPU|go|1.26.8|machine|xeon|");
  expect(html).toContain("|base commit|fedcba987654|head commit|0123456789ab|");
});

test("attachmentFigure(content) gives a base the base's commit", () => {
  const files = {"before.txt": benchText({A: [1]}), "after.txt": benchText({A: [1]})};
  const context = testContext({
    meta: {commit: "0123456789abcdef", baseCommit: "fedcba9876543210"},
    files,
    pairs: [["", "before.txt", "after.txt"]],
  });
  const [base] = context.entry.attachments;
  const html = text(
    toHtml(attachmentFigure({id: "x", title: "T", attachments: base ? [base] : [], body: []}, context)),
  );
  expect(html).toContain("fedcba987654");
  expect(html).not.toContain("0123456789ab");
});

test("attachmentFigure(content) counts what could not be read", () => {
  const bad = Array.from({length: 5}, (_, index) => `BenchmarkA${index} 1 x ns/op`).join("\n");
  const html = text(draw({files: {"bench.txt": benchText({A: [1]}) + bad}}));
  expect(html).toContain("|bench.txt:");
  expect(html).toContain("|and 2 more like it|");
});

test("attachmentFigure(content) says nothing of machines where nothing was measured", () => {
  expect(text(draw({meta: {go: "1.26.8"}, files: {"notes.txt": "x"}}))).not.toContain("1.26.8");
});

test.each([
  ["cpu.before.pb.gz", "cpu.before"],
  ["before.txt", "before"],
  ["parse.go", "parse.go"],
  [".txt", ".txt"],
])("stem(%s) is %s", (name, expected) => {
  expect(stem(name)).toBe(expected);
});

test("figureId(context, wanted) is a readable id", () => {
  const context = {uniqueId: (id: string) => id};
  expect(figureId(context, "CPU before/after <x>")).toBe("fig-cpu-before-after-x");
  expect(figureId(context, "速い")).toBe("fig-figure");
});
