import {exactSteps} from "./exact-steps.ts";
import {goExp, goLog} from "./go-logarithm.ts";
import {chooseLevelCount} from "./level-count.ts";
import type {LevelStep} from "./level-merge.ts";
import {mergeLevels} from "./level-merge.ts";
import type {Level} from "./levels.ts";
import {stretches} from "./levels.ts";
import type {NewestPoint} from "./newest-point.ts";
import {judgeNewest} from "./newest-point.ts";
import {medianOf, pointNoise} from "./noise.ts";
import {segmentations} from "./segmentation.ts";
import {pullSpikes} from "./spikes.ts";

/** Relative changes below this are not spoken of, unless a caller says otherwise: 2 %. */
export const LEAST_EFFECT = 0.02;

/** From how many points on levels are looked for. */
export const LEAST_POINTS = 4;

/** How many changes are looked for at most, and how many points there must be for each. */
const MOST_CUTS = 40;
const POINTS_PER_CUT = 3;

/** A level is of two points at least: one alone may be anything. */
const SHORTEST_LEVEL = 2;

/** One point of a series. */
export interface SeriesValue {
  /** The median of its samples. */
  readonly center: number;
  /** In any order; may be empty. */
  readonly samples: readonly number[];
  /** True when it measures the same code as the point before it: no change can lie between the two. */
  readonly sameCode?: boolean;
}

/** What a series shows. Places are 0-based; a boundary is the first point of its new level. */
export type ChangePoints =
  // Too few points, or a centre that has no logarithm: nothing was looked for.
  | {readonly mode: "none"; readonly reason: "too-few-points" | "not-positive"}
  // Every point's samples are equal: numbers that repeat, such as allocs/op; each change of them is one.
  | {
      readonly mode: "exact";
      readonly boundaries: readonly number[];
      /** The largest relative change between neighbours that is too small to be one; 0 when there is none. */
      readonly largestSmall: number;
    }
  // Levels were told from noise.
  | NoisyChangePoints;

/** What a series with noise shows. */
export interface NoisyChangePoints {
  readonly mode: "noisy";
  readonly boundaries: readonly number[];
  /** Oldest first; each goes up to the next boundary. */
  readonly levels: readonly Level[];
  /** Each boundary's step. */
  readonly steps: readonly LevelStep[];
  /** Sure steps too small to be spoken of. */
  readonly small: readonly LevelStep[];
  /** Standard deviation of a point about its level, in logarithms: 0.01 is 1 %. */
  readonly noise: number;
  /** Correlation of neighbouring points within a level, 0 to 1. */
  readonly correlation: number;
  /** Points that stood out alone and did not count as they are. */
  readonly spikes: readonly number[];
  /** The newest point, when it lies outside of what the current level lets expect. */
  readonly newest: NewestPoint | undefined;
  /** So many changes that none should be believed. */
  readonly unstable: boolean;
}

/**
 * Finds where the level of a series changes. Points are in time order, of one machine and unit; the time between them plays
 * no part, nor does chance. Changes below `leastEffect` (0.02 is 2 %) are none.
 */
export function findChangePoints(points: readonly SeriesValue[], leastEffect = LEAST_EFFECT): ChangePoints {
  if (points.length < 2) return {mode: "none", reason: "too-few-points"};
  const exact = exactSteps(points, leastEffect);
  if (exact) return {mode: "exact", ...exact};
  if (points.length < LEAST_POINTS) return {mode: "none", reason: "too-few-points"};
  if (points.some(({center}) => !(center > 0 && center < Number.POSITIVE_INFINITY)))
    return {mode: "none", reason: "not-positive"};
  return noisyChangePoints(points, leastEffect);
}

function noisyChangePoints(points: readonly SeriesValue[], leastEffect: number): NoisyChangePoints {
  const n = points.length;
  const logs = Float64Array.from(points, ({center}) => goLog(center));
  const noise = pointNoise(
    logs,
    points.map(({samples}) => samples),
  );
  const {values, spikes} = pullSpikes(logs, noise);
  const candidates = segmentations(values, {
    most: Math.min(MOST_CUTS, Math.max(1, Math.floor(n / POINTS_PER_CUT))),
    shortest: SHORTEST_LEVEL,
    mayBegin: place => points[place]?.sameCode !== true,
  });
  const count = chooseLevelCount(values, candidates, noise);
  const {steps, small} = mergeLevels(values, count, {noise, leastEffect});
  const boundaries = steps.map(({boundary}) => boundary);
  const levels = stretches(n, boundaries).map(({start, end}) => ({
    start,
    end,
    center: goExp(medianOf(values.subarray(start, end))),
  }));
  const level = values.subarray(boundaries.at(-1) ?? 0, n - 1);
  const newest = judgeNewest(level, logs[n - 1] ?? Number.NaN, {noise, leastEffect});
  const unstable = boundaries.length > Math.max(3, Math.floor(n / 8));
  return {
    mode: "noisy",
    boundaries,
    levels,
    steps,
    small,
    noise,
    correlation: count.correlation,
    spikes,
    newest,
    unstable,
  };
}
