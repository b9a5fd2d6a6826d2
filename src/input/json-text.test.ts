import {expect, test} from "vitest";
import {artifactFile} from "./artifact-file.ts";
import {jsonOf, lineAt, lineOfPath, paidJson, parseJson, scalarText} from "./json-text.ts";

const TEXT = `{
  "a, \\"b\\": [": [1, {"x": "}"},
    [2,
     3]],
  "c": {
    "d": true,
    "e": null}
}`;

test.each([
  [[], 1],
  [['a, "b": ['], 2],
  [['a, "b": [', 1, "x"], 2],
  [['a, "b": [', 2, 1], 4],
  [["c", "d"], 6],
  [["c", "e"], 7],
  [["c", "missing"], 5],
  [["c", "d", "deeper"], 6],
  [['a, "b": [', 9], 2],
] as const)("lineOfPath(text, %j) is %d", (path, line) => {
  expect(lineOfPath(TEXT, path)).toBe(line);
});

test("lineOfPath(text, path) takes any path into any value", () => {
  for (const text of ["1", "[]", "{}", '""', "[[]]", '{"a":0}'])
    for (const path of [[0], ["a"], ["a", 0, "b"]]) expect(lineOfPath(text, path)).toBe(1);
});

test.each([
  ['{"a": 1}', {value: {a: 1}}],
  ['{\n"a": x}', {line: 2}],
  ['{\n"a":\n', {line: 3}],
  ['{\n"a": 1,\n}', {line: 3}],
  ["[1,\n2\n3]", {line: 3}],
  ["[1,\n2]\n\nx", {line: 4}],
  ['[{"a" 1}]', {line: 1}],
  ['[\n{"a": [1}]', {line: 2}],
  ['[\n"a\nb"]', {line: 2}],
  ["\n\n01", {line: 3}],
  ["", {line: 1}],
])("parseJson(%j) is %j", (text, expected) => {
  expect(parseJson(text)).toEqual(expected);
});

test("lineAt(text, position) counts the line ends before", () => {
  expect([0, 1, 2, 4].map(position => lineAt("a\nb\nc", position))).toEqual([1, 1, 2, 3]);
});

test("paidJson(text, spend) draws the values before it parses", () => {
  const drawn: unknown[] = [];
  expect(paidJson("[1,2]", (...of) => drawn.push(of))).toEqual([1, 2]);
  expect(paidJson("[", undefined)).toBe(undefined);
  expect(drawn).toEqual([["jsonValues", 7]]);
  const refuse = () => {
    throw new RangeError("too much");
  };
  expect(() => paidJson("[", refuse)).toThrow("too much");
});

test("jsonOf(file, text) draws the values once from a meter", () => {
  const drawn: unknown[] = [];
  const spend = (...amount: readonly unknown[]) => void drawn.push(amount);
  const file = {...artifactFile("e/x", "x", new Uint8Array()), spend};
  for (let i = 0; i < 2; i++) expect(jsonOf(file, "[1,2]")).toEqual({value: [1, 2]});
  expect(drawn).toEqual([["jsonValues", 7]]);
});

test("scalarText(value) has no text of a list or an object, which may have none", () => {
  expect(["a", 1, true, null, undefined].map(scalarText)).toEqual(["a", "1", "true", "null", "undefined"]);
  expect([["a"], {toString: 1, valueOf: 1}].map(scalarText)).toEqual(["", ""]);
});
