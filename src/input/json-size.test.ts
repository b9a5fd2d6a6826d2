import {expect, test} from "vitest";
import {jsonSize} from "./json-size.ts";

test.each([
  ["5", 1],
  ["[1,2,3]", 1 + 5 + 2],
  ['{"a":{},"b":[]}', 1 + 3 * 5 + 1 + 2 * 3],
  ['"a,[{b"', 1 + 3],
  ['["\\"",","]', 1 + 5 + 1 + 2 * 3],
  ['"not closed, [', 1 + 3],
])("jsonSize(%j) counts values, texts three times, lists and objects five times: %d", (text, size) => {
  expect(jsonSize(text)).toBe(size);
});

test("jsonSize(text) counts names and short values that are repeated once", () => {
  const rows = (count: number, row: (index: number) => unknown) =>
    jsonSize(JSON.stringify(Array.from({length: count}, (_, index) => row(index))));
  const name = "a name of many characters";
  expect(rows(101, () => ({[name]: "short"})) - rows(1, () => ({[name]: "short"}))).toBe(100 * 6);
  expect(rows(101, i => [`s${i + 100}`]) - rows(1, i => [`s${i + 100}`])).toBe(100 * (6 + 3));
  expect(
    rows(101, () => ["a value of many characters"]) - rows(1, () => ["a value of many characters"]),
  ).toBe(100 * (6 + 3 + 1));
});

test("jsonSize(text) counts a long text for its characters", () => {
  expect(jsonSize(`"${"x".repeat(1599)}"`)).toBe(1 + 3 + 100);
});
