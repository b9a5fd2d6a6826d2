import fc from "fast-check";
import {expect, test} from "vitest";
import {printable, printableJson, printableLine} from "./printable.ts";

const HOSTILE = "a\tb\n\u001b[2Jc\u009b\r\u202ed\u2028e\u2029f\u0085g\u007fh\u200bi\u{e0041}j\ud800k\0";

test("printable(text) shows what would steer a terminal, and keeps lines and tabs", () => {
  expect(printable(HOSTILE)).toBe(
    "a\tb\n<U+001B>[2Jc<U+009B><U+000D><U+202E>d<U+2028>e<U+2029>f<U+0085>g<U+007F>h<U+200B>i<U+E0041>j<U+D800>k<U+0000>",
  );
});

test("printableLine(text) writes one line, whatever the text", () => {
  expect(printableLine("a\tb\nc")).toBe("a<U+0009>b<U+000A>c");
  expect(printableLine("Δ time/op −12.3 % ± 2 %, é, 測, 😀")).toBe("Δ time/op −12.3 % ± 2 %, é, 測, 😀");
});

test("printableJson(value) shows no such character, and readers get all of them back", () => {
  expect(printableJson({[HOSTILE]: [HOSTILE]})).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
  fc.assert(
    fc.property(fc.string({unit: "binary"}), text => {
      expect(JSON.parse(printableJson([text]))).toEqual([text]);
    }),
  );
});

test("printableJson(value) has no workflow command", () => {
  const text = printableJson({a: "##[add-mask]x"});
  expect(text).not.toContain("##[");
  expect(JSON.parse(text)).toEqual({a: "##[add-mask]x"});
});
