import fc from "fast-check";
import {expect, test} from "vitest";
import {formatFixed, formatShortest, formatSigned} from "./go-number.ts";

test.each([
  [100.25, 1, "100.2"],
  [100.75, 1, "100.8"],
  [0.0625, 3, "0.062"],
  [0.1875, 3, "0.188"],
  [2.5, 0, "2"],
  [3.5, 0, "4"],
  [0.5, 0, "0"],
  [1.005, 2, "1.00"],
  [0.125, 2, "0.12"],
  [-0.001, 2, "-0.00"],
  [-0, 2, "-0.00"],
  [1e21, 2, "1000000000000000000000.00"],
  [1.5e300, 0, `${BigInt(1.5e300)}`],
  [Number.NaN, 2, "NaN"],
  [Number.POSITIVE_INFINITY, 0, "+Inf"],
  [Number.NEGATIVE_INFINITY, 0, "-Inf"],
])("formatFixed(%d, %d) is %s", (value, decimals, text) => {
  expect(formatFixed(value, decimals)).toBe(text);
});

test("formatFixed(value, decimals) agrees with exact decimal arithmetic", () => {
  const halves = fc
    .tuple(fc.integer({min: 0, max: 1e6}), fc.integer({min: 0, max: 12}))
    .map(([n, bits]) => n / 2 ** bits);
  const values = fc.oneof(halves, fc.double({min: 0, max: 1e12, noNaN: true}));
  fc.assert(
    fc.property(values, fc.integer({min: 0, max: 10}), (value, decimals) => {
      expect(formatFixed(value, decimals)).toBe(exactFixed(value, decimals));
    }),
    {numRuns: 2000},
  );
});

/** Slow and obviously right: the double as a fraction of integers, rounded half to even. */
function exactFixed(value: number, decimals: number): string {
  const scale = 1074n;
  let mantissa = value;
  let shift = 0n;
  while (!Number.isInteger(mantissa)) {
    mantissa *= 2;
    shift++;
    if (shift > scale) throw new Error("not a double");
  }
  const numerator = BigInt(mantissa) * 10n ** BigInt(decimals);
  const denominator = 1n << shift;
  let quotient = numerator / denominator;
  const rest = (numerator % denominator) * 2n;
  if (rest > denominator || (rest === denominator && quotient % 2n === 1n)) quotient++;
  const digits = String(quotient).padStart(decimals + 1, "0");
  return decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

test.each([
  [0, 2, "+0.00"],
  [-0.001, 2, "-0.00"],
  [12.345, 2, "+12.35"],
  [-12.344, 2, "-12.34"],
  [Number.POSITIVE_INFINITY, 2, "+Inf"],
])("formatSigned(%d, %d) is %s", (value, decimals, text) => {
  expect(formatSigned(value, decimals)).toBe(text);
});

test.each([
  [999999, "999999"],
  [100000, "100000"],
  [1000000, "1e+06"],
  [1234567, "1.234567e+06"],
  [0.0001, "0.0001"],
  [0.00001, "1e-05"],
  [7.000000000000001e-9, "7.000000000000001e-09"],
  [1e100, "1e+100"],
  [-1.5, "-1.5"],
  [0, "0"],
  [-0, "-0"],
  [0.95, "0.95"],
  [Number.NaN, "NaN"],
  [Number.POSITIVE_INFINITY, "+Inf"],
])("formatShortest(%d) is %s", (value, text) => {
  expect(formatShortest(value)).toBe(text);
});
