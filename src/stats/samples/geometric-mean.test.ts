import {readFileSync} from "node:fs";
import {expect, test} from "vitest";
import {geometricMean} from "./geometric-mean.ts";

const recorded = readFileSync(new URL("../testdata/geomean.psv", import.meta.url), "utf8")
  .trimEnd()
  .split("\n");

test("geometricMean(values) is bit-equal to the recorded means", () => {
  const wrong = recorded.filter(line => {
    const [values = "", expected] = line.split("|");
    return geometricMean(values.split(" ").map(Number)) !== Number(expected);
  });
  expect(wrong).toEqual([]);
});

test("geometricMean(values) is NaN for nothing, zero and less", () => {
  expect([[], [1, 0], [1, -2], [Number.NaN]].map(geometricMean)).toEqual([NaN, NaN, NaN, NaN]);
});
