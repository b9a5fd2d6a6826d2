import {choose} from "./binomial.ts";

/**
 * Difference of benchstat's binomials from the exact binomials, in units in the last place, for n = 21 to 30
 * and k = 0 to n. Above n = 20 its library uses the logarithm of the gamma function; its rounding errors
 * decide which of two equally likely order statistics enters a median's interval first, so the interval needs
 * the same errors. Recorded from go-moremath f10218a; the errors are the same with and without fused
 * multiply-add.
 */
// biome-ignore format: a row for each n
const NOISE: readonly (readonly number[])[] = [
  [0, 39, 31, 47, 11, 29, 71, 64, 18, 17, 22, 22, 17, 6, 78, 58, 29, 34, 47, 44, 39, 0],
  [0, -20, 12, 22, 9, 18, 12, 25, 34, -26, -26, 12, -6, -26, 24, 35, 3, 18, 37, 22, 26, -20, 0],
  [0, 0, -46, 30, -2, 25, 21, 3, 48, 27, -3, 4, 4, -21, 27, 33, 18, 9, 25, 15, 30, -31, 0, 0],
  [0, -74, -62, -123, -64, -42, -24, -59, -57, -43, -40, -73, -69, -53, -70, -43, -69, -48, -32, -42, -43, -123, -54, -74, 0],
  [0, 89, -1, 11, -34, 45, 36, 47, 20, 10, 3, 29, -12, -32, 29, 28, 10, 12, 62, 26, 45, -9, 11, 9, 89, 0],
  [0, -41, 29, -20, -59, -28, 8, -9, 11, -25, -52, -1, -5, -81, -5, -1, -32, -25, -2, 1, -7, -28, -30, -20, 40, -41, 0],
  [0, -53, -90, 2, -69, -55, -65, -61, -34, -40, -70, -77, -40, -79, -60, -40, -52, -54, -40, -42, -48, -74, -55, -52, 2, -79, -53, 0],
  [0, 101, 25, 4, 53, 19, 21, -10, 42, 24, 1, 14, 3, -12, 46, 6, 32, 14, 26, 24, 30, -1, 10, 19, 73, 4, 37, 101, 0],
  [0, 5, 82, 54, -17, 59, -27, 13, 0, 23, -5, 27, 12, -26, 45, 45, 6, 12, 27, 14, 23, -8, 25, 17, 117, 6, 54, 94, 5, 0],
  [0, 19, 7, 144, 40, -15, 51, 37, -8, 0, 16, 49, 40, -21, 34, 54, 51, 7, 40, 49, 45, 0, 25, 53, 78, 19, 67, 144, 21, 19, 0],
];
const FIRST_N = 21;

/** Counts the ways to choose k of n as benchstat computes them: exact up to n = 20, with its errors for n = 21 to 30. */
export function inexactChoose(n: number, k: number): number {
  return nudge(choose(n, k), NOISE[n - FIRST_N]?.[k] ?? 0);
}

/** Moves a positive double by so many units in the last place. */
function nudge(value: number, units: number): number {
  const float = new Float64Array([value]);
  const bits = new BigInt64Array(float.buffer);
  bits[0] = (bits[0] ?? 0n) + BigInt(units);
  return float[0] ?? Number.NaN;
}
