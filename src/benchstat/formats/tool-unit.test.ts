import {expect, test} from "vitest";
import {unitDirection} from "../../units/direction.ts";
import {thin} from "./record-builder.ts";
import {toolUnit} from "./tool-unit.ts";

test.each([
  ["ns", "sec/op", 1e-9, "lower"],
  ["ns/iter", "sec/op", 1e-9, "lower"],
  ["us/op", "sec/op", 1e-6, "lower"],
  ["s", "sec/op", 1, "lower"],
  ["ops/ms", "ops/s", 1000, "higher"],
  ["ops/sec", "ops/s", 1, "higher"],
  ["GiB/s", "B/s", 2 ** 30, "higher"],
  ["Melem/s", "elem/s", 1e6, "higher"],
  ["cycles/iter", "cycles/op", 1, "lower"],
  ["B/op", "B/op", 1, "lower"],
  ["KB", "B", 1000, "lower"],
  ["cpu-ms/op", "cpu-sec/op", 1e-3, "lower"],
  ["gc.time-ms", "gc.time-sec", 1e-3, undefined],
  ["my counter", "my_counter", 1, undefined],
  ["", "", 1, undefined],
])("toolUnit(%j) is %s", (written, unit, factor, better) => {
  expect(toolUnit(written)).toEqual({unit, factor});
  expect(unitDirection(unit)).toBe(better);
});

test("thin(values, most) keeps few values as they are, and the quartiles of many", () => {
  expect(thin([3, 1, 2], 3)).toEqual([3, 1, 2]);
  const many = Array.from({length: 1_000}, (_, i) => (i * 7) % 1_000);
  const kept = thin(many, 100);
  expect([kept.length, kept[0], kept[25], kept[50], kept[75], kept[99]]).toEqual([
    100, 5, 255, 505, 755, 995,
  ]);
});
