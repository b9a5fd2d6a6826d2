/** Pascal's triangle up to 50; the largest entry, choose(50, 25) = 1.26e14, is exact as a double. */
const MAX_N = 50;
const TRIANGLE = pascal(MAX_N);

/** The exact number of ways to choose k of n, for n up to 50; 0 outside 0 ≤ k ≤ n. */
export function choose(n: number, k: number): number {
  if (k < 0 || k > n) return 0;
  const value = TRIANGLE[n]?.[k];
  if (value === undefined) throw new RangeError(`choose: expected n up to ${MAX_N}, got ${n}`);
  return value;
}

function pascal(max: number): Float64Array[] {
  const rows = [new Float64Array([1])];
  for (let n = 1; n <= max; n++) {
    const above = rows[n - 1] ?? new Float64Array();
    rows.push(Float64Array.from({length: n + 1}, (_, k) => (above[k - 1] ?? 0) + (above[k] ?? 0)));
  }
  return rows;
}
