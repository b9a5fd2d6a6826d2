/**
 * Returns for every p whether it passes the Benjamini–Hochberg procedure at level `alpha`: of m tests the k
 * smallest pass, k being the largest rank whose p is at most k·alpha/m. The expected share of false results
 * among those that pass is then at most alpha. Source: Benjamini and Hochberg, Journal of the Royal
 * Statistical Society B 57 (1995), section 3.1.
 */
export function benjaminiHochberg(ps: readonly number[], alpha: number): boolean[] {
  const ascending = ps.toSorted((a, b) => a - b);
  const rank = ascending.findLastIndex((p, i) => p <= ((i + 1) * alpha) / ps.length);
  const limit = ascending[rank];
  return ps.map(p => limit !== undefined && p <= limit);
}
