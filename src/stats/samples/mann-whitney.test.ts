import {readFileSync} from "node:fs";
import fc from "fast-check";
import {expect, test} from "vitest";
import {leastP, mannWhitney} from "./mann-whitney.ts";

const recorded = readFileSync(new URL("../testdata/u-test.psv", import.meta.url), "utf8")
  .trimEnd()
  .split("\n")
  .map(line => {
    const [first = "", second = "", p = "", u = ""] = line.split("|");
    return {first: numbers(first), second: numbers(second), p, u};
  });

function numbers(text: string): Float64Array {
  return Float64Array.from(text.split(" "), Number).sort();
}

test("mannWhitney(first, second) is bit-equal to the recorded tests without ties or with up to 20 values", () => {
  const exact = recorded.filter(({first, second, p}) => {
    const values = new Set([...first, ...second]);
    const tied = values.size < first.length + second.length;
    const n = Math.max(first.length, second.length);
    return p !== "all samples are equal" && (tied ? first.length + second.length <= 20 : n <= 50);
  });
  expect(exact.length).toBeGreaterThan(1000);
  const wrong = exact.filter(({first, second, p, u}) => {
    const result = mannWhitney(first, second);
    return result?.p !== Number(p) || result.u !== Number(u);
  });
  expect(wrong).toEqual([]);
});

test("mannWhitney(first, second) agrees with every recorded test to 1e-11", () => {
  const wrong = recorded.filter(({first, second, p, u}) => {
    const result = mannWhitney(first, second);
    if (p === "all samples are equal") return result !== undefined;
    return (
      !result || Math.abs(result.p - Number(p)) > 1e-11 * Math.max(Number(p), 1e-3) || result.u !== Number(u)
    );
  });
  expect(wrong).toEqual([]);
});

test("mannWhitney(first, second) counts as enumerating every deal of the values does", () => {
  const sample = fc.array(fc.integer({min: 0, max: 4}), {minLength: 1, maxLength: 6});
  fc.assert(
    fc.property(sample, sample, (a, b) => {
      // Two groups of equal values follow benchstat's closed form, which is tested by the recorded answers.
      fc.pre(new Set([...a, ...b]).size > 2);
      const result = mannWhitney(Float64Array.from(a).sort(), Float64Array.from(b).sort());
      const u = uOf(a, b);
      const expected =
        2 * u === a.length * b.length ? 1 : 2 * tail(a, b, Math.min(u, a.length * b.length - u));
      expect(result?.u).toBe(u);
      expect(result?.p).toBeCloseTo(expected, 12);
    }),
    {numRuns: 300},
  );
});

/** Pairs in which the first sample's value is larger, equal ones counted half. */
function uOf(first: readonly number[], second: readonly number[]): number {
  let u = 0;
  for (const a of first) for (const b of second) u += a > b ? 1 : a === b ? 0.5 : 0;
  return u;
}

/** The share of all ways to deal the values in which U of the first sample is at most u. */
function tail(first: readonly number[], second: readonly number[], u: number): number {
  const values = [...first, ...second];
  let below = 0;
  let all = 0;
  for (let mask = 0; mask < 2 ** values.length; mask++) {
    const a = values.filter((_, i) => (mask >> i) & 1);
    if (a.length !== first.length) continue;
    all++;
    if (
      uOf(
        a,
        values.filter((_, i) => !((mask >> i) & 1)),
      ) <= u
    )
      below++;
  }
  return below / all;
}

test("mannWhitney(first, second) keeps benchstat's p above 1 and p of 0 for tied samples of unequal size", () => {
  expect(mannWhitney([3], [2, 2, 2, 2, 2, 2, 2])?.p).toBe(1.75);
  expect(mannWhitney([5, 5, 5, 5, 5, 9], [1, 1, 1, 1, 1, 1, 1, 1, 2])?.p).toBe(0);
});

test("mannWhitney(first, second) has nothing to say when all values are equal", () => {
  expect(mannWhitney([1, 1], [1, 1, 1])).toBeUndefined();
  const many = new Float64Array(60).fill(2);
  expect(mannWhitney(many, many)).toBeUndefined();
});

test("mannWhitney(first, second) refuses NaN instead of ranking it", () => {
  expect(() => mannWhitney([1, Number.NaN], [2])).toThrow("expected numbers, got NaN");
});

test("mannWhitney(first, second) takes infinite values as values", () => {
  expect(mannWhitney([1, 2, 3], [4, 5, Number.POSITIVE_INFINITY])?.p).toBeCloseTo(0.1, 15);
});

test("leastP(n) falls with n, exactly as benchstat's table has it", () => {
  expect([1, 2, 3, 4, 5, 9].map(leastP)).toEqual([
    1, 0.3333333333333333, 0.1, 0.02857142857142857, 0.007936507936507936, 4.113533525298231e-5,
  ]);
});
