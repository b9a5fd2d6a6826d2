import {expect, test} from "vitest";
import {dataCode, formatCiteCode, parseCiteCode, textCode} from "./cite-code.ts";

const file = (version: string) => ({name: "a", sha256: "", version});

test("dataCode(files) does not depend on their order, and on nothing but the files", () => {
  const [a, b] = [file("0123456789abcdef"), file("f000000000010000")];
  expect(dataCode([a])).toBe("0123456789ab");
  expect(dataCode([a, b])).toBe("f123456789aa");
  expect(dataCode([b, a])).toBe("f123456789aa");
  expect(dataCode([])).toBeUndefined();
});

test("textCode(text) takes white space for one space", () => {
  expect(textCode("a  b\n")).toBe(textCode("a b"));
  expect(textCode("a b")).not.toBe(textCode("a c"));
  expect(textCode("a b")).toMatch(/^[0-9a-f]{8}$/);
});

test.each([
  [{text: "01234567", data: "0123456789ab"}, "01234567-0123456789ab"],
  [{text: "01234567"}, "01234567"],
  [{data: "0123456789ab"}, "0123456789ab"],
])("formatCiteCode(%j) is read back", (code, written) => {
  expect(formatCiteCode(code)).toBe(written);
  expect(parseCiteCode(written)).toEqual(code);
});

test.each(["", "0123", "01234567-", "-0123456789ab", "0123456Z", "01234567-0123456789ab0"])(
  "parseCiteCode(%j) is no code",
  written => {
    expect(parseCiteCode(written)).toBeUndefined();
  },
);
