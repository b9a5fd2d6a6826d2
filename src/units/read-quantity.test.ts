import {expect, test} from "vitest";
import {readQuantity} from "./read-quantity.ts";

test.each([
  ["50ns", "sec/op", 50 * 1e-9, 1e-9],
  ["1.5 µs/op", "sec/op", 1.5e-6, 1e-7],
  ["1.5us", "sec/op", 1.5e-6, 1e-7],
  ["20ms", "sec/op", 0.02, 1e-3],
  ["0", "sec/op", 0, 0],
  ["2 KiB", "B/op", 2048, 1024],
  ["1.5MB", "B/op", 1.5e6, 1e5],
  ["300MB/s", "B/s", 3e8, 1e6],
  ["12", "allocs/op", 12, 1],
  ["12 allocs/op", "allocs/op", 12, 1],
  ["1.2k allocs", "allocs/op", 1200, 100],
  ["-3", "items", -3, 1],
  ["\u22123", "items", -3, 1],
])("readQuantity(%j, %j) reads %d, steps of %d", (text, unit, value, step) => {
  const read = readQuantity(text, unit);
  expect(read?.value).toBeCloseTo(value, 15);
  expect(read?.step).toBeCloseTo(step, 15);
});

test("readQuantity(text, unit) gives nanoseconds the very number benchmark text gives them", () => {
  expect(readQuantity("7ns", "sec/op")?.value).toBe(7 * 1e-9);
});

test.each([
  ["50", "sec/op"],
  ["50B", "sec/op"],
  ["50", "B/op"],
  ["12ns", "allocs/op"],
  ["1e3", "allocs/op"],
  ["-", "allocs/op"],
  ["", "allocs/op"],
  ["50ns/s", "sec/op"],
])("readQuantity(%j, %j) is nothing it knows", (text, unit) => {
  expect(readQuantity(text, unit)).toBeUndefined();
});
