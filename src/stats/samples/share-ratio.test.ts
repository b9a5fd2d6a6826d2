import {expect, test} from "vitest";
import {shareRatioInterval} from "./share-ratio.ts";

test("shareRatioInterval(base, head) is the logarithmic interval of a ratio of binomials", () => {
  // ln(0.5) ± 1.959964 · sqrt(1/100 - 1/1000 + 1/50 - 1/1000)
  const interval = shareRatioInterval({within: 100, count: 1000}, {within: 50, count: 1000});
  expect(interval?.low).toBeCloseTo(0.5 * Math.exp(-1.959964 * Math.sqrt(0.028)), 12);
  expect(interval?.high).toBeCloseTo(0.5 * Math.exp(1.959964 * Math.sqrt(0.028)), 12);
});

test("shareRatioInterval(base, head) has no interval from or to nothing, and none to spare for everything", () => {
  expect(shareRatioInterval({within: 0, count: 10}, {within: 5, count: 10})).toBeUndefined();
  expect(shareRatioInterval({within: 5, count: 10}, {within: 0, count: 10})).toBeUndefined();
  expect(shareRatioInterval({within: 10, count: 10}, {within: 10, count: 10})).toEqual({low: 1, high: 1});
});
