import {expect, test} from "vitest";
import {shortened} from "./shorten.ts";

test("shortened(text, most) cuts longer texts", () => {
  expect(shortened("abc", 3)).toBe("abc");
  expect(shortened("abcd", 3)).toBe("abc…");
});
