import {expect, test} from "vitest";
import {effectRates} from "./effect-rates.ts";

// The bench "ledger" counts over 2,000 benchmarks; here a margin covers what chance does to 200.
test.each([
  [20, 0.01],
  [20, 0.05],
  [1, 0.05],
])(
  "judgeEffects(rows) credits at most 1.5 %% of unchanged benchmarks over 100 entries of %i rows, at noise %d",
  (rows, noise) => {
    const unchanged = {journals: 200 / rows, entries: 100, benchmarks: rows, samples: 10, noise, factor: 1};
    expect(effectRates(unchanged, rows).credited).toBeLessThanOrEqual(0.015 + 0.015);
  },
);

test("judgeEffects(rows) finds at least 95 % of effects of 5 % at 1 % noise", () => {
  const real = {journals: 200, entries: 1, benchmarks: 20, samples: 10, noise: 0.01, factor: 1.05};
  expect(effectRates(real, 2).found).toBeGreaterThanOrEqual(0.95);
});
