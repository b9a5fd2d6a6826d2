import {expect, test} from "vitest";
import {formatQuantity} from "./quantity.ts";

test.each([
  [1.5e-6, "sec/op", "1.500 µs/op"],
  [2048, "B/op", "2.000 KiB/op"],
  [100, "B/op", "100.0 B/op"],
  [12, "allocs/op", "12.00 allocs/op"],
  [1500, "allocs/op", "1.500k allocs/op"],
  [161480704, "B/s", "154.0 MiB/s"],
  [2, "sec", "2.000 s"],
  [0, "sec/op", "0.000 s/op"],
  [-0.25, "headers/op", "-250.0m headers/op"],
])("formatQuantity(%d, %s) is %s", (value, unit, text) => {
  expect(formatQuantity(value, unit)).toBe(text);
});
