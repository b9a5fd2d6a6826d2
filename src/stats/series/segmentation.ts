import type {LevelStarts, PrefixSums} from "./level-starts.ts";
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

/** The best segmentations of a series within its limits. */
export interface Segmentations extends Iterable<number[]> {
  /**
   * Returns the least weighted squares plus `price` for each cut that is not fixed, of any number of cuts: less q prices, it is
   * a lower bound of the squares with q cuts (Lagrange). Takes as long as one more number of cuts.
   */
  leastPriced(price: number): number;
}

/**
 * Iterates, for every number of cuts from the number of fixed cuts on, over the levels with the least weighted
 * squares about their means. Each is the list of places where the levels after the first begin, 0-based and
 * ascending; numbers of cuts that the limits do not allow are left out. Of equally good cuts the earlier
 * place wins. Exact, by dynamic programming over right ends (Bellman 1961; Auger and Lawrence 1989), which keeps for each end
 * only places that are the best for some mean (Rigaill 2015): time grows with the number of free cuts and little more than the
 * length. With a price for each cut, one pass suffices for all numbers of cuts (Maidstone and others 2017).
 */
export function segmentations(
  series: WeightedValues,
  {most, shortest, mayBegin, fixed = []}: SegmentationLimits,
): Segmentations {
  const n = series.values.length;
  const starts = new Set([0, ...fixed, n]);
  const sums = prefixSums(series);
  const space: Space = {
    sums,
    starts: levelStarts(sums),
    shortest,
    fixed: Uint8Array.from({length: n + 1}, (_, place) => (starts.has(place) ? 1 : 0)),
    allowed: Uint8Array.from({length: n}, (_, place) =>
      starts.has(place) || mayBegin?.(place) !== false ? 1 : 0,
    ),
  };
  return {
    [Symbol.iterator]: () => byCuts(space, most, fixed.length === 0),
    leastPriced: price => priceCuts(space, price)[n] ?? Number.POSITIVE_INFINITY,
  };
}

/** With `isWhole`, too few values for a level are a single one. */
function* byCuts(space: Space, most: number, isWhole: boolean): Generator<number[]> {
  const n = space.allowed.length;
  const cuts = [addCut(undefined, space)];
  if (isWhole) yield [];
  else if (isPossible(cuts.at(-1), n)) yield traceBack(cuts, space);
  for (let free = 1; free <= most; free++) {
    cuts.push(addCut(cuts.at(-1), space));
    if (isPossible(cuts.at(-1), n)) yield traceBack(cuts, space);
  }
}

/** Facts about the series for adding a cut. */
interface Space {
  readonly sums: PrefixSums;
  /** Starts of the last level; of one number of cuts after the other. */
  readonly starts: LevelStarts;
  readonly shortest: number;
  /** 1 at the fixed boundaries and at both ends. */
  readonly fixed: Uint8Array;
  /** 1 where a level may begin. */
  readonly allowed: Uint8Array;
}

/** The best levels before each end, with all fixed boundaries there and a number of free cuts. */
interface Cuts {
  /** Infinite where that is not possible. */
  readonly costs: Float64Array;
  /** Where the last level begins. */
  readonly origins: Int32Array;
}

function isPossible(cuts: Cuts | undefined, end: number): boolean {
  return cuts !== undefined && cuts.costs[end] !== Number.POSITIVE_INFINITY;
}

/** Extends the best levels before each end by a free cut. Without `before` there is no free cut. */
function addCut(before: Cuts | undefined, space: Space): Cuts {
  const cuts = noCuts(space);
  // The values before the first are no level and cost nothing.
  if (!before) cuts.costs[0] = 0;
  extend(cuts, space, before && {costs: before.costs, price: 0});
  return cuts;
}

/** Returns the least costs before each end of any number of free cuts. */
function priceCuts(space: Space, price: number): Float64Array {
  const cuts = noCuts(space);
  cuts.costs[0] = 0;
  extend(cuts, space, {costs: cuts.costs, price});
  return cuts.costs;
}

function noCuts({fixed}: Space): Cuts {
  return {
    costs: new Float64Array(fixed.length).fill(Number.POSITIVE_INFINITY),
    origins: new Int32Array(fixed.length),
  };
}

/**
 * Fills in the best levels before each end: the last level begins at a free cut after levels of `before`, or at the last fixed
 * boundary, which no level contains.
 */
function extend(
  {costs, origins}: Cuts,
  {sums, starts, shortest, fixed, allowed}: Space,
  before: {readonly costs: Float64Array; readonly price: number} | undefined,
): void {
  if (before) starts.begin(before.costs);
  let lastFixed = 0;
  for (let end = 1; end < fixed.length; end++) {
    if (end > 1 && fixed[end - 1] === 1) {
      starts.clear();
      lastFixed = end - 1;
    }
    const start = end - shortest;
    if (before && start > lastFixed && allowed[start] === 1) starts.add(start);
    const isLevel = start >= lastFixed || fixed[end] === 1;
    const atFixed = isLevel
      ? (costs[lastFixed] ?? 0) + Math.max(0, squares(sums, lastFixed, end))
      : Number.POSITIVE_INFINITY;
    const free = before ? starts.best(end) : 0;
    const atFree = before && free > 0 ? starts.cost(free, end) + before.price : Number.POSITIVE_INFINITY;
    costs[end] = Math.min(atFixed, atFree);
    origins[end] = atFree < atFixed ? free : lastFixed;
  }
}

/** Lists where the levels after the first begin, from the last on. */
function traceBack(cuts: readonly Cuts[], {fixed}: Space): number[] {
  const places: number[] = [];
  let free = cuts.length - 1;
  for (let end = fixed.length - 1; ; ) {
    end = cuts[free]?.origins[end] ?? 0;
    if (end === 0) return places.reverse();
    places.push(end);
    if (fixed[end] !== 1) free--;
  }
}
