import type {PrefixSums} from "./level-starts.ts";
import {levelStarts, prefixSums, squares} from "./level-starts.ts";
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
 * place wins. Exact, by dynamic programming over right ends (Bellman 1961; Auger and Lawrence 1989), which keeps for each end
 * only places that are the best for some mean (Rigaill 2015): time grows with the number of cuts and little more than the length.
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
      : Math.max(0, squares(space.sums, 0, end)),
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

function fits({shortest, fixed}: Space, start: number, end: number): boolean {
  return end - start >= shortest || (fixed[start] === 1 && fixed[end] === 1);
}

/**
 * Extends the least costs of the values before each end by an additional cut; `origins` is where the last level begins.
 */
function addCut(costs: Float64Array, space: Space): {costs: Float64Array<ArrayBuffer>; origins: Int32Array} {
  const n = costs.length - 1;
  const {shortest, fixed, allowed} = space;
  const next = new Float64Array(n + 1).fill(Number.POSITIVE_INFINITY);
  const origins = new Int32Array(n + 1);
  const starts = levelStarts(costs, space.sums);
  let lastFixed = 0;
  for (let end = 1; end <= n; end++) {
    // A level cannot contain a fixed boundary.
    if (end > 1 && fixed[end - 1] === 1) {
      starts.clear();
      lastFixed = end - 1;
    }
    const start = end - shortest;
    if (start >= Math.max(1, lastFixed) && allowed[start] === 1) starts.add(start);
    const isShort = fixed[end] === 1 && lastFixed > start;
    const place = isShort ? lastFixed : starts.best(end);
    if (place < 1) continue;
    next[end] = starts.cost(place, end);
    origins[end] = place;
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
