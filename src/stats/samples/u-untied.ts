const remembered = new Map<number, Float64Array>();

/**
 * Returns the chance that U of the first sample is at most u (a whole number below n1·n2/2), for samples without equal values.
 * Sums and quotients are computed in benchstat's order, so that p is equal to the last bit:
 * that can decide whether a p is above a level.
 */
export function untiedTail(n1: number, n2: number, u: number): number {
  const tails = tailsOf(Math.min(n1, n2), Math.max(n1, n2));
  return tails[u] ?? Number.NaN;
}

/** Running sums of the distribution, from U = 0 to the middle. */
function tailsOf(small: number, large: number): Float64Array {
  const key = small * 64 + large;
  let tails = remembered.get(key);
  if (!tails) {
    tails = distribution(small, large, Math.floor((small * large) / 2));
    for (let u = 1; u < tails.length; u++) tails[u] = (tails[u - 1] ?? 0) + (tails[u] ?? 0);
    remembered.set(key, tails);
  }
  return tails;
}

/**
 * Mann and Whitney's recurrence over the largest value: it is of the first sample (of n, it then beats all m others)
 * or of the second. Only sizes n ≤ m are computed, the rest by symmetry: `row[n]` is the distribution for n and m.
 */
function distribution(small: number, large: number, limit: number): Float64Array {
  const certain = new Float64Array(limit + 1);
  certain[0] = 1;
  let row: Float64Array[] = [certain];
  for (let m = 1; m <= large; m++) {
    const next: Float64Array[] = [certain];
    for (let n = 1; n <= Math.min(small, m); n++) {
      const fewerFirst = next[n - 1] ?? certain;
      const fewerSecond = n < m ? row[n] : next[m - 1];
      next.push(step(n, m, fewerFirst, fewerSecond ?? certain));
    }
    row = next;
  }
  return row[small] ?? certain;
}

function step(n: number, m: number, fewerFirst: Float64Array, fewerSecond: Float64Array): Float64Array {
  const masses = new Float64Array(fewerFirst.length);
  for (let u = 0; u < masses.length; u++) {
    const left = u >= m ? n * (fewerFirst[u - m] ?? 0) : 0;
    masses[u] = (left + m * (fewerSecond[u] ?? 0)) / (n + m);
  }
  return masses;
}
