import {expect, test} from "vitest";
import {CLAIM_PARTS} from "../../../scripts/testing/endless-texts.ts";
import {parseClaim, parseExpectation} from "./claim-syntax.ts";

test.each([
  [
    "Parse sec/op <= -20%",
    "Parse",
    "sec/op",
    {kind: "change", operator: "<=", percent: -20, step: 1},
    undefined,
  ],
  [
    "Parse <=-20.5 %",
    "Parse",
    undefined,
    {kind: "change", operator: "<=", percent: -20.5, step: 0.1},
    undefined,
  ],
  ["Parse ≤ −20%", "Parse", undefined, {kind: "change", operator: "<=", percent: -20, step: 1}, undefined],
  ["Render allocs/op = 0", "Render", "allocs/op", {kind: "value", operator: "=", quantity: "0"}, undefined],
  ["Render ns/op == 50ns", "Render", "ns/op", {kind: "value", operator: "=", quantity: "50ns"}, undefined],
  [
    "Parse/msg=bye ns/op > 1.5 µs",
    "Parse/msg=bye",
    "ns/op",
    {kind: "value", operator: ">", quantity: "1.5 µs"},
    undefined,
  ],
  ["Parse/* B/op ~", "Parse/*", "B/op", {kind: "unchanged", operator: "~"}, undefined],
  ["Parse ~ in old run", "Parse", undefined, {kind: "unchanged", operator: "~"}, "old run"],
  [
    "geomean sec/op < 0% in parse",
    "geomean",
    "sec/op",
    {kind: "change", operator: "<", percent: 0, step: 1},
    "parse",
  ],
  [
    "Parse B/s >= 300MB/s in after.txt",
    "Parse",
    "B/s",
    {kind: "value", operator: ">=", quantity: "300MB/s"},
    "after.txt",
  ],
])("parseClaim(%j)", (text, subject, unit, bound, place) => {
  expect(parseClaim(text)).toEqual({subject, unit, bound, place});
});

test.each([
  ["Parse is faster", 'expected a benchmark, a unit and a comparison, got "Parse is faster"'],
  ["Parse sec/op -20%", 'expected a benchmark, a unit and a comparison, got "Parse sec/op -20%"'],
  ["<= -20%", 'expected a benchmark, a unit and a comparison, got "<= -20%"'],
  ["", 'expected a benchmark, a unit and a comparison, got ""'],
  ["Parse sec/op <= fast", 'expected a number behind "<=", got "fast"'],
  ["Parse sec/op <=", 'expected a number behind "<=", got ""'],
  ["Parse sec/op <= -20% or so", 'expected a number behind "<=", got "-20% or so"'],
  ["Parse ~ 5%", 'expected nothing behind "~", got "5%"'],
  ["geomean sec/op < 50ns", 'expected a change in per cent for the geometric mean, got "50ns"'],
])("parseClaim(%j) says what is wrong", (text, mistake) => {
  expect(parseClaim(text)).toMatchObject({mistake, hint: expect.stringContaining("write ")});
});

test("parseExpectation(text) reads what stands behind a benchmark and a unit", () => {
  expect(parseExpectation("<= -20%")).toEqual({kind: "change", operator: "<=", percent: -20, step: 1});
  expect(parseExpectation("~")).toEqual({kind: "unchanged", operator: "~"});
  expect(parseExpectation("-20%")).toMatchObject({
    mistake: 'expected one of <=, <, >=, >, = and a number, or ~, got "-20%"',
  });
});

test.each(CLAIM_PARTS)("parseClaim(text) reads 2,000 of %j as a mistake", part => {
  for (const text of [part.repeat(2000), `Parse sec/op <= ${part.repeat(2000)}x`])
    expect(parseClaim(text)).toMatchObject({mistake: expect.any(String)});
});
