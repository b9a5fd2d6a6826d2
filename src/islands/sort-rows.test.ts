import {expect, test} from "vitest";
import {sortRows} from "./sort-rows.ts";

test("sortRows(rows) sorts numbers either way, equal ones in their order, those without a value last", () => {
  const rows = [
    {name: "a", value: 2},
    {name: "b", value: undefined},
    {name: "c", value: -1},
    {name: "d", value: 2},
    {name: "e", value: Number.POSITIVE_INFINITY},
  ];
  const names = (direction: "ascending" | "descending") =>
    sortRows(rows, ({value}) => value, direction).map(({name}) => name);
  expect(names("ascending")).toEqual(["c", "a", "d", "e", "b"]);
  expect(names("descending")).toEqual(["e", "a", "d", "c", "b"]);
});

test("sortRows(rows) sorts names with their numbers as numbers", () => {
  expect(sortRows(["n=10", "n=9", "m"], name => name, "ascending")).toEqual(["m", "n=9", "n=10"]);
});
