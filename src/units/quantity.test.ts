import {expect, test} from "vitest";
import {formatQuantity, prefixedUnit} from "./quantity.ts";

test.each([
  [7.614e-7, "sec/op", "761.4 ns/op"],
  [1.5, "sec/op", "1.500 s/op"],
  [2, "sec/op", "2 s/op"],
  [1536, "B/op", "1.500 KiB/op"],
  [16, "B/op", "16 B/op"],
  [0, "allocs/op", "0 allocs/op"],
  [12, "allocs/op", "12 allocs/op"],
  [12.5, "allocs/op", "12.50 allocs/op"],
  [1_204_000, "allocs/op", "1.204M allocs/op"],
  [123456789, "B/s", "117.7 MiB/s"],
  [3, "sections", "3 sections"],
  [Number.NaN, "sec/op", "NaN s/op"],
])("formatQuantity(%d, %s) is %s", (value, unit, expected) => {
  expect(formatQuantity(value, unit)).toBe(expected);
});

test("prefixedUnit(unit, prefix) leaves units without a symbol alone", () => {
  expect(prefixedUnit("allocs/op", "k")).toBe("allocs/op");
  expect(prefixedUnit("p99-sec/req", "m")).toBe("p99-sec/req");
});
