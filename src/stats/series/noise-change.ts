import {studentTwoSided} from "../distributions/student.ts";
import {median} from "../samples/median.ts";
import {stretches} from "./levels.ts";
import {DEVIATION_OF_MEAN_DISTANCE, medianOf} from "./noise.ts";

/** Significance level, after the correction for the places that were searched. */
const NOISE_CHANGE_ALPHA = 0.005;

/** Smaller changes of the noise, either way, make no difference to a reader. */
const LEAST_RATIO = 2;

/** Each side has 40 % of the points, but at least 4; 8 are always enough. */
const LEAST_SIDE = 4;
const ENOUGH_SIDE = 8;
const SIDE_SHARE = 0.4;

/** In long series only every second place, or third, and so on, is tried. */
const MOST_PLACES = 48;

/** Distances beyond this many medians are outliers and count as no more. */
const MOST_MEDIANS = 3;

/** Squared coefficient of variation of the distance of normal values from their mean: π/2 - 1. */
const NORMAL_VARIATION = Math.PI / 2 - 1;

/** A place from which on points vary more, or less, about their levels. */
export interface NoiseChange {
  /** First place with the new noise, 0-based. */
  readonly place: number;
  /** Standard deviations of a point about its level before and from that place on; 0.01 is 1 %. */
  readonly before: number;
  readonly after: number;
  /** Two-sided chance of such a change in a series with equal noise, times the places that were searched; at most 1. */
  readonly p: number;
}

/**
 * Finds where the noise of a series changed by a factor of 2 or more: the place at which the mean distances from the levels'
 * medians differ most, by a t-test of their logarithms (after Levene's test), with the variation of distances that the
 * series shows. Values are logarithms; `floor` is the least noise that points can have. Undefined if there is no such place.
 */
export function findNoiseChange(
  values: Float64Array,
  boundaries: readonly number[],
  floor: number,
): NoiseChange | undefined {
  const distances = levelDistances(values, boundaries, floor);
  const n = distances.distances.length;
  const least = Math.min(ENOUGH_SIDE, Math.max(LEAST_SIDE, Math.floor(SIDE_SHARE * n)));
  const stride = Math.max(1, Math.ceil((n + 1 - 2 * least) / MOST_PLACES));
  let best: Split | undefined;
  let places = 0;
  for (let at = least; at <= n - least; at += stride, places++) {
    const split = compareSides(distances, at);
    if (!best || Math.abs(split.t) > Math.abs(best.t)) best = split;
  }
  if (!best) return undefined;
  const p = Math.min(1, studentTwoSided(best.t, n - 2) * places);
  const {place, before, after} = best;
  return p < NOISE_CHANGE_ALPHA && Math.max(before / after, after / before) >= LEAST_RATIO
    ? {place, before, after, p}
    : undefined;
}

/** Distances of points from the medians of their levels, as large as if the medians had not been fitted to them. */
interface Distances {
  /** Places of the points in the series, ascending. */
  readonly places: Int32Array;
  readonly distances: Float64Array;
  /** Indices of the distances, the smallest distance first. */
  readonly order: Uint32Array;
}

/** Levels of a single point have no distance. */
function levelDistances(values: Float64Array, boundaries: readonly number[], floor: number): Distances {
  const levels = stretches(values.length, boundaries).filter(({start, end}) => end - start >= 2);
  const found = levels.flatMap(({start, end}) => {
    const level = values.subarray(start, end);
    const middle = medianOf(level);
    const fitted = Math.sqrt(level.length / (level.length - 1));
    return Array.from(level, value => Math.hypot((value - middle) * fitted, floor));
  });
  const distances = Float64Array.from(found);
  const order = Uint32Array.from(distances.keys());
  return {
    places: Int32Array.from(
      levels.flatMap(({start, end}) => Array.from({length: end - start}, (_, i) => start + i)),
    ),
    distances,
    order: order.sort((a, b) => (distances[a] ?? 0) - (distances[b] ?? 0)),
  };
}

interface Split {
  readonly place: number;
  readonly t: number;
  readonly before: number;
  readonly after: number;
}

function compareSides(all: Distances, at: number): Split {
  const n = all.distances.length;
  const [before, after] = [meanDistance(all, 0, at), meanDistance(all, at, n)];
  const variation = Math.max(NORMAL_VARIATION, (before.squares + after.squares) / (n - 2));
  return {
    place: all.places[at] ?? 0,
    t: Math.log(after.mean / before.mean) / Math.sqrt(variation * (1 / at + 1 / (n - at))),
    before: before.mean * DEVIATION_OF_MEAN_DISTANCE,
    after: after.mean * DEVIATION_OF_MEAN_DISTANCE,
  };
}

/** Mean of the distances from `start` to before `end`, outliers capped, and the squares of the relative distances about 1. */
function meanDistance(all: Distances, start: number, end: number): {mean: number; squares: number} {
  const cap = MOST_MEDIANS * medianDistance(all, start, end);
  const capped = all.distances.slice(start, end);
  let sum = 0;
  for (let i = 0; i < capped.length; i++) sum += capped[i] = Math.min(capped[i] ?? 0, cap);
  const mean = sum / capped.length;
  let squares = 0;
  for (const distance of capped) squares += (distance / mean - 1) ** 2;
  return {mean, squares};
}

/** Median of the distances from `start` to before `end`, from the order of all distances: none are sorted again. */
function medianDistance({distances, order}: Distances, start: number, end: number): number {
  const sorted = new Float64Array(end - start);
  let count = 0;
  for (const i of order) if (i >= start && i < end) sorted[count++] = distances[i] ?? 0;
  return median(sorted);
}
