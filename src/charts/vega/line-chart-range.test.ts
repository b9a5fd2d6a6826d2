import {expect, test} from "vitest";
import type {LinePoint} from "./line-chart-data.ts";
import {
  DAY,
  labelledTimes,
  logTicks,
  spreadDays,
  timeDomain,
  usualReading,
  valueDomain,
} from "./line-chart-range.ts";

const point = (key: string, center = 1): LinePoint => ({
  key,
  date: key.slice(0, 10),
  label: key,
  href: "/",
  center,
  low: center,
  high: center,
  n: 1,
});

test("valueDomain(values) never comes closer to the newest value than 2.5 %", () => {
  const quiet = [100, 100.1, 99.9, 100].map(center => ({center, line: 0}));
  const [low, high] = valueDomain(quiet, [], false);
  expect(low).toBeLessThanOrEqual(97.5);
  expect(high).toBeGreaterThanOrEqual(102.5);
});

test("valueDomain(values) starts at zero unless all values lie in the upper half", () => {
  expect(
    valueDomain(
      [1, 10].map(center => ({center, line: 0})),
      [],
      false,
    ),
  ).toEqual([0, 10.25]);
  expect(
    valueDomain(
      [8, 10].map(center => ({center, line: 0})),
      [],
      false,
    )[0],
  ).toBeGreaterThan(7);
  expect(valueDomain([{center: 0, line: 0}], [], false)).toEqual([0, 1]);
});

test("valueDomain(values) holds intervals and levels", () => {
  const [low, high] = valueDomain([{center: 10, low: 9, high: 15, line: 0}], [], false);
  expect(low).toBeLessThan(9);
  expect(high).toBeGreaterThan(15);
});

test("usualReading(chart) takes a logarithmic axis where values span more than tenfold, never at zero", () => {
  const read = (...centers: number[]) =>
    usualReading({lines: [{name: "m", points: centers.map(center => point("2026-01-01-a", center))}]}).log;
  expect([read(1, 10), read(1, 11), read(0, 11)]).toEqual([false, true, false]);
});

test("logTicks(range) gives round numbers, powers alone over wide ranges", () => {
  expect(logTicks([0.3, 16])).toEqual([0.5, 1, 2, 5, 10]);
  expect(logTicks([0.9, 20_000])).toEqual([1, 10, 100, 1000, 10_000]);
});

test("spreadDays(points) stands what is of one day beside each other in the order of the keys", () => {
  const timeOf = spreadDays([point("2026-01-01-b"), point("2026-01-01-a"), point("2026-01-02-a")]);
  const day = Date.parse("2026-01-01");
  expect(["2026-01-01-a", "2026-01-01-b", "2026-01-02-a"].map(key => timeOf(point(key)) - day)).toEqual([
    0,
    DAY / 2,
    DAY,
  ]);
});

test("labelledTimes(times) leaves room between dates, on the axis that they stand on", () => {
  expect(labelledTimes([0, 1, 50, 99, 100], [0, 100])).toEqual([0, 50, 100]);
  expect(labelledTimes([90, 95, 100], [0, 100])).toEqual([90]);
  expect(labelledTimes([7], timeDomain([7]))).toEqual([7]);
});
