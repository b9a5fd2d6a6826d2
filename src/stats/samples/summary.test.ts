import {expect, test} from "vitest";
import {mode} from "./mode.ts";
import {summarize} from "./summary.ts";

test("summarize(sorted, nothing) gives the median and its interval", () => {
  expect(summarize([1, 2, 3, 4, 5, 6], "nothing", 0.95)).toEqual({
    center: 3.5,
    low: 1,
    high: 6,
    warnings: [],
  });
});

test("summarize(sorted, nothing) of a small sample says how many samples it needs", () => {
  expect(summarize([1, 2, 3], "nothing", 0.95)).toEqual({
    center: 2,
    low: Number.NEGATIVE_INFINITY,
    high: Number.POSITIVE_INFINITY,
    warnings: [{kind: "interval-needs-samples", samples: 6, confidence: 0.95}],
  });
  expect(summarize([1, 2, 3], "nothing", 1).warnings).toEqual([
    {kind: "interval-needs-samples", samples: undefined, confidence: 1},
  ]);
});

test("summarize(sorted, nothing) of five keeps its one finite end", () => {
  const {low, high} = summarize([1, 2, 3, 4, 5], "nothing", 0.95);
  expect([low, high]).toEqual([Number.NEGATIVE_INFINITY, 5]);
});

test("summarize(sorted, exact) gives the mode and the range, and says when values differ", () => {
  expect(summarize([4, 4, 4], "exact", 0.95)).toEqual({center: 4, low: 4, high: 4, warnings: []});
  expect(summarize([3, 4, 4], "exact", 0.95)).toEqual({
    center: 4,
    low: 3,
    high: 4,
    warnings: [{kind: "not-exact", low: 3, high: 4}],
  });
});

test("mode(sorted) takes the first of equally frequent values", () => {
  expect([[], [1], [1, 2], [1, 2, 2], [1, 1, 2, 2]].map(mode)).toEqual([NaN, 1, 1, 2, 1]);
});
