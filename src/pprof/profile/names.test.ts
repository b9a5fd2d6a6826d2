import {expect, test} from "vitest";
import {baseName, cleanPath} from "./names.ts";

test.each([
  ["/app/sip.test", "sip.test"],
  ["sip.test", "sip.test"],
  ["/app/", "app"],
  ["///", "/"],
  ["", "."],
])("baseName(%s) is %s", (path, base) => {
  expect(baseName(path)).toBe(base);
});

test.each([
  ["runtime/proc.go", "runtime/proc.go"],
  ["./a.go", "a.go"],
  ["/a//b/../c.go", "/a/c.go"],
  ["../../x.go", "../../x.go"],
  ["/../x.go", "/x.go"],
  ["a/..", "."],
  ["a/b/", "a/b"],
  ["", "."],
])("cleanPath(%s) is %s", (path, clean) => {
  expect(cleanPath(path)).toBe(clean);
});
