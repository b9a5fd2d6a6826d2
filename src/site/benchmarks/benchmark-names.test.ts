import {expect, test} from "vitest";
import {nameParts} from "./benchmark-names.ts";

test.each([
  ["Parse/msg=bye", "Parse/msg=ack", ["Parse/", "msg=bye"]],
  ["Parse/a/b", "Parse/a/c", ["Parse/a/", "b"]],
  ["Parse/a/b", "Parse/a", ["Parse/a/", "b"]],
  ["Parse", "Parse/a", ["", "Parse"]],
  ["Parser/a", "Parse/a", ["", "Parser/a"]],
  ["Parse", undefined, ["", "Parse"]],
] as const)("nameParts(%j, %j) shares whole parts with the name above", (name, above, parts) => {
  expect(nameParts(name, above)).toEqual(parts);
});
