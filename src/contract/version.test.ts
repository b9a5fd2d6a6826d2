import {expect, test} from "vitest";
import {checkVersion, isPageVersion, PAGE_ATTRIBUTES, PAGE_VERSION, VersionError} from "./version.ts";

test("isPageVersion(dataset) accepts the version that pages are written with, and no other", () => {
  expect(isPageVersion({contract: PAGE_ATTRIBUTES["data-contract"]})).toBe(true);
  for (const contract of [undefined, "", "0", String(PAGE_VERSION + 1)])
    expect(isPageVersion({contract})).toBe(false);
});

test("checkVersion(document) returns a document of its version", () => {
  const document = {version: 1, more: true};
  expect(checkVersion(document, 1)).toBe(document);
});

test.each([null, undefined, [], "1", {}, {version: 2}, {version: "1"}])(
  "checkVersion(%j) throws",
  document => {
    expect(() => checkVersion(document, 1)).toThrow(VersionError);
    expect(() => checkVersion(document, 1)).toThrow("expected version 1 of the data");
  },
);
