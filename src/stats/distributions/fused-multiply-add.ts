/** 2^27 + 1 splits a double into halves whose products are exact. */
const SPLITTER = 134217729;

const float = new Float64Array(1);
const bits = new BigInt64Array(float.buffer);

/**
 * Returns a·b + c rounded once, for numbers far from overflow and underflow.
 * Source: Boldo and Melquiond, "Emulation of FMA and correctly rounded sums: proved algorithms using rounding to odd", 2008.
 */
export function fusedMultiplyAdd(a: number, b: number, c: number): number {
  const product = a * b;
  const productError = multiplicationError(a, b, product);
  const low = c + productError;
  const lowError = additionError(c, productError, low);
  const high = product + low;
  const highError = additionError(product, low, high);
  return high + addToOdd(lowError, highError);
}

/** Rounding error of `product` = a·b, by Dekker's algorithm. */
function multiplicationError(a: number, b: number, product: number): number {
  const aHigh = upperHalf(a);
  const bHigh = upperHalf(b);
  const aLow = a - aHigh;
  const bLow = b - bHigh;
  return aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
}

function upperHalf(value: number): number {
  const scaled = SPLITTER * value;
  return scaled - (scaled - value);
}

/** Rounding error of `sum` = a + b, by Knuth's algorithm. */
function additionError(a: number, b: number, sum: number): number {
  const bPart = sum - a;
  return a - (sum - bPart) + (b - bPart);
}

/** a + b; if inexact, rounded to the neighbour with an odd last bit, so that rounding once more is correct. */
function addToOdd(a: number, b: number): number {
  const sum = a + b;
  const error = additionError(a, b, sum);
  if (error === 0) return sum;
  float[0] = sum;
  const pattern = bits[0] ?? 0n;
  if (pattern % 2n === 0n) bits[0] = pattern + (error > 0 === sum > 0 ? 1n : -1n);
  return float[0] ?? sum;
}
