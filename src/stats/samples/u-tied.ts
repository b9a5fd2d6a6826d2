import {choose} from "../distributions/binomial.ts";

/** Maximum cached results; whole files repeat few patterns of ties. */
const MAX_REMEMBERED = 20_000;
const remembered = new Map<string, number>();

/**
 * Returns the chance that U of the first sample is at most half of `twiceU`, given how many values are equal to each other:
 * `ties` lists the sizes of the groups in ascending order of value, 1 for a single value, at least two groups.
 * The ways to deal the values to both samples are counted exactly; their number stays below 2^53 for up to 50 values.
 */
export function tiedTail(n1: number, ties: readonly number[], twiceU: number): number {
  const key = `${n1},${twiceU},${ties.join()}`;
  let tail = remembered.get(key);
  if (tail === undefined) {
    const n = ties.reduce((sum, size) => sum + size, 0);
    const ways = ties.length === 2 ? countTwoGroups(n1, ties, twiceU) : countDeals(n1, n, ties, twiceU);
    tail = ways / choose(n, n1);
    if (remembered.size >= MAX_REMEMBERED) remembered.clear();
    remembered.set(key, tail);
  }
  return tail;
}

/**
 * Two groups have a closed form. benchstat's divides toward zero where it should round down, and so keeps a deal
 * too many when U is below the least attainable value: p=1.750 for {3} against seven 2s. This function does the same.
 */
function countTwoGroups(n1: number, ties: readonly number[], twiceU: number): number {
  const [low = 0, high = 0] = ties;
  const last = Math.trunc((twiceU - n1 * (low - n1)) / (low + high));
  let ways = 0;
  for (let r = Math.max(0, n1 - low); r <= last; r++) ways += choose(low, n1 - r) * choose(high, r);
  return ways;
}

/**
 * Deals group after group: `ways[a * width + s]` counts the deals in which `a` values so far are of the first sample
 * and twice their U is `s`. A group of t values, r of them first, above b values of the second sample,
 * adds r·(2b + t - r).
 */
function countDeals(n1: number, n: number, ties: readonly number[], twiceU: number): number {
  const width = twiceU + 1;
  const ways = new Float64Array((n1 + 1) * width);
  ways[0] = 1;
  let below = 0;
  for (const size of ties) {
    // Rows are filled from the top, so that the rows a group is dealt from are still those before it.
    const least = Math.max(1, below + size - (n - n1));
    for (let a = Math.min(n1, below + size); a >= least; a--) {
      for (let r = Math.max(1, a - below); r <= Math.min(size, a); r++) {
        const second = below - (a - r);
        const shift = r * (2 * second + size - r);
        addShifted(ways, a * width, (a - r) * width, shift, width, choose(size, r));
      }
    }
    below += size;
  }
  let sum = 0;
  for (let s = 0; s < width; s++) sum += ways[n1 * width + s] ?? 0;
  return sum;
}

/** Adds a row, moved right and weighted, to another. */
function addShifted(
  ways: Float64Array,
  target: number,
  source: number,
  shift: number,
  width: number,
  weight: number,
): void {
  for (let s = shift; s < width; s++) {
    const index = target + s;
    ways[index] = (ways[index] ?? 0) + weight * (ways[source + s - shift] ?? 0);
  }
}
