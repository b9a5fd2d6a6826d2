import {expect, test} from "vitest";
import {timeCounts} from "./time-counts.ts";

test("timeCounts(ticks) gives the quantiles and ranges that sorting gives", () => {
  let state = 7;
  const times = Array.from({length: 5000}, () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.round((state / 2_147_483_648) ** 6 * 400_000) / 1e4;
  });
  const counts = timeCounts(1e4);
  for (const time of times) counts.add(time);
  const sorted = times.toSorted((a, b) => a - b);
  for (const percent of [0, 1, 50, 90, 99, 99.9, 100])
    expect(counts.quantile(percent)).toBe(sorted[Math.max(1, Math.ceil((percent * 5000) / 100 - 1e-9)) - 1]);
  const buckets = counts.buckets();
  expect(buckets.reduce((sum, {count}) => sum + count, 0)).toBe(5000);
  for (const {from = -1, to, count} of buckets.slice(1))
    expect(times.filter(time => time > from && time <= to).length).toBe(count);
});
