import {expect, test} from "vitest";
import {nameWithout, splitName, subNameValue} from "./name.ts";

test.each([
  ["Parse", "Parse", [], undefined],
  ["Parse-8", "Parse", [], "8"],
  ["Parse-", "Parse-", [], undefined],
  ["Parse/a=1/b-16", "Parse", ["/a=1", "/b"], "16"],
  ["Parse/", "Parse", ["/"], undefined],
  ["", "", [], undefined],
  ["A-8/b", "A-8", ["/b"], undefined],
])("splitName(%j) is %j, %j and %s", (full, base, subs, gomaxprocs) => {
  expect(splitName(full)).toEqual({base, subs, gomaxprocs});
});

test("subNameValue(full, key) takes the first part of that key", () => {
  expect(subNameValue("A/k=1/k=2/kk=3-8", "/k")).toBe("1");
  expect(subNameValue("A/k-8", "/k")).toBe("");
});

test("subNameValue(full, /gomaxprocs) prefers the suffix", () => {
  expect(subNameValue("A/gomaxprocs=2-8", "/gomaxprocs")).toBe("8");
  expect(subNameValue("A/gomaxprocs=2", "/gomaxprocs")).toBe("2");
});

test("nameWithout(full, keys) leaves out what other keys show", () => {
  const full = "A/k=1/fast-8";
  expect(nameWithout(full, [])).toBe(full);
  expect(nameWithout(full, ["/k"])).toBe("A/fast-8");
  expect(nameWithout(full, ["/gomaxprocs"])).toBe("A/k=1/fast");
  expect(nameWithout(full, [".name", "/k", "/gomaxprocs"])).toBe("*/fast");
});
