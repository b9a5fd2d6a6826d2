import {expect, test} from "vitest";
import {mannWhitney} from "./mann-whitney.ts";
import {ratioInterval} from "./ratio-interval.ts";

/** Ten ascending values about a level, all different from those of another seed. */
const about = (level: number, seed: number): number[] =>
  Array.from({length: 10}, (_, i) => level * (1 + (i - 4.5) / 500 + seed / 7919));

test("ratioInterval(base, head, confidence) holds the ratio of the levels", () => {
  const {low, high} = ratioInterval(about(100, 0), about(50, 1), 0.95) ?? {low: 0, high: 0};
  expect(low).toBeLessThan(0.5);
  expect(low).toBeGreaterThan(0.49);
  expect(high).toBeGreaterThan(0.5);
  expect(high).toBeLessThan(0.51);
});

test("ratioInterval(base, head, confidence) leaves 1 out exactly where the U test is significant", () => {
  for (let step = 0; step < 40; step++) {
    const [base, head] = [about(100, 0), about(100 + step / 20, 1)];
    const {low, high} = ratioInterval(base, head, 0.95) ?? {low: 0, high: 0};
    const p = mannWhitney(base, head)?.p ?? 1;
    expect(low > 1 || high < 1, `step ${step}: p=${p}, ${low} to ${high}`).toBe(p <= 0.05);
  }
});

test("ratioInterval(base, head, confidence) bounds nothing with too few samples", () => {
  expect(ratioInterval([1, 2], [3, 4], 0.95)).toEqual({low: 0, high: Number.POSITIVE_INFINITY});
});

test.each([
  [[], [1]],
  [[0, 1], [1]],
  [[1], [-1, 1]],
])("ratioInterval(%j, %j, 0.95) is undefined", (base, head) => {
  expect(ratioInterval(base, head, 0.95)).toBeUndefined();
});
