import {expect, test} from "vitest";
import {textLayout} from "./text-layout.ts";

test("textLayout aligns columns and trims nothing but blank ends", () => {
  const layout = textLayout();
  layout.row();
  layout.cell(0, "a");
  layout.cell(1, "1", {align: "right"});
  layout.cell(2, "x");
  layout.row();
  layout.cell(0, "long");
  layout.cell(1, "22.5", {align: "right"});
  layout.cell(2, "");
  layout.row();
  expect(layout.format()).toBe("a       1 x\nlong 22.5\n");
});

test("textLayout spreads a wide head over its columns, but not over narrow ones", () => {
  const layout = textLayout();
  layout.row();
  layout.cell(1, "wide head", {span: 2, align: "center", margin: "|"});
  layout.cell(3, "", {margin: "|"});
  layout.row();
  layout.cell(0, "r");
  layout.cell(1, "1", {margin: "|"});
  layout.cell(2, "2");
  layout.shrink(2);
  expect(layout.format()).toBe(" |wide head|\nr|1       2\n");
});

test("textLayout counts code points, and margins are as wide as the widest of their column", () => {
  const layout = textLayout();
  layout.row();
  layout.cell(0, "µs");
  layout.cell(1, "1", {margin: " ± "});
  layout.row();
  layout.cell(0, "\u{1f600}abc");
  layout.cell(1, "2");
  expect(layout.format()).toBe("µs   ± 1\n\u{1f600}abc   2\n");
});

test("textLayout pushes out what follows a text that ran over, as benchstat does", () => {
  const layout = textLayout();
  layout.row();
  layout.cell(0, "over");
  layout.shrink(0);
  layout.shrink(1);
  layout.cell(1, "vs base", {span: 1, margin: "  "});
  layout.row();
  layout.cell(0, "x", {span: 2});
  expect(layout.format()).toBe("over  vs base\nx\n");
});

test("textLayout of nothing is empty, of blank rows one line end", () => {
  const layout = textLayout();
  expect(layout.format()).toBe("");
  layout.row();
  layout.cell(0, "");
  expect(layout.format()).toBe("\n");
});
