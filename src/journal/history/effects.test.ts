import {describe, expect, test} from "vitest";
import {median} from "../../stats/samples/median.ts";
import type {MeasuredEffect} from "./effects.ts";
import {judgeEffects} from "./effects.ts";

const THRESHOLDS = {alpha: 0.05, leastChange: 0.02};
const middle = (samples: readonly number[]) => median(Float64Array.from(samples).sort());

/** Samples about two levels, within 1 %. */
function pair(from: number, to: number, n: number, more: Partial<MeasuredEffect> = {}): MeasuredEffect {
  const about = (level: number) =>
    Array.from({length: n}, (_, i) => level * (1 + (i - (n - 1) / 2) / (100 * n)));
  const [base, head] = [about(from), about(to)];
  return {base, head, from: middle(base), to: middle(head), isExact: false, ...more};
}

/** Samples about two levels, within 2.5 %. */
function scattered(from: number, to: number, n: number): MeasuredEffect {
  const about = (level: number) =>
    Array.from({length: n}, (_, i) => level * (1 + (i - (n - 1) / 2) / (20 * (n - 1))));
  const [base, head] = [about(from), about(to)];
  return {base, head, from: middle(base), to: middle(head), isExact: false};
}

const judged = (...rows: readonly MeasuredEffect[]) => judgeEffects(rows, THRESHOLDS);
const same = (count: number, n: number) => Array.from({length: count}, () => pair(100, 100.01, n));

test("judgeEffects(rows) gives ratio, interval, p and n of a row", () => {
  const [effect] = judged(pair(100, 80, 10));
  expect(effect).toEqual({
    from: expect.closeTo(100, 10),
    to: expect.closeTo(80, 10),
    ratio: expect.closeTo(0.8, 10),
    interval: {low: expect.closeTo(0.796, 2), high: expect.closeTo(0.804, 2)},
    p: expect.closeTo(0.0000108, 6),
    n: [10, 10],
    judgement: "moved",
    rows: 1,
  });
});

describe("judgeEffects(rows) judges a row", () => {
  test.each([
    ["moved", [pair(100, 80, 6)]],
    ["too-small", [pair(100, 101.5, 10)]],
    ["none", [pair(100, 100.01, 10)]],
    ["none", [pair(100, 100, 10)]],
    ["untestable", [pair(100, 80, 3)]],
    ["moved", [pair(36, 20, 2, {isExact: true})]],
    ["too-small", [pair(100, 101, 2, {isExact: true})]],
    // 6 samples a side give p=0.002 at best, and among 60 rows a single one must be below 0.05/60.
    ["uncertain", [pair(100, 80, 6), ...same(59, 6)]],
    ["moved", [pair(100, 80, 10), ...same(59, 10)]],
    // p=0.002, and the t-test is not certain at 0.05/500: 5 % beside samples that differ by 4 %.
    ["weak", [scattered(100, 106, 6)]],
    ["moved", [scattered(100, 120, 6)]],
  ] as const)("%s", (judgement, rows) => {
    expect(judged(...rows)[0]?.judgement).toBe(judgement);
  });

  test("of values without a ratio", () => {
    expect(judged(pair(100, Number.NaN, 10), pair(0, 5, 10)).map(({judgement}) => judgement)).toEqual([
      "none",
      "moved",
    ]);
  });
});

test("judgeEffects(rows) tests all rows of an entry together: many real ones pass where one alone would not", () => {
  const rows = [...Array.from({length: 30}, () => pair(100, 80, 6)), ...same(30, 6)];
  expect(judged(...rows).filter(({judgement}) => judgement === "moved")).toHaveLength(30);
});

test("judgeEffects([]) is empty", () => {
  expect(judged()).toEqual([]);
});
