import {expect, test} from "vitest";
import {benchmarkNameParts} from "./benchmark-names.ts";

test.each([
  ["Parse/msg=bye", "Parse/msg=ack", ["Parse/", "msg=bye"]],
  ["Parse/a/b", "Parse/a/c", ["Parse/a/", "b"]],
  ["Parse/a/b", "Parse/a", ["Parse/a/", "b"]],
  ["Parse", "Parse/a", ["", "Parse"]],
  ["Parser/a", "Parse/a", ["", "Parser/a"]],
  ["Parse", undefined, ["", "Parse"]],
] as const)("benchmarkNameParts(%j, %j) shares whole parts with the name above", (name, above, parts) => {
  expect(benchmarkNameParts(name, above)).toEqual(parts);
});
