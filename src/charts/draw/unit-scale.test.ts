import {expect, test} from "vitest";
import {unitScale} from "./unit-scale.ts";

test.each([
  [[7.614e-7, 5e-6], "sec/op", "ns/op", ["761.4", "5000.0"]],
  [[1536, 2048], "B/op", "KiB/op", ["1.500", "2.000"]],
  [[16, 0], "B/op", "B/op", ["16", "0"]],
  [[12, 3], "allocs/op", "allocs/op", ["12", "3"]],
  [[12.5, 3], "allocs/op", "allocs/op", ["12.500", "3.000"]],
  [[1_204_000], "allocs/op", "allocs/op (×1M)", ["1.204"]],
  [[1e-3], "p99-sec/req", "p99-sec/req (×1m)", ["1.000"]],
  [[Number.POSITIVE_INFINITY, 2], "sec/op", "s/op", ["+Inf", "2.000"]],
])("unitScale(%j, %s) is headed by %s", (values, unit, heading, texts) => {
  const scale = unitScale(values, unit);
  expect(scale.heading).toBe(heading);
  expect(values.map(scale.format)).toEqual(texts);
});
