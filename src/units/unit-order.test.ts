import {expect, test} from "vitest";
import {compareUnits} from "./unit-order.ts";

test("compareUnits(a, b) keeps the order in which go test prints units", () => {
  expect(["headers/op", "allocs/op", "B/op", "sec/op", "B/s", "a/op"].sort(compareUnits)).toEqual([
    "sec/op",
    "B/s",
    "B/op",
    "allocs/op",
    "a/op",
    "headers/op",
  ]);
});
