import {fusedMultiplyAdd} from "./fused-multiply-add.ts";

/**
 * Natural logarithm and exponential as Go computes them on amd64. JavaScript engines differ from it, and from
 * each other, in the last digit, which is visible in geometric means of numbers of different size.
 */

/** The logarithm of 2 in two parts: the low bits of the first are zero, so its products with exponents are exact. */
const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;

/** The coefficients of FreeBSD's e_log.c (Sun Microsystems, 1993), of odd and of even place. */
const ODD = [0.6666666666666735, 0.2857142874366239, 0.1818357216161805, 0.14798198605116586];
const EVEN = [0.3999999999940942, 0.22222198432149784, 0.15313837699209373];

/** The natural logarithm of a positive number; NaN below zero. */
export function goLog(x: number): number {
  if (!(x > 0) || x === Number.POSITIVE_INFINITY) return Math.log(x);
  const {fraction, exponent} = split(x);
  const f = fraction - 1;
  const s = f / (2 + f);
  const s2 = s * s;
  const s4 = s2 * s2;
  const r = s2 * horner(ODD, s4) + s4 * horner(EVEN, s4);
  const halfSquare = 0.5 * f * f;
  return exponent * LN2_HIGH - (halfSquare - (s * (halfSquare + r) + exponent * LN2_LOW) - f);
}

/** 1/8! to 1/1!. */
const TAYLOR = [40320, 5040, 720, 120, 24, 6, 2, 1].map(factorial => 1 / factorial);

/** e to the x; results that are not normal numbers are computed by the engine. */
export function goExp(x: number): number {
  if (!(Math.abs(x) < 700)) return Math.exp(x);
  const k = roundToEven(x * Math.LOG2E);
  // Remainder above k·ln 2, the constant again in two parts.
  let r = fusedMultiplyAdd(-0.693147180559663, k, x);
  r = fusedMultiplyAdd(-2.8235290563031577e-13, k, r) / 16;
  let sum = 0;
  for (const coefficient of TAYLOR) sum = fusedMultiplyAdd(sum, r, coefficient);
  // e^(r/16) - 1, then squared four times.
  let y = r * sum;
  for (let i = 0; i < 3; i++) y *= y + 2;
  return fusedMultiplyAdd(y + 2, y, 1) * 2 ** k;
}

/** x as fraction · 2^exponent with the fraction from √½ to √2. */
function split(x: number): {fraction: number; exponent: number} {
  let exponent = Math.floor(Math.log2(x));
  let fraction = x / 2 ** exponent;
  while (fraction >= Math.SQRT2) {
    fraction /= 2;
    exponent++;
  }
  while (fraction < Math.SQRT1_2) {
    fraction *= 2;
    exponent--;
  }
  return {fraction, exponent};
}

function horner(coefficients: readonly number[], x: number): number {
  return coefficients.reduceRight((sum, coefficient) => coefficient + x * sum, 0);
}

function roundToEven(x: number): number {
  const rounded = Math.round(x);
  return rounded - x === 0.5 && rounded % 2 !== 0 ? rounded - 1 : rounded;
}
