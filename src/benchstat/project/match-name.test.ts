import {expect, test} from "vitest";
import {matchNames, matchRows, matchUnit} from "./match-name.ts";

const NAMES = ["Parse/msg=invite-8", "Parse/msg=ack-8", "ParseInto-8", "Render-8", "Render-16"];

test.each([
  ["Parse/msg=ack-8", ["Parse/msg=ack-8"]],
  ["BenchmarkParse/msg=ack", ["Parse/msg=ack-8"]],
  ["Render", ["Render-8", "Render-16"]],
  ["Parse", []],
  ["", []],
])("matchNames(names, %j) finds a benchmark as an author names it", (wanted, expected) => {
  expect(matchNames(NAMES, wanted)).toEqual(expected);
});

test.each([
  ["Parse", ["Parse/msg=invite-8", "Parse/msg=ack-8"]],
  ["Parse*", ["Parse/msg=invite-8", "Parse/msg=ack-8", "ParseInto-8"]],
  ["BenchmarkParse/*", ["Parse/msg=invite-8", "Parse/msg=ack-8"]],
  ["*ack", ["Parse/msg=ack-8"]],
  ["*=*-8", ["Parse/msg=invite-8", "Parse/msg=ack-8"]],
  ["*Into*", ["ParseInto-8"]],
  ["*", NAMES],
  ["Rend*er", ["Render-8", "Render-16"]],
  ["Parse*x*", []],
  ["Render-8*8", []],
])("matchRows(names, %j) takes sub-benchmarks and patterns", (wanted, expected) => {
  expect(matchRows(NAMES, wanted)).toEqual(expected);
});

test("matchUnit(units, wanted) knows a unit as Go prints it", () => {
  expect(matchUnit(["sec/op", "B/op"], "ns/op")).toBe("sec/op");
  expect(matchUnit(["sec/op", "B/op"], "MB/s")).toBeUndefined();
});
