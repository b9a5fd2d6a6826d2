import {goExp, goLog} from "../distributions/go-logarithm.ts";
import type {Drift} from "./drift.ts";
import {exactSteps} from "./exact-steps.ts";
import type {FitRule, LevelFit} from "./level-fit.ts";
import {fitLevels} from "./level-fit.ts";
import type {LevelStep} from "./level-merge.ts";
import type {Level} from "./levels.ts";
import {stretches} from "./levels.ts";
import type {NewestPoint} from "./newest-point.ts";
import {judgeNewest} from "./newest-point.ts";
import {LEAST_NOISE, medianOf, pointNoise} from "./noise.ts";
import type {NoiseChange} from "./noise-change.ts";
import {findNoiseChange} from "./noise-change.ts";

/** Default least effect: relative changes below 2 % are ignored. */
export const LEAST_EFFECT = 0.02;

/** Minimum points of a series in which levels are searched for. */
export const LEAST_POINTS = 4;

/** A point of a series. */
export interface SeriesValue {
  /** The median of its samples. */
  readonly center: number;
  /** In any order; may be empty. Their number and spread limit how small the noise of the centers can be. */
  readonly samples: readonly number[];
  /** True if it measures the same code as the point before it: no change can lie between the two. */
  readonly sameCode?: boolean;
  /** True if a level is known to begin here, as by a measured pair. Wins over `sameCode`; no meaning at the first point. */
  readonly startsLevel?: boolean;
}

/** Changes, levels and noise of a series. Places are 0-based; a boundary is the first point of its new level. */
export type ChangePoints =
  // Too few points, or a center that has no logarithm: no search was made.
  | {readonly mode: "none"; readonly reason: "too-few-points" | "not-positive"}
  // Each point's samples are equal, as allocs/op often are: every change of the value is a step.
  | {
      readonly mode: "exact";
      readonly boundaries: readonly number[];
      /**
       * The largest relative change between neighbours that is too small to count; 0 without such a change.
       */
      readonly largestSmall: number;
      /** True if the values switch between a few numbers too often to trust any of the changes. */
      readonly unstable: boolean;
    }
  // Levels were distinguished from noise.
  | NoisyChangePoints;

/** Changes and levels of a series with noise. */
export interface NoisyChangePoints {
  readonly mode: "noisy";
  /** The known boundaries and those found between them, ascending. */
  readonly boundaries: readonly number[];
  /** Oldest first; each ends at the next boundary. */
  readonly levels: readonly Level[];
  /** Each boundary's step. */
  readonly steps: readonly LevelStep[];
  /** Significant steps below the least effect. */
  readonly small: readonly LevelStep[];
  /** Standard deviation of a point about its level, in logarithms: 0.01 is 1 %. */
  readonly noise: number;
  /** Correlation of neighbouring points within a level, 0 to 1. */
  readonly correlation: number;
  /** Places of single outliers, which form no level. */
  readonly spikes: readonly number[];
  /** The newest point, if it lies outside the prediction interval of the current level. */
  readonly newest: NewestPoint | undefined;
  /**
   * A slope that all levels share; undefined without a significant slope. It may occur together with steps.
   */
  readonly drift: Drift | undefined;
  /** Where points began to vary more, or less; undefined if they vary equally throughout. */
  readonly noiseChange: NoiseChange | undefined;
  /** True if there are too many changes to trust any of them. */
  readonly unstable: boolean;
}

/**
 * Finds where the level of a series changes, where its noise does, and whether it drifts. Points are in time
 * order, of the same machine and unit; the time between them and random numbers play no part. Relative
 * changes below `leastEffect` (0.02 is 2 %) are ignored, except at known boundaries.
 */
export function findChangePoints(points: readonly SeriesValue[], leastEffect = LEAST_EFFECT): ChangePoints {
  if (points.length < 2) return {mode: "none", reason: "too-few-points"};
  const exact = exactSteps(points, leastEffect);
  if (exact) return {mode: "exact", ...exact};
  const fixed = points.flatMap(({startsLevel}, place) => (startsLevel && place > 0 ? [place] : []));
  if (points.length < LEAST_POINTS && fixed.length === 0) return {mode: "none", reason: "too-few-points"};
  if (points.some(({center}) => !(center > 0 && center < Number.POSITIVE_INFINITY)))
    return {mode: "none", reason: "not-positive"};
  return noisyChangePoints(points, fixed, leastEffect);
}

function noisyChangePoints(
  points: readonly SeriesValue[],
  fixed: readonly number[],
  leastEffect: number,
): NoisyChangePoints {
  const n = points.length;
  const logs = Float64Array.from(points, ({center}) => goLog(center));
  const estimate = pointNoise(logs, points, fixed);
  const mayBegin = (place: number) => points[place]?.sameCode !== true;
  const {fit, noiseChange} = fitByNoise(logs, {...estimate, leastEffect, fixed, mayBegin});
  const {boundaries, steps, small, correlation, spikes, drift} = fit;
  const found = boundaries.length - fixed.length;
  return {
    mode: "noisy",
    boundaries,
    levels: stretches(n, boundaries).map(({start, end}) => ({
      start,
      end,
      center: goExp(medianOf(fit.pulled.subarray(start, end))),
    })),
    steps,
    small,
    noise: estimate.noise,
    correlation,
    spikes,
    newest: newestOf(logs, fit, {noise: noiseChange?.after ?? estimate.noise, leastEffect}),
    drift,
    noiseChange,
    unstable: found > Math.max(3, Math.floor(n / 8)),
  };
}

/** Fits levels; where the noise changes, fits them again with each point weighted by its own noise. */
function fitByNoise(
  logs: Float64Array,
  rule: FitRule,
): {fit: LevelFit; noiseChange: NoiseChange | undefined} {
  const fit = fitLevels({values: logs, weights: logs.map(() => 1)}, rule);
  const noiseChange = findNoiseChange(fit.measured, fit.boundaries, rule.floor);
  if (!noiseChange) return {fit, noiseChange};
  const {place, before, after} = noiseChange;
  const noise = Math.max(Math.min(before, after), LEAST_NOISE);
  const weights = logs.map((_, i) => Math.min(1, noise / (i < place ? before : after)) ** 2);
  const weighted = {...rule, noise, floor: Math.min(rule.floor, noise)};
  return {fit: fitLevels({values: logs, weights}, weighted), noiseChange};
}

/** Compares the newest point with its level; where the series drifts, with the level as it is at that point. */
function newestOf(
  logs: Float64Array,
  {boundaries, straight, measured}: LevelFit,
  rule: {readonly noise: number; readonly leastEffect: number},
): NewestPoint | undefined {
  const last = logs.length - 1;
  const newest = measured[last] ?? Number.NaN;
  const found = judgeNewest(straight.subarray(boundaries.at(-1) ?? 0, last), newest, rule);
  return found && {...found, level: found.level + (logs[last] ?? Number.NaN) - newest};
}
