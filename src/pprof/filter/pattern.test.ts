import {expect, test} from "vitest";
import {ReportError} from "../profile/report-error.ts";
import {compilePattern} from "./pattern.ts";

test("compilePattern(name, source) matches anywhere, and as RE2 does", () => {
  expect(compilePattern("focus", "sip").test("example.com/sip.Parse")).toBe(true);
  expect(compilePattern("focus", "(?i)SIP").test("example.com/sip.Parse")).toBe(true);
  expect(compilePattern("focus", "\\pL+\\z").test("x9")).toBe(false);
});

test("compilePattern(name, source) answers for an expression that backtracks without end elsewhere", () => {
  const pattern = compilePattern("focus", "^(a+)+$");
  expect(pattern.test(`${"a".repeat(50_000)}b`)).toBe(false);
});

test.each([
  ["(", "parsing focus regexp: error parsing regexp: missing closing ): `(`"],
  ["a(?=b)", "parsing focus regexp: error parsing regexp: invalid or unsupported Perl syntax: `(?=`"],
  ["((a{100}){100}){100}", "parsing focus regexp: error parsing regexp: invalid repeat count: `{100}`"],
  ["x".repeat(1001), "parsing focus regexp: error parsing regexp: expression is longer than 1000"],
])("compilePattern refuses %s", (source, message) => {
  expect(() => compilePattern("focus", source)).toThrow(new ReportError(message));
});
