import {expect, test} from "vitest";
import {isTimeUnit, percentage, scaledLabel} from "./pprof-scale.ts";

test.each([
  [0, "count", "auto", "0"],
  [42, "count", "auto", "42"],
  [1152, "bytes", "kB", "1.12kB"],
  [1664, "bytes", "auto", "1.62kB"],
  [512, "bytes", "kB", "0.50kB"],
  [-1152, "bytes", "auto", "-1.12kB"],
  [1, "bytes", "GB", "0"],
  [-1, "bytes", "GB", "0"],
  [1_500_000_000, "nanoseconds", "auto", "1.50s"],
  [83 * 2 ** 20, "bytes", "minimum", "83MB"],
  [7_200, "seconds", "auto", "2hrs"],
  [90, "seconds", "auto", "90s"],
  [0, "nanoseconds", "auto", "0"],
  [5, "parrots", "auto", "5"],
  [5, "parrots", "kB", "5kB"],
  [5, "Milliseconds", "US", "5000us"],
  [2, "mb", "seconds", "2097152B"],
])("scaledLabel(%d, %s, %s) is %s", (value, from, to, text) => {
  expect(scaledLabel(value, from, to)).toBe(text);
});

test.each([
  [1, 1, "  100%"],
  [9_995, 10_000, "  100%"],
  [99_949, 100_000, "99.95%"],
  [999_494, 1_000_000, "99.95%"],
  [99_951, 100_000, "  100%"],
  [123, 1000, "12.30%"],
  [89, 10_000, " 0.89%"],
  [9, 1000, "  0.9%"],
  [17, 100_000, "0.017%"],
  [12, 100_000_000, "1.2e-05%"],
  [1, 1_000_000_000, "1e-07%"],
  [1, 800, "0.12%"],
  [0, 5, "    0%"],
  [5, 0, "    0%"],
  [-5, 10, "50.00%"],
  [30, 10, "300.00%"],
  [995, 100_000, "    1%"],
])("percentage(%d, %d) is %s", (value, total, text) => {
  expect(percentage(value, total).padStart(6)).toBe(text.padStart(6));
});

test.each([
  ["nanoseconds", true],
  ["ms", true],
  ["hours", true],
  ["cycles", false],
  ["bytes", false],
  ["count", false],
  ["", false],
])("isTimeUnit(%j) is %s", (unit, isTime) => {
  expect(isTimeUnit(unit)).toBe(isTime);
});
