import {readFileSync} from "node:fs";
import {expect, test} from "vitest";
import {median} from "./median.ts";

const recorded = readFileSync(new URL("../testdata/median.psv", import.meta.url), "utf8")
  .trimEnd()
  .split("\n");

test("median(sorted) is bit-equal to the recorded medians", () => {
  const wrong = recorded.filter(line => {
    const [values = "", expected] = line.split("|");
    return median(values.split(" ").map(Number)) !== Number(expected);
  });
  expect(wrong).toEqual([]);
});

test("median(sorted) of one value is that value, of none NaN", () => {
  expect(median([5])).toBe(5);
  expect(median([Number.POSITIVE_INFINITY])).toBe(Number.POSITIVE_INFINITY);
  expect(median([])).toBeNaN();
});

test("median(sorted) of an odd count is NaN beside an infinite neighbour, as benchstat's quantile is", () => {
  expect(median([1, 2, Number.POSITIVE_INFINITY])).toBeNaN();
});
