import {studentTwoSided} from "../distributions/student.ts";
import type {LevelCount} from "./level-count.ts";
import {assessLevels, chooseLevelCount, PATIENCE, STEP_PENALTY} from "./level-count.ts";
import type {WeightedValues} from "./levels.ts";
import {levelResiduals, stretches, sumOfSquares, weightedMean} from "./levels.ts";
import type {Segmentations} from "./segmentation.ts";

/** Below this many points a slope cannot be distinguished from a step. */
const LEAST_POINTS = 10;

/** Significance level of a slope. */
const DRIFT_ALPHA = 0.01;

/** Fits of slope and levels in turn. */
const MOST_ROUNDS = 3;

/**
 * Of steps and a slope in their place that explain a series equally well, steps are preferred below 30 points and the slope
 * above them, by 16 ln(n/30) units of the criterion. Found by simulation.
 */
const EVEN_POINTS = 30;
const PREFERENCE = 16;

/** A steady change from point to point. */
export interface Drift {
  /** Relative change a point: 0.001 is +0.1 % from each point to the next. */
  readonly slope: number;
  /** Relative change from the first point to the last, steps left out. */
  readonly total: number;
  /** Two-sided chance of such a slope in a series without a slope. */
  readonly p: number;
}

/** Levels of a series, about a slope that all of them share. */
export interface SlopedLevels extends LevelCount {
  /** Change a point, in logarithms; 0 where levels alone explain the series better. */
  readonly slope: number;
}

/** Rule of a search for levels and a slope. */
export interface SlopeRule {
  /** Standard deviation of a point about its level. */
  readonly noise: number;
  /** Boundaries that are given. */
  readonly fixed: readonly number[];
  /** Smaller relative changes of the whole series are no drift. */
  readonly leastEffect: number;
  /** Segmentations of a series, ordered by their number of cuts. */
  readonly segment: (series: WeightedValues) => Segmentations;
}

/** Returns the boundaries of the levels about the slope that given levels share. */
type Refit = (boundaries: readonly number[]) => readonly number[];

/** Chooses the levels of a series without a slope. */
export function choosePlainLevels(series: WeightedValues, rule: SlopeRule): SlopedLevels {
  return {...chooseLevelCount(series, rule.segment(series), rule), slope: 0};
}

/** Returns levels about a slope if they explain a series better than its plain levels do, else the latter. */
export function chooseSlopedLevels(
  series: WeightedValues,
  plain: SlopedLevels,
  rule: SlopeRule,
): SlopedLevels {
  const n = series.values.length;
  if (n < LEAST_POINTS) return plain;
  const preference = PREFERENCE * Math.log(n / EVEN_POINTS);
  const price = ({boundaries}: SlopedLevels) =>
    STEP_PENALTY * Math.log(n) - (boundaries.length < plain.boundaries.length ? preference : 0);
  // Both starts mostly come to the same levels.
  const refit = refits(series, {...rule, most: plain.boundaries.length + PATIENCE});
  return [rule.fixed, plain.boundaries]
    .map(start => fitSlope(series, start, {...rule, refit}))
    .filter(({slope}) => Math.abs(slope) * (n - 1) >= Math.log1p(rule.leastEffect) / 2)
    .map(fit => ({...fit, criterion: fit.criterion + price(fit)}))
    .reduce((best, fit) => (fit.criterion < best.criterion ? fit : best), plain);
}

/**
 * Fits a slope within levels, and levels about that slope; the result for the same levels is computed once. Many more levels
 * than without a slope mean that the slope is that of steps, and they are not all searched for.
 */
function refits(series: WeightedValues, rule: SlopeRule & {readonly most: number}): Refit {
  const results = new Map<string, readonly number[]>();
  return boundaries => {
    const key = boundaries.join();
    const known = results.get(key);
    if (known) return known;
    const straight = removeSlope(series, slopeWithin(series, boundaries).slope);
    const found = chooseLevelCount(straight, rule.segment(straight), rule).boundaries;
    results.set(key, found);
    return found;
  };
}

/** Fits a slope within levels, then levels about that slope, again until the levels stay. */
function fitSlope(
  series: WeightedValues,
  start: readonly number[],
  {refit, ...rule}: SlopeRule & {readonly refit: Refit},
): SlopedLevels {
  let boundaries = start;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const found = refit(boundaries);
    const settled = found.join() === boundaries.join();
    boundaries = found;
    if (settled) break;
  }
  const {slope} = slopeWithin(series, boundaries);
  return {...assessLevels(removeSlope(series, slope), boundaries, rule), slope};
}

/** Subtracts a slope about the middle of the series. */
export function removeSlope({values, weights}: WeightedValues, slope: number): WeightedValues {
  const middle = (values.length - 1) / 2;
  return {values: values.map((value, i) => value - slope * (i - middle)), weights};
}

/**
 * Judges the slope that the levels of a series share; undefined if it is not significant, or changes the whole series by
 * less than the least effect. Values are logarithms.
 */
export function judgeDrift(
  series: WeightedValues,
  boundaries: readonly number[],
  {noise, floor, leastEffect}: {readonly noise: number; readonly floor: number; readonly leastEffect: number},
): Drift | undefined {
  const n = series.values.length;
  const freedom = n - boundaries.length - 2;
  if (n < LEAST_POINTS || freedom < 3) return undefined;
  const {slope, squares} = slopeWithin(series, boundaries);
  const straight = removeSlope(series, slope);
  const {correlation} = assessLevels(straight, boundaries, {noise, fixed: []});
  const worth = (1 - correlation) / (1 + correlation);
  const left = sumOfSquares(levelResiduals(straight, boundaries));
  const variance = Math.max((left + 2 * noise * noise) / (freedom + 2), floor * floor);
  const p = studentTwoSided(slope / Math.sqrt(variance / squares / worth), Math.max(1, freedom * worth));
  const whole = slope * (n - 1);
  if (!(p < DRIFT_ALPHA) || Math.abs(whole) < Math.log1p(leastEffect)) return undefined;
  return {slope: Math.expm1(slope), total: Math.expm1(whole), p};
}

/** The slope that levels share, by least squares, and Σw(t - mean t)² about the levels' mean times. */
function slopeWithin(
  series: WeightedValues,
  boundaries: readonly number[],
): {slope: number; squares: number} {
  const times: WeightedValues = {values: series.values.map((_, i) => i), weights: series.weights};
  let products = 0;
  let squares = 0;
  for (const stretch of stretches(series.values.length, boundaries)) {
    const [time, level] = [weightedMean(times, stretch), weightedMean(series, stretch)];
    for (let i = stretch.start; i < stretch.end; i++) {
      const weight = series.weights[i] ?? 0;
      products += weight * (i - time) * ((series.values[i] ?? Number.NaN) - level);
      squares += weight * (i - time) ** 2;
    }
  }
  return {slope: squares === 0 ? 0 : products / squares, squares};
}
