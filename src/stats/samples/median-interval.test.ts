import {readFileSync} from "node:fs";
import fc from "fast-check";
import {expect, test} from "vitest";
import {choose} from "../distributions/binomial.ts";
import {medianInterval, samplesForInterval} from "./median-interval.ts";

const recorded = readFileSync(new URL("../testdata/median-interval.tsv", import.meta.url), "utf8")
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

test("medianInterval(n, confidence) is what summing the binomial distribution exactly gives", () => {
  const samples = fc.integer({min: 1, max: 30});
  // Away from sums of small binomials, where the recorded noise of the real tool decides.
  const level = fc.integer({min: 1, max: 99_989}).map(share => (share + 0.123) / 100_000);
  fc.assert(
    fc.property(samples, level, (n, confidence) => {
      const {low, high} = medianInterval(n, confidence);
      const wanted = confidence * 2 ** n;
      expect(sum(n, low, high)).toBeGreaterThanOrEqual(wanted);
      // One order statistic less, on the side that was added last, would not do.
      if (high - low > 1) {
        expect(Math.min(sum(n, low + 1, high), sum(n, low, high - 1))).toBeLessThan(wanted);
      }
    }),
    {numRuns: 2000},
  );
});

/** Ways in which the median of n lies between two order statistics, of 2^n. */
function sum(n: number, low: number, high: number): number {
  let ways = 0;
  for (let k = low; k < high; k++) ways += choose(n, k);
  return ways;
}

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
