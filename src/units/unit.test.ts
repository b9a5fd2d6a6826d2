import {expect, test} from "vitest";
import {tidyFurther, tidyUnit, unitClass} from "./unit.ts";

test.each([
  ["ns/op", "sec/op", 1e-9],
  ["ns/GC", "sec/GC", 1 / 1e9],
  ["MB/s", "B/s", 1e6],
  ["x-ns/op", "x-sec/op", 1 / 1e9],
  ["ns*MB", "sec*B", (1 / 1e9) * 1e6],
  ["op/ns", "op/ns", 1],
  ["x/op-ns", "x/op-ns", 1],
  ["x/op*ns", "x/op*sec", 1 / 1e9],
  ["trans", "trans", 1],
  ["transactions/ns", "transactions/ns", 1],
  ["B/op", "B/op", 1],
  ["us/op", "us/op", 1],
  ["KB/s", "KB/s", 1],
  ["", "", 1],
])("tidyUnit(%j) is %j times %d", (written, unit, factor) => {
  expect(tidyUnit(written)).toEqual({unit, factor});
});

test("tidyUnit(unit) multiplies, so that digits are benchstat's", () => {
  expect(7 * tidyUnit("ns/op").factor).toBe(7.000000000000001e-9);
});

test.each([
  ["B/op", "binary"],
  ["B/s", "binary"],
  ["MB/s", "binary"],
  ["bytes", "binary"],
  ["text-bytes", "binary"],
  ["sec/op", "decimal"],
  ["allocs/op", "decimal"],
  ["MiB", "decimal"],
  ["KB/s", "decimal"],
  ["op/B", "decimal"],
  ["op/x-B", "decimal"],
  ["op/x*B", "binary"],
] as const)("unitClass(%j) is %s", (unit, expected) => {
  expect(unitClass(unit)).toBe(expected);
});

test.each([
  ["us/op", "sec/op", 1e-6],
  ["p99-us/op", "p99-sec/op", 1e-6],
  ["µs", "sec", 1e-6],
  ["ms", "sec", 1e-3],
  ["s/op", "sec/op", 1],
  ["MiB/op", "B/op", 2 ** 20],
  ["GB/s", "B/s", 1e9],
  ["p99-ns/op", "p99-sec/op", 1e-9],
  ["build-real-ns/op", "build-real-sec/op", 1e-9],
  ["req/s", "req/s", 1],
  ["qps", "qps", 1],
  ["items", "items", 1],
])("tidyFurther(%j) is %s times %d", (written, unit, factor) => {
  expect(tidyFurther(written)).toEqual({unit, factor});
});
