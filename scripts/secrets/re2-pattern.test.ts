import {RE2JS} from "re2js";
import {expect, test} from "vitest";
import {GITLEAKS} from "../../src/secrets/gitleaks-data.ts";
import {javascriptPattern} from "./re2-pattern.ts";

const TEXTS = [
  "",
  "abc",
  "ABC",
  "a\nb",
  "a\u000bb",
  "a\u00a0b",
  "a b",
  "x-Y",
  "K3Y=abcDEF0123",
  "key: 'abc'",
  "{{ x }}",
  "]]",
  "a]b",
  "[a]",
  "pat1234567890abcd.x",
  "/a/b",
];

test.each([
  "(?i)abc",
  "p(?i)abc",
  "(?i:a)B(?-i:c)",
  "a.b",
  "(?s:a.b)",
  "(?s:.)+",
  "a\\sb",
  "[\\s\\S-]{2,}?b",
  "[^]]+",
  "[[:alnum:]]+\\b",
  "(?P<name>a)(b)",
  "\\w+\\z",
  "\\{\\{[ \\t]*\\w",
  "{{",
  "(?i)[\\w.-]{0,5}(?:key)[\\s'\"]{0,3}(?:=|:)",
  "\\x60?[a-z&&/]",
])("%s means the same as in RE2", source => {
  const re2 = RE2JS.compile(source);
  const converted = new RegExp(javascriptPattern(source), "g");
  for (const text of TEXTS) {
    const matcher = re2.matcher(text);
    const expected: string[] = [];
    while (matcher.find()) expected.push(matcher.group(0) ?? "");
    expect([text, [...text.matchAll(converted)].map(([all]) => all)]).toEqual([text, expected]);
  }
});

test("every rule of gitleaks is there and compiles", () => {
  expect(GITLEAKS.rules.length).toBe(221);
  expect(GITLEAKS.license).toContain("MIT License");
  for (const {pattern, isLinear, keywords} of GITLEAKS.rules) {
    if (isLinear) RE2JS.compile(pattern);
    else new RegExp(pattern);
    expect(keywords.length).toBeGreaterThan(0);
  }
});
