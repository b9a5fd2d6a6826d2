import {LEVEL_ALPHA} from "./level-merge.ts";
import {mean, squaresAboutMean} from "./levels.ts";
import {medianOf} from "./noise.ts";
import {studentTwoSided} from "./student.ts";

/** How many points the current level needs before it lets anything expect of the next. */
const LEAST_LEVEL = 4;

/** A newest point that stands apart from the level before it. */
export interface NewestPoint {
  /** Two-sided chance of a point so far from the level if it still held. */
  readonly p: number;
  /** Relative change from the level's median: 0.1 is +10 %. */
  readonly effect: number;
  /** The level's median, as a logarithm. */
  readonly level: number;
}

/**
 * Holds the newest point against the level before it: outside the 95 % prediction interval and by at least `leastEffect`
 * it is worth a word, but one point makes no level. Logarithms; undefined when the level is of fewer than four points.
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
  return p < LEVEL_ALPHA && Math.abs(effect) >= leastEffect ? {p, effect, level: middle} : undefined;
}
