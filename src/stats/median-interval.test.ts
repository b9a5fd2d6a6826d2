import {readFileSync} from "node:fs";
import {expect, test} from "vitest";
import {choose} from "./binomial.ts";
import {medianInterval, samplesForInterval} from "./median-interval.ts";

const recorded = readFileSync(new URL("testdata/median-interval.tsv", import.meta.url), "utf8")
  .trimEnd()
  .split("\n")
  .slice(1)
  .map(line => line.split("\t").map(Number));

test("medianInterval(n, confidence) agrees with every recorded interval", () => {
  expect(recorded.length).toBe(1440);
  const wrong = recorded.filter(([confidence = 0, n = 0, low, high]) => {
    const interval = medianInterval(n, confidence);
    return interval.low !== low || interval.high !== high;
  });
  expect(wrong).toEqual([]);
});

test("medianInterval(n, confidence) holds the median as often as it promises", () => {
  for (let n = 6; n <= 30; n++) {
    const {low, high} = medianInterval(n, 0.95);
    let coverage = 0;
    for (let k = low; k < high; k++) coverage += choose(n, k) / 2 ** n;
    expect(coverage).toBeGreaterThanOrEqual(0.95);
  }
});

test.each([
  [0.95, 6],
  [0.99, 8],
  [0.9, 5],
  [0.999, 11],
  [0, 2],
  [1, undefined],
])("samplesForInterval(%d) is %j", (confidence, n) => {
  expect(samplesForInterval(confidence)).toBe(n);
});
