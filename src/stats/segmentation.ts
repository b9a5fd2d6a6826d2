/** What a segmentation may look like. */
export interface SegmentationLimits {
  /** How many cuts at most. */
  readonly most: number;
  /** How many values a level has at least. */
  readonly shortest: number;
  /** Whether a level may begin at this place; every place when left out. */
  readonly mayBegin?: (place: number) => boolean;
}

/**
 * Cuts values into levels so that the squares about the levels' means are least, for every number of cuts from 0 on.
 * Each answer is where the levels after the first begin, 0-based and ascending; numbers of cuts that the limits do not
 * allow have none. Of equally good cuts the earlier place wins. Exact, by dynamic programming over right ends
 * (Bellman 1961; Auger and Lawrence 1989): time grows with `most` and with the square of the length.
 */
export function segmentations(values: ArrayLike<number>, limits: SegmentationLimits): number[][] {
  const n = values.length;
  const sums = prefixSums(values);
  const allowed = Uint8Array.from({length: n}, (_, place) => (limits.mayBegin?.(place) === false ? 0 : 1));
  let costs = Float64Array.from({length: n + 1}, (_, end) =>
    end < limits.shortest ? Number.POSITIVE_INFINITY : squares(sums, 0, end),
  );
  const origins: Int32Array[] = [];
  const found: number[][] = [[]];
  for (let cuts = 1; cuts <= limits.most; cuts++) {
    const next = addCut(costs, sums, allowed, limits.shortest);
    costs = next.costs;
    origins.push(next.origins);
    if (costs[n] !== Number.POSITIVE_INFINITY) found.push(traceBack(origins, n));
  }
  return found;
}

/** Running sums of the values and of their squares, about the first value so that fewer digits cancel. */
interface PrefixSums {
  readonly first: Float64Array;
  readonly second: Float64Array;
}

function prefixSums(values: ArrayLike<number>): PrefixSums {
  const n = values.length;
  const first = new Float64Array(n + 1);
  const second = new Float64Array(n + 1);
  const origin = values[0] ?? 0;
  for (let i = 0; i < n; i++) {
    const value = (values[i] ?? Number.NaN) - origin;
    first[i + 1] = (first[i] ?? 0) + value;
    second[i + 1] = (second[i] ?? 0) + value * value;
  }
  return {first, second};
}

/** Σ(x - mean)² of the values from `start` to before `end`: Σx² - (Σx)²/n. */
function squares({first, second}: PrefixSums, start: number, end: number): number {
  const sum = (first[end] ?? 0) - (first[start] ?? 0);
  return Math.max(0, (second[end] ?? 0) - (second[start] ?? 0) - (sum * sum) / (end - start));
}

/** From the least cost of the values before each end with some cuts, that with one more, and where the last level begins. */
function addCut(
  costs: Float64Array,
  sums: PrefixSums,
  allowed: Uint8Array,
  shortest: number,
): {costs: Float64Array<ArrayBuffer>; origins: Int32Array} {
  const n = costs.length - 1;
  const next = new Float64Array(n + 1).fill(Number.POSITIVE_INFINITY);
  const origins = new Int32Array(n + 1);
  for (let end = 2 * shortest; end <= n; end++) {
    let least = Number.POSITIVE_INFINITY;
    let origin = 0;
    for (let place = end - shortest; place >= shortest; place--) {
      const level = squares(sums, place, end);
      // A level that begins earlier still has larger squares.
      if (level > least) break;
      if (allowed[place] === 0) continue;
      const cost = (costs[place] ?? Number.POSITIVE_INFINITY) + level;
      if (cost <= least) {
        least = cost;
        origin = place;
      }
    }
    next[end] = least;
    origins[end] = origin;
  }
  return {costs: next, origins};
}

function traceBack(origins: readonly Int32Array[], n: number): number[] {
  const places: number[] = [];
  let end = n;
  for (const origin of origins.toReversed()) {
    end = origin[end] ?? 0;
    places.unshift(end);
  }
  return places;
}
