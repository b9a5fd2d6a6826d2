import {expect, test} from "vitest";
import {findNoiseChange} from "./noise-change.ts";

/** A zigzag of uneven size about 0. */
const zigzag = (length: number, size: number, level = 0) =>
  Array.from({length}, (_, i) => level + size * (i % 2 === 0 ? 1 : -1) * (0.5 + ((i * 7) % 5) / 4));

const find = (values: readonly number[], boundaries: readonly number[] = [], floor = 0.0005) =>
  findNoiseChange(Float64Array.from(values), boundaries, floor);

test("findNoiseChange(values) finds where points begin to vary more", () => {
  const found = find([...zigzag(12, 0.01), ...zigzag(12, 0.05)]);
  expect(found?.place).toBe(12);
  expect((found?.after ?? 0) / (found?.before ?? 1)).toBeCloseTo(5, 0);
  expect(found?.p).toBeLessThan(0.005);
});

test("findNoiseChange(values) finds where they begin to vary less", () => {
  const found = find([...zigzag(12, 0.05), ...zigzag(12, 0.01)]);
  expect(found?.place).toBe(12);
  expect(found?.after).toBeLessThan(found?.before ?? 0);
});

test("findNoiseChange(values) goes by the distance from the levels", () => {
  expect(find([...zigzag(12, 0.01), ...zigzag(12, 0.01, 1)], [12])).toBeUndefined();
  expect(find([...zigzag(12, 0.01), ...zigzag(12, 0.05, 1)], [12])?.place).toBe(12);
});

test("findNoiseChange(values) is silent about few points, small changes, single outliers and rounding", () => {
  expect(find([...zigzag(3, 0.01), ...zigzag(3, 0.05)])).toBeUndefined();
  expect(find([...zigzag(30, 0.01), ...zigzag(30, 0.018)])).toBeUndefined();
  expect(find([...zigzag(12, 0.01), ...zigzag(11, 0.01), 1])).toBeUndefined();
  expect(find([...zigzag(12, 0.01), ...zigzag(12, 0.05)], [], 0.05)).toBeUndefined();
  expect(find([0, 1, 2], [1, 2])).toBeUndefined();
});
