import {expect, test} from "vitest";
import {nearestPoint} from "./nearest-point.ts";

test("nearestPoint(places, pointer) is the nearest sideways, then the nearest", () => {
  const places = [
    {x: 0, y: 0},
    {x: 50, y: 10},
    {x: 50, y: 90},
  ];
  expect(nearestPoint(places, {x: 40, y: 80})).toBe(2);
  expect(nearestPoint(places, {x: 8, y: 99})).toBe(0);
  expect(nearestPoint(places, {x: 299, y: 0})).toBe(-1);
  expect(nearestPoint([], {x: 0, y: 0})).toBe(-1);
});
