import type {LevelCount} from "./level-count.ts";
import {mean, squaresAboutMean, stretches} from "./levels.ts";
import {ERROR_OF_MEDIAN, medianOf} from "./noise.ts";
import {studentQuantile, studentTwoSided} from "./student.ts";

/** From which chance on a difference is none, after the correction for where it might have been. */
export const LEVEL_ALPHA = 0.05;

/** A level of so few points must keep each of them on its own side. */
const SHORT_LEVEL = 3;

/** How a level differs from the one before it, in logarithms. */
export interface LevelStep {
  /** First place of the later level, 0-based. */
  readonly boundary: number;
  /** Medians of the two levels. */
  readonly before: number;
  readonly after: number;
  /** Relative change of the medians: 0.05 is +5 %. */
  readonly effect: number;
  /** Half the width of the 95 % interval about `after - before`: of the difference of medians, so wider than the test's. */
  readonly margin: number;
  /** Two-sided chance of such a difference between equal levels, times the places it might have been found at; at most 1. */
  readonly p: number;
}

/** The levels that stand, and what was left out for being small. */
export interface MergedLevels {
  readonly steps: readonly LevelStep[];
  /** Sure steps that are smaller than the least effect, in the order they were dropped. */
  readonly small: readonly LevelStep[];
}

/** What a merge goes by besides the values. */
export interface MergeRule {
  /** Standard deviation of a point about its level, in logarithms. */
  readonly noise: number;
  /** Smaller relative changes are none. */
  readonly leastEffect: number;
}

/**
 * Joins neighbouring levels that are not surely different, the least sure first, then those that differ too little,
 * testing again each time. The p of a step takes into account that its place was searched for (Bonferroni).
 */
export function mergeLevels(
  values: Float64Array,
  {boundaries, correlation}: LevelCount,
  {noise, leastEffect}: MergeRule,
): MergedLevels {
  const small: LevelStep[] = [];
  let steps = levelSteps(values, boundaries, correlation, noise);
  for (;;) {
    const weakest = maximum(steps, ({p}) => p);
    const least = maximum(steps, ({effect}) => -Math.abs(effect));
    const unsure = weakest !== undefined && weakest.p > LEVEL_ALPHA;
    const dropped = unsure ? weakest : least && Math.abs(least.effect) < leastEffect ? least : undefined;
    if (!dropped) return {steps, small};
    if (!unsure) small.push(dropped);
    const rest = steps.flatMap(({boundary}) => (boundary === dropped.boundary ? [] : [boundary]));
    steps = levelSteps(values, rest, correlation, noise);
  }
}

function levelSteps(
  values: Float64Array,
  boundaries: readonly number[],
  correlation: number,
  noise: number,
): LevelStep[] {
  const levels = stretches(values.length, boundaries).map(({start, end}) => values.subarray(start, end));
  return boundaries.map((boundary, i) => {
    const [left = values, right = values] = levels.slice(i, i + 2);
    return {boundary, ...compareLevels(left, right, correlation, noise)};
  });
}

/**
 * Student's test of two levels: variance pooled, `noise` counting as two more residuals, and as many points as
 * (1 - ρ)/(1 + ρ) of them, which is what points that follow each other are worth (Bayley and Hammersley 1946).
 */
function compareLevels(
  left: Float64Array,
  right: Float64Array,
  correlation: number,
  noise: number,
): Omit<LevelStep, "boundary"> {
  const n = left.length + right.length;
  const worth = (1 - correlation) / (1 + correlation);
  const variance = (squaresAboutMean(left) + squaresAboutMean(right) + 2 * noise * noise) / n;
  const error = Math.sqrt((variance * (1 / left.length + 1 / right.length)) / worth);
  const freedom = Math.max(1, n * worth);
  const t = Math.abs(mean(right) - mean(left)) / error;
  const [before, after] = [medianOf(left), medianOf(right)];
  return {
    before,
    after,
    effect: Math.exp(after - before) - 1,
    margin: studentQuantile(LEVEL_ALPHA, freedom) * ERROR_OF_MEDIAN * error,
    p: standsApart(left, right) ? Math.min(1, studentTwoSided(t, freedom) * (n - 1)) : 1,
  };
}

/** Whether every point of a short level is nearer to its own mean than to the other level's. */
function standsApart(left: Float64Array, right: Float64Array): boolean {
  const [leftMean, rightMean] = [mean(left), mean(right)];
  const keeps = (level: Float64Array, own: number, other: number) =>
    level.length > SHORT_LEVEL || level.every(value => Math.abs(value - own) < Math.abs(value - other));
  return keeps(left, leftMean, rightMean) && keeps(right, rightMean, leftMean);
}

/** The item with the largest value, the first of equals. */
function maximum<Item>(items: readonly Item[], rank: (item: Item) => number): Item | undefined {
  let found: Item | undefined;
  for (const item of items) if (!found || rank(item) > rank(found)) found = item;
  return found;
}
