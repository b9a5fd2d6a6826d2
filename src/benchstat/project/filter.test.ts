import {expect, test} from "vitest";
import type {ResultGroup} from "../read/results.ts";
import {filterOf} from "./filter.ts";
import {linearRegexp} from "./linear-regexp.ts";
import {formatQueryError, QueryError} from "./query-tokens.ts";
import {re2Regexp} from "./re2-regexp.ts";

const group: ResultGroup = {
  file: "old.txt",
  config: [{key: "goos", value: "linux"}],
  name: "Copy/size=4k/mode=x-8",
};
const unit = {unit: "sec/op", written: "ns/op"};

test.each([
  ["*", true],
  ["-*", false],
  [".name:Copy", true],
  [".name:Cop", false],
  [".name:/Co/", true],
  [".fullname:Copy", false],
  ["/size:4k", true],
  ["/size:(1k OR 4k)", true],
  ["/size:(1k OR /^4/)", true],
  ["/gomaxprocs:8", true],
  ["goos:linux", true],
  ["goos : linux", true],
  [".file:old.txt", true],
  ['missing:""', true],
  ['-missing:""', false],
  [".unit:ns/op", true],
  [".unit:sec/op", true],
  [".unit:B/op", false],
  [".name:Copy /size:1k", false],
  [".name:Copy AND /size:4k", true],
  [".name:Move OR /size:4k", true],
  ["(.name:Move OR /size:4k) -goos:linux", false],
  [".name:/(?i)^copy$/", true],
  ["/mode:/[/x]/", true],
])("filterOf(%j) keeps: %s", (query, kept) => {
  expect(filterOf(query, re2Regexp)(group, unit)).toBe(kept);
  expect(filterOf(query, linearRegexp)(group, unit)).toBe(kept);
});

test.each([
  ["a:b)", 'unexpected ")"', 3],
  ["a :  (b c)", "value list must be separated by OR", 8],
  ["µ:x ,", 'unexpected ","', 4],
  [".config:x )", 'unexpected ")"', 10],
  [".config:x", ".config is only allowed in projections", 0],
  ['"":x', "key must not be empty", 0],
  ["a:/(/", 'missing close "/"', 2],
  ["a:/b**/", "error parsing regexp: invalid nested repetition operator: `**`", 2],
])("filterOf(%j) says %s at %d", (query, message, offset) => {
  expect(mistakeOf(() => filterOf(query, re2Regexp))).toMatchObject({message, offset});
});

test("formatQueryError(error) points at the mistake, counting printable characters", () => {
  const error = mistakeOf(() => filterOf("µ:x ,", re2Regexp));
  expect(formatQueryError(error)).toBe('syntax error: unexpected ","\n\tµ:x ,\n\t    ^');
});

function mistakeOf(parse: () => unknown): QueryError {
  try {
    parse();
  } catch (error) {
    if (error instanceof QueryError) return error;
    throw error;
  }
  throw new Error("no mistake found");
}
