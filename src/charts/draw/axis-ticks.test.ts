import {expect, test} from "vitest";
import {axisTicks, roundUp} from "./axis-ticks.ts";

test("axisTicks(low, high, unit, wanted) chooses round marks in a unit that fits", () => {
  const marks = (low: number, high: number, unit: string) => {
    const {values, format} = axisTicks(low, high, unit, 4);
    return values.map(format);
  };
  expect(marks(0, 0.0057, "sec")).toEqual(["0 ms", "2 ms", "4 ms"]);
  expect(marks(0, 2.979, "sec")).toEqual(["0 s", "1 s", "2 s"]);
  expect(marks(0, 32 * 1024 ** 2, "B")).toEqual(["0 MiB", "10 MiB", "20 MiB", "30 MiB"]);
  expect(marks(0, 62, "")).toEqual(["0", "20", "40", "60"]);
  expect(marks(0, 1, "%")).toEqual(["0%", "0.5%", "1.0%"]);
  expect(marks(354.731, 354.78, "sec")).toEqual(["354.74 s", "354.75 s", "354.76 s", "354.77 s", "354.78 s"]);
  expect(marks(5, 5, "")).toEqual(["5"]);
});

test("roundUp(high, unit, wanted) ends an axis with a mark", () => {
  expect(roundUp(29, "", 4)).toBe(30);
  expect(roundUp(30, "", 4)).toBe(30);
  expect(roundUp(0.0057, "sec", 4)).toBeCloseTo(0.006, 9);
  expect(roundUp(0, "B", 4)).toBe(1);
  expect(roundUp(33 * 1024 ** 2, "B", 4)).toBe(40 * 1024 ** 2);
});

test.each([
  [0, Number.POSITIVE_INFINITY],
  [-1e308, 1e308],
  [Number.NaN, 1],
])("axisTicks(%d, %d) has no marks of a range without an end", (low, high) => {
  expect(axisTicks(low, high, "", 5).values).toEqual([]);
});
