import {expect, test} from "vitest";
import type {Measurement} from "../measurement.ts";
import {endingAfter, intervalShare, widestInterval} from "./precision.ts";

const measurement = (name: string, samples: readonly number[], unit = "sec/op"): Measurement => ({
  kind: "benchmark",
  group: "",
  name,
  unit,
  better: "lower",
  samples,
  environment: {},
});
const around = (center: number, spread: number, n: number) =>
  Array.from({length: n}, (_, i) => center * (1 + (spread * (i - (n - 1) / 2)) / n));

test("intervalShare(samples, confidence) is benchstat's ±, and infinite below six samples", () => {
  expect(intervalShare([1, 2, 3, 4, 5], 0.95)).toBe(Number.POSITIVE_INFINITY);
  expect(intervalShare([3, 3, 3], 0.95)).toBe(Number.POSITIVE_INFINITY);
  expect(intervalShare([90, 95, 100, 100, 105, 120], 0.95)).toBeCloseTo(0.2);
  expect(intervalShare(Array(6).fill(0), 0.95)).toBe(0);
  expect(intervalShare([0, 0, 0, 0, 0, 1], 0.95)).toBe(0);
});

test("widestInterval(measurements, confidence) looks at both sides and every unit", () => {
  const base = [measurement("A", around(10, 0.02, 10)), measurement("A", Array(10).fill(3), "allocs/op")];
  const head = [measurement("A", around(10, 0.2, 10))];
  expect(widestInterval({base, head}, 0.95)).toMatchObject({name: "A", unit: "sec/op"});
  expect(widestInterval({base, head}, 0.95)?.share).toBeGreaterThan(0.05);
  expect(widestInterval({base: [], head: []}, 0.95)).toBeUndefined();
});

test("endingAfter(rounds, rule, …) ends by width alone, however great the difference", () => {
  const wide = {base: [measurement("A", around(10, 0.5, 10))], head: [measurement("A", around(20, 0.5, 10))]};
  const narrow = {
    base: [measurement("A", around(10, 0.01, 10))],
    head: [measurement("A", around(10, 0.01, 10))],
  };
  const rule = {precision: 0.02, rounds: 12};
  expect(endingAfter(10, rule, wide, 0.95)).toBeUndefined();
  expect(endingAfter(12, rule, wide, 0.95)).toMatchObject({
    kind: "not-precise",
    rounds: 12,
    widest: {name: "A"},
  });
  expect(endingAfter(10, rule, narrow, 0.95)).toEqual({kind: "precise", rounds: 10, precision: 0.02});
  expect(endingAfter(9, {precision: undefined, rounds: 10}, narrow, 0.95)).toBeUndefined();
  expect(endingAfter(10, {precision: undefined, rounds: 10}, wide, 0.95)).toEqual({
    kind: "rounds",
    rounds: 10,
  });
});
