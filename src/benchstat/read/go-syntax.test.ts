import {expect, test} from "vitest";
import {checkGoInteger, parseGoFloat, spaceLength} from "./go-syntax.ts";

test.each([
  ["5", 5],
  [".5", 0.5],
  ["5.", 5],
  ["+3", 3],
  ["-3e2", -300],
  ["1_000", 1000],
  ["1e1_0", 1e10],
  ["0x1p4", 16],
  ["0x1_0p4", 256],
  ["0X_a.8P-1", 5.25],
  ["-0x1p0", -1],
  ["inf", Number.POSITIVE_INFINITY],
  ["-Infinity", Number.NEGATIVE_INFINITY],
  ["1e-400", 0],
  ["9223372036854775807", 9223372036854775807n],
  ["1e400", "value out of range"],
  ["0x1p1024", "value out of range"],
  ["nan", Number.NaN],
  ["", "invalid syntax"],
  [".", "invalid syntax"],
  ["1,5", "invalid syntax"],
  ["1__0", "invalid syntax"],
  ["_1", "invalid syntax"],
  ["1_", "invalid syntax"],
  ["1_.5", "invalid syntax"],
  ["0X10", "invalid syntax"],
  ["0x1.8", "invalid syntax"],
  ["0xp1", "invalid syntax"],
  ["٣", "invalid syntax"],
])("parseGoFloat(%j) is %s", (text, expected) => {
  expect(parseGoFloat(text)).toBe(typeof expected === "bigint" ? Number(expected) : expected);
});

test.each([
  ["0", undefined],
  ["-5", undefined],
  ["+5", undefined],
  ["9223372036854775807", undefined],
  ["-9223372036854775808", undefined],
  ["9223372036854775808", "value out of range"],
  ["1_0", "invalid syntax"],
  ["0x10", "invalid syntax"],
  ["1.5", "invalid syntax"],
  ["", "invalid syntax"],
])("checkGoInteger(%j) is %s", (text, expected) => {
  expect(checkGoInteger(text)).toBe(expected);
});

test("spaceLength(bytes, index) knows Go's space, which is neither JavaScript's nor ASCII's", () => {
  const length = (text: string) => spaceLength(new TextEncoder().encode(text), 0);
  expect([" ", "\t", "\v", "\r"].map(length)).toEqual([1, 1, 1, 1]);
  expect(["\u0085", "\u00a0"].map(length)).toEqual([2, 2]);
  expect(["\u1680", "\u2003", "\u2028", "\u202f", "\u205f", "\u3000"].map(length)).toEqual([
    3, 3, 3, 3, 3, 3,
  ]);
  expect(["a", "µ", "\ufeff", "│", "\x1f", ""].map(length)).toEqual([0, 0, 0, 0, 0, 0]);
});
