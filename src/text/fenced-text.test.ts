import {expect, test} from "vitest";
import {fencedText} from "./fenced-text.ts";

test("fencedText(text) writes a fence longer than any in the text", () => {
  expect(fencedText("a\n")).toBe("```\na\n```");
  expect(fencedText("a ```` b")).toBe("`````\na ```` b\n`````");
});

test("fencedText(text) takes a text of any number of backquotes", () => {
  expect(fencedText("`a".repeat(300_000)).length).toBe(600_008);
});
