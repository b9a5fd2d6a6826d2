import {expect, test} from "vitest";
import {point, series} from "../../journal/testdata/series.ts";
import {pointRows} from "./benchmark-points.ts";

test("pointRows(series) lists measurements newest first, machine by machine", () => {
  const {machines, left} = pointRows([series([1, 2]), series([3], {machine: "m2"})]);
  expect(machines.map(({machine, rows}) => [machine, rows.map(row => row.point.center)])).toEqual([
    ["xeon", [2, 1]],
    ["m2", [3]],
  ]);
  expect(left).toBe(0);
});

test("pointRows(series) keeps to what a page can hold, and says what is left out", () => {
  const many = Array.from({length: 400}, (_, i) => point(`2026-01-01-${i}`, i));
  const {machines, left} = pointRows([series([], {points: many}), series([1], {machine: "m2"})]);
  expect(machines.map(({rows}) => rows.length)).toEqual([120]);
  expect(left).toBe(281);
  const samples = machines.flatMap(({rows}) => rows.flatMap(row => row.samples)).length;
  expect(samples).toBe(1200);
});
