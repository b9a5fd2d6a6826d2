import {expect, test} from "vitest";
import {compareText} from "./compare.ts";

test("compareText(a, b) orders as the bytes of UTF-8 do", () => {
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
      expect(Math.sign(compareText(a, b))).toBe(Math.sign(Buffer.compare(bytes(a), bytes(b))));
});
