import type {WeightedValues} from "./levels.ts";

/** Constraints of a segmentation. */
export interface SegmentationLimits {
  /** Maximum number of cuts, without fixed cuts. */
  readonly most: number;
  /**
   * Minimum number of values in a level; a level between fixed boundaries, or between an end and a fixed
   * boundary, may have fewer.
   */
  readonly shortest: number;
  /** True if a level may begin at this place; every place if omitted. Not called for fixed boundaries. */
  readonly mayBegin?: (place: number) => boolean;
  /** Places at which a level must begin, ascending and above 0. */
  readonly fixed?: readonly number[];
}

/**
 * Yields, for every number of cuts from the number of fixed cuts on, the levels with the least weighted
 * squares about their means. Each is the list of places where the levels after the first begin, 0-based and
 * ascending; numbers of cuts that the limits do not allow are left out. Of equally good cuts the earlier
 * place wins. Exact, by dynamic programming over right ends (Bellman 1961; Auger and Lawrence 1989): time
 * grows with the number of cuts and with the square of the length.
 */
export function* segmentations(
  series: WeightedValues,
  {most, shortest, mayBegin, fixed = []}: SegmentationLimits,
): Generator<number[]> {
  const n = series.values.length;
  const starts = new Set([0, ...fixed, n]);
  const space: Space = {
    sums: prefixSums(series),
    shortest,
    fixed: Uint8Array.from({length: n + 1}, (_, place) => (starts.has(place) ? 1 : 0)),
    allowed: Uint8Array.from({length: n}, (_, place) =>
      starts.has(place) || mayBegin?.(place) !== false ? 1 : 0,
    ),
  };
  let costs = Float64Array.from({length: n + 1}, (_, end) =>
    fixed.some(place => place < end) || !fits(space, 0, end)
      ? Number.POSITIVE_INFINITY
      : squares(space.sums, 0, end),
  );
  const origins: Int32Array[] = [];
  if (fixed.length === 0) yield [];
  for (let cuts = 1; cuts <= most + fixed.length; cuts++) {
    const next = addCut(costs, space);
    costs = next.costs;
    origins.push(next.origins);
    if (cuts >= fixed.length && costs[n] !== Number.POSITIVE_INFINITY) yield traceBack(origins, n);
  }
}

/** Facts about the series for adding a cut. */
interface Space {
  readonly sums: PrefixSums;
  readonly shortest: number;
  /** 1 at the fixed boundaries and at both ends. */
  readonly fixed: Uint8Array;
  /** 1 where a level may begin. */
  readonly allowed: Uint8Array;
}

/** Running sums of the weights, the weighted values and their squares, about the first value to cancel fewer digits. */
interface PrefixSums {
  readonly weight: Float64Array;
  readonly first: Float64Array;
  readonly second: Float64Array;
}

function prefixSums({values, weights}: WeightedValues): PrefixSums {
  const n = values.length;
  const weight = new Float64Array(n + 1);
  const first = new Float64Array(n + 1);
  const second = new Float64Array(n + 1);
  const origin = values[0] ?? 0;
  for (let i = 0; i < n; i++) {
    const value = (values[i] ?? Number.NaN) - origin;
    const share = weights[i] ?? 0;
    weight[i + 1] = (weight[i] ?? 0) + share;
    first[i + 1] = (first[i] ?? 0) + share * value;
    second[i + 1] = (second[i] ?? 0) + share * value * value;
  }
  return {weight, first, second};
}

/** Σw(x - mean)² of the values from `start` to before `end`: Σwx² - (Σwx)²/Σw. */
function squares({weight, first, second}: PrefixSums, start: number, end: number): number {
  const sum = (first[end] ?? 0) - (first[start] ?? 0);
  const total = (weight[end] ?? 0) - (weight[start] ?? 0);
  return Math.max(0, (second[end] ?? 0) - (second[start] ?? 0) - (sum * sum) / total);
}

function fits({shortest, fixed}: Space, start: number, end: number): boolean {
  return end - start >= shortest || (fixed[start] === 1 && fixed[end] === 1);
}

/**
 * Extends the least costs of the values before each end by an additional cut; `origins` is where the last level begins.
 */
function addCut(costs: Float64Array, space: Space): {costs: Float64Array<ArrayBuffer>; origins: Int32Array} {
  const n = costs.length - 1;
  const next = new Float64Array(n + 1);
  const origins = new Int32Array(n + 1);
  for (let end = 0; end <= n; end++) next[end] = cutBefore(costs, space, end, origins);
  return {costs: next, origins};
}

/**
 * Returns the least cost of the values before `end` with an additional cut, and sets its place in `origins`.
 */
function cutBefore(
  costs: Float64Array,
  {sums: {weight, first, second}, shortest, fixed, allowed}: Space,
  end: number,
  origins: Int32Array,
): number {
  const [weightSum = 0, firstSum = 0, secondSum = 0] = [weight[end], first[end], second[end]];
  let least = Number.POSITIVE_INFINITY;
  for (let place = end - 1; place >= 1; place--) {
    const sum = firstSum - (first[place] ?? 0);
    const level = secondSum - (second[place] ?? 0) - (sum * sum) / (weightSum - (weight[place] ?? 0));
    // A level that begins earlier has even larger squares.
    if (level > least) break;
    const long = end - place >= shortest || (fixed[place] === 1 && fixed[end] === 1);
    const cost = (costs[place] ?? 0) + Math.max(0, level);
    if (long && cost <= least && allowed[place] === 1 && cost !== Number.POSITIVE_INFINITY) {
      least = cost;
      origins[end] = place;
    }
    // A level cannot contain a fixed boundary.
    if (fixed[place] === 1) break;
  }
  return least;
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
