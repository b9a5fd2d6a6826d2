import {expect, test} from "vitest";
import {baseName, cleanPath, compareBytes} from "./names.ts";

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

test("compareBytes(a, b) orders as the bytes of UTF-8 do", () => {
  const texts = [
    "",
    "a",
    "ab",
    "b",
    "Z",
    "é",
    "\u{ff5e}",
    "\u{1f600}",
    "\u{e000}",
    "\u{10ffff}",
    "a\u{1f600}",
  ];
  const bytes = (text: string): Buffer => Buffer.from(text);
  for (const a of texts)
    for (const b of texts)
      expect(Math.sign(compareBytes(a, b))).toBe(Math.sign(Buffer.compare(bytes(a), bytes(b))));
});
