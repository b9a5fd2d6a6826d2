import {studentTwoSided} from "../distributions/student.ts";

/**
 * Returns p of the two-sided t-test of two samples with a common variance; of their logarithms if all values are positive, so
 * that it tests the ratio. 1 if neither has two values; 0 for different samples that do not vary at all.
 * Source: Student, Biometrika 6 (1908).
 */
export function studentTest(base: ArrayLike<number>, head: ArrayLike<number>): number {
  const all = [base, head].map(samples => Array.from(samples));
  const isPositive = all.every(samples => samples.every(value => value > 0));
  const [before, after] = all.map(samples => spreadOf(isPositive ? samples.map(Math.log) : samples));
  if (!before || !after) return 1;
  const freedom = before.n + after.n - 2;
  if (!(freedom >= 1) || before.n === 0 || after.n === 0) return 1;
  if (before.mean === after.mean) return 1;
  const variance = (before.squares + after.squares) / freedom;
  const t = (after.mean - before.mean) / Math.sqrt(variance * (1 / before.n + 1 / after.n));
  return variance === 0 ? 0 : studentTwoSided(t, freedom);
}

function spreadOf(values: readonly number[]): {n: number; mean: number; squares: number} {
  const n = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  return {n, mean, squares: values.reduce((sum, value) => sum + (value - mean) ** 2, 0)};
}
