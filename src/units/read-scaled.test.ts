import {expect, test} from "vitest";
import {readScaled} from "./read-scaled.ts";
import {commonScale, formatScaled} from "./scale.ts";

test.each([
  ["490.9n ± 1%", 490.9e-9],
  ["1.026µ", 1.026e-6],
  ["2.030Ki ± 0%", 2.03 * 1024],
  ["13.00 ± 0%", 13],
  ["-12.5M", -12.5e6],
  ["10+9", 10],
])("readScaled(%j) is %s", (text, value) => {
  expect(readScaled(text)).toBeCloseTo(value, 12);
});

test.each(["—", "~", "", "NaNn", "only in base"])("readScaled(%j) is undefined", text => {
  expect(readScaled(text)).toBeUndefined();
});

test("readScaled(text) reads what formatScaled(value, scale) writes, to the digits it shows", () => {
  for (let exponent = -6; exponent < 14; exponent++)
    for (const unitClass of ["decimal", "binary"] as const) {
      const value = 1.2345 * 10 ** exponent;
      const read = readScaled(formatScaled(value, commonScale([value], unitClass)));
      expect((read ?? 0) / value).toBeCloseTo(1, 3);
    }
});
