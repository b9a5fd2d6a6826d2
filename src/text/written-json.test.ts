import {expect, test} from "vitest";
import {writtenJson} from "./written-json.ts";

test.each([
  ["text", "a"],
  ["nothing", null],
  ["an empty list and object", [{}, [], {a: undefined}]],
  ["members without a value", {a: undefined, b: 1, c: undefined, d: [undefined, "→"]}],
  ["deep values", {a: [{b: [{c: {d: ['"', "\n"]}}]}]}],
  ["a long text", {a: {b: ["x".repeat(200_000), "→\n".repeat(100_000)]}}],
  ["a long text of characters of two units", [`x${"😀".repeat(100_000)}`, "😀".repeat(100_000)]],
  ["halves of characters", [`${"x".repeat(65_535)}\ud83d`, `${"\ud83d".repeat(70_000)}`]],
])("writtenJson(value) writes %s as JSON.stringify does", (_what, value) => {
  expect([...writtenJson(value)].join("")).toBe(JSON.stringify(value));
});

test("writtenJson(value) divides long texts and lists", () => {
  const lengths = [
    ...writtenJson({html: "x".repeat(1e6), ids: Array.from({length: 1e5}, (_, i) => `id${i}`)}),
  ].map(({length}) => length);
  expect(lengths.length).toBeGreaterThan(20);
  expect(Math.max(...lengths)).toBeLessThan(200_000);
});
