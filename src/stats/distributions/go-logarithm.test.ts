import fc from "fast-check";
import {expect, test} from "vitest";
import {fusedMultiplyAdd} from "./fused-multiply-add.ts";
import {goExp, goLog} from "./go-logarithm.ts";

test("goLog(x) and goExp(x) are the engine's but for the last digits", () => {
  fc.assert(
    fc.property(fc.double({min: 1e-300, max: 1e300, noNaN: true}), x => {
      const log = goLog(x);
      expect(Math.abs(log - Math.log(x))).toBeLessThanOrEqual(Math.abs(Math.log(x)) * 4e-16);
      expect(Math.abs(goExp(log) / Math.exp(log) - 1)).toBeLessThanOrEqual(1e-15);
    }),
  );
});

test("goLog(x) keeps the exact and the odd values", () => {
  expect([1, 0, -1, Number.POSITIVE_INFINITY, 5e-324].map(goLog)).toEqual([
    0,
    Number.NEGATIVE_INFINITY,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    Math.log(5e-324),
  ]);
  expect([0, Number.NEGATIVE_INFINITY, 1000].map(goExp)).toEqual([1, 0, Number.POSITIVE_INFINITY]);
});

test("fusedMultiplyAdd(a, b, c) rounds once, as exact arithmetic does", () => {
  const numbers = fc.double({min: -1e6, max: 1e6, noNaN: true}).filter(x => x === 0 || Math.abs(x) > 1e-6);
  fc.assert(
    fc.property(numbers, numbers, numbers, (a, b, c) => {
      expect(fusedMultiplyAdd(a, b, c) + 0).toBe(exactly(a, b, c));
    }),
    {numRuns: 2000},
  );
});

/** All doubles here are whole multiples of 2^-100: integers of that unit, and one rounding by Number. */
function exactly(a: number, b: number, c: number): number {
  const unit = 2n ** 100n;
  const whole = (x: number) => BigInt(x * 2 ** 100);
  return toNumber(whole(a) * whole(b) + whole(c) * unit);
}

/** A fraction over 2^200, rounded to the nearest double; Number() rounds a big integer correctly. */
function toNumber(numerator: bigint): number {
  return Number(numerator) * 2 ** -200;
}
