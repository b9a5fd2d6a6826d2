import {studentTwoSided} from "../distributions/student.ts";
import {mean, squaresAboutMean} from "./levels.ts";
import {medianOf} from "./noise.ts";

/** Minimum points of the current level for a statement about the next point. */
const LEAST_LEVEL = 4;

/** 1 - confidence of the prediction interval. */
const NEWEST_ALPHA = 0.05;

/** A newest point that differs from the level before it. */
export interface NewestPoint {
  /** Two-sided chance of a point so far from the level if the level still held. */
  readonly p: number;
  /** Relative change from the level's median: 0.1 is +10 %. */
  readonly effect: number;
  /** The level's median, as a logarithm. */
  readonly level: number;
}

/**
 * Compares the newest point with the level before it: returned if it lies outside the 95 % prediction
 * interval and differs by at least `leastEffect`. A single point is not enough for a change. Values are
 * logarithms; undefined if the level has fewer than four points.
 */
export function judgeNewest(
  level: Float64Array,
  newest: number,
  {noise, leastEffect}: {readonly noise: number; readonly leastEffect: number},
): NewestPoint | undefined {
  const n = level.length;
  if (n < LEAST_LEVEL) return undefined;
  const deviation = Math.max(Math.sqrt(squaresAboutMean(level) / (n - 1)), noise);
  const t = (newest - mean(level)) / (deviation * Math.sqrt(1 + 1 / n));
  const p = studentTwoSided(t, n - 1);
  const middle = medianOf(level);
  const effect = Math.exp(newest - middle) - 1;
  return p < NEWEST_ALPHA && Math.abs(effect) >= leastEffect ? {p, effect, level: middle} : undefined;
}
