import {studentQuantile, studentTwoSided} from "../distributions/student.ts";
import {gatheringChance} from "./gathering.ts";
import type {Stretch, WeightedValues} from "./levels.ts";
import {stretches, weightedMean} from "./levels.ts";
import {ERROR_OF_MEDIAN, medianOf} from "./noise.ts";

/** Significance level of a step in a series of up to 8 points; it falls with 1/n, as more points make more coincidences. */
const STEP_ALPHA = 0.023;
const STEP_ALPHA_POINTS = 8;

/** Significance level of values that gather in a single place. */
const GATHERING_ALPHA = 0.02;

/** 1 - confidence of the interval of a difference. */
const INTERVAL_ALPHA = 0.05;

/** Points of the shortest level, which is found most often by chance. */
const SHORTEST_TESTED = 2;

/** Factor of the p of such a level; those of the others count less in return. */
const PAIR_PENALTY = 4;

/** In a level of so few points each must be nearer to its own level. */
const SHORT_LEVEL = 3;

/** A level that leaves and returns needs three points: two outliers are neighbours too often. */
const SHORTEST_EXCURSION = 3;

/** Factor of the error of a step beside a fitted slope: 1/√(1 - R²), R² = 3/4 between a step half way and the time. */
const ERROR_WITH_SLOPE = 2;

/**
 * Weight of the variance of all levels within that of a single level, in points, as a share of the series.
 */
const SHARED_POINTS = 0.3;

/** A series whose levels are compared. */
export interface TestedSeries extends WeightedValues {
  /** The values as measured: spikes count where values gather in a single place. */
  readonly measured: Float64Array;
  /** Correlation of neighbouring points within a level, 0 to 1. */
  readonly correlation: number;
  /** True if a slope was removed: steps are then less certain, as the slope takes a part of them. */
  readonly sloped: boolean;
  /** Given boundaries: ascending, no test decides on them. */
  readonly fixed: readonly number[];
  /** Standard deviation of a point about its level; it counts as two more residuals. */
  readonly noise: number;
  /** Lower limit of that deviation. */
  readonly floor: number;
}

/** A step between neighbouring levels, in logarithms, with its test. */
export interface TestedStep {
  /** First place of the later level, 0-based. */
  readonly boundary: number;
  /** Medians of the two levels. */
  readonly before: number;
  readonly after: number;
  /** Standard error of the difference of the means, and its degrees of freedom. */
  readonly error: number;
  readonly freedom: number;
  /** Two-sided chance of such a step between equal levels, times the places it might have been found at; at most 1. */
  readonly p: number;
  /** Chances over their significance levels, the larger ratio: above 1 is not significant. 0 at given boundaries. */
  readonly excess: number;
  /** Difference of the means, less the bias of choosing a short level. Infinite at given boundaries. */
  readonly size: number;
}

/** Returns a function that tests every boundary between levels of a series; what many calls need is computed once. */
export function stepTester(series: TestedSeries): (boundaries: readonly number[]) => TestedStep[] {
  const places = {
    pair: placesFor(series, SHORTEST_TESTED),
    other: placesFor(series, SHORT_LEVEL),
    gathering: gatheringPlaces(series),
  };
  const isFixed = new Set(series.fixed);
  const known = new Map<string, LevelSummary>();
  const summaryOf = (stretch: Stretch): LevelSummary => {
    const key = `${stretch.start}-${stretch.end}`;
    const summary = known.get(key) ?? summarize(series, stretch);
    known.set(key, summary);
    return summary;
  };
  return boundaries => {
    const levels = stretches(series.values.length, boundaries).map(summaryOf);
    const tested: Tested = {series, levels, places, isFixed, shared: sharedVariance(series, levels)};
    return boundaries.map((_, i) => testStep(tested, i));
  };
}

/** Half the width of the 95 % interval of `after - before`. */
export function marginOf({error, freedom}: Pick<TestedStep, "error" | "freedom">): number {
  return studentQuantile(INTERVAL_ALPHA, freedom) * ERROR_OF_MEDIAN * error;
}

/** Levels of a series that are tested together. */
interface Tested {
  readonly series: TestedSeries;
  readonly levels: readonly LevelSummary[];
  /** Places that count for a level of two points, a longer one, and values that gather. */
  readonly places: {readonly pair: number; readonly other: number; readonly gathering: number};
  readonly isFixed: ReadonlySet<number>;
  /** Variance of a point about its level, from all levels. */
  readonly shared: Variance;
}

/** A level and its sums. */
interface LevelSummary extends Stretch {
  readonly count: number;
  /** Σw. */
  readonly weight: number;
  readonly mean: number;
  readonly median: number;
  /** Σw(x - mean)². */
  readonly squares: number;
}

function summarize(series: TestedSeries, {start, end}: Stretch): LevelSummary {
  const mean = weightedMean(series, {start, end});
  let weight = 0;
  let squares = 0;
  for (let i = start; i < end; i++) {
    const share = series.weights[i] ?? 0;
    weight += share;
    squares += share * ((series.values[i] ?? Number.NaN) - mean) ** 2;
  }
  const median = medianOf(series.values.subarray(start, end));
  return {start, end, count: end - start, weight, mean, median, squares};
}

/** A variance and its degrees of freedom. */
interface Variance {
  readonly variance: number;
  readonly freedom: number;
}

/** Variance of a point about its level, from all levels. */
function sharedVariance({noise, floor, values}: TestedSeries, levels: readonly LevelSummary[]): Variance {
  const freedom = values.length - levels.length + 2;
  const squares = levels.reduce((sum, level) => sum + level.squares, 2 * noise * noise);
  return {variance: Math.max(squares / freedom, floor * floor), freedom};
}

function testStep(tested: Tested, i: number): TestedStep {
  const {series, levels, places, isFixed, shared} = tested;
  const [left, right] = [levels[i], levels[i + 1]];
  if (!left || !right) throw new RangeError(`testStep: expected levels ${i} and ${i + 1}`);
  const {error, freedom} = differenceError(series, left, right, shared);
  const difference = Math.abs(right.mean - left.mean);
  const chance = studentTwoSided(difference / error, freedom);
  const step = {boundary: right.start, before: left.median, after: right.median, error, freedom};
  if (isFixed.has(right.start)) return {...step, p: chance, excess: 0, size: Number.POSITIVE_INFINITY};
  const shorter = Math.min(left.count, right.count);
  const size = difference - Math.sqrt(shared.variance) * selectionBias(shorter);
  const p = chance * (shorter <= SHORTEST_TESTED ? places.pair : places.other);
  const possible = standsApart(series, left, right) && !isExcursion(tested, i);
  const gathering = possible ? gatheringOf(tested, i) * places.gathering : Number.POSITIVE_INFINITY;
  const excess = Math.max(p / alphaOf(series.values.length), gathering / GATHERING_ALPHA);
  return {...step, p: Math.min(1, p), excess, size};
}

function alphaOf(points: number): number {
  return STEP_ALPHA * Math.min(1, STEP_ALPHA_POINTS / points);
}

/**
 * Standard error of the difference of two means, and its degrees of freedom: the larger of the error by the variance of all
 * levels and of Welch's by each level's own, the latter drawn towards the former. n correlated points are worth
 * n (1 - ρ)/(1 + ρ) (Bayley and Hammersley 1946).
 */
function differenceError(
  {values, correlation, floor, sloped}: TestedSeries,
  left: LevelSummary,
  right: LevelSummary,
  shared: Variance,
): {error: number; freedom: number} {
  const worth = (1 - correlation) / (1 + correlation);
  const factor = sloped ? ERROR_WITH_SLOPE : 1;
  const pooled = factor * Math.sqrt((shared.variance * (1 / left.weight + 1 / right.weight)) / worth);
  const prior = SHARED_POINTS * values.length;
  const ofMean = ({squares, count, weight}: LevelSummary) =>
    Math.max(floor * floor, (squares + prior * shared.variance) / (count - 1 + prior)) / weight;
  const [one, other] = [ofMean(left), ofMean(right)];
  const own = factor * Math.sqrt((one + other) / worth);
  const all = Math.max(1, shared.freedom * worth);
  if (own <= pooled) return {error: pooled, freedom: all};
  const welch =
    (one + other) ** 2 / (one ** 2 / (left.count - 1 + prior) + other ** 2 / (right.count - 1 + prior));
  return {error: own, freedom: Math.max(1, Math.min(all, welch * worth))};
}

/**
 * How much the difference of a chosen level exceeds the true difference, in standard deviations: a short level is
 * chosen for points that are off by chance. 0 from 16 points on; found by simulation of series that drift.
 */
function selectionBias(points: number): number {
  return Math.max(0, 4 / points - 1 / 4);
}

/** How many places count for a level of this length (weighted Bonferroni correction). */
function placesFor({values, fixed}: TestedSeries, shorter: number): number {
  const penalty = (points: number) => (points <= SHORTEST_TESTED ? PAIR_PENALTY : 1);
  let sum = 0;
  for (const {start, end} of stretches(values.length, fixed))
    for (let place = start + 2; place <= end - 2; place++)
      sum += 1 / penalty(Math.min(place - start, end - place));
  return sum * penalty(shorter);
}

/** How many places there are for levels of two points or more. */
function gatheringPlaces({values, fixed}: TestedSeries): number {
  const places = stretches(values.length, fixed).map(({start, end}) => Math.max(0, end - start - 3));
  return Math.max(
    1,
    places.reduce((sum, count) => sum + count, 0),
  );
}

/** The gathering of a step, with the levels beyond it that lie on the same sides, up to the next given boundary. */
function gatheringOf({series, levels, isFixed}: Tested, i: number): number {
  const [left, right] = [levels[i], levels[i + 1]];
  if (!left || !right) return 1;
  const [before, after] = [left.median, right.median];
  const isAfter = (level: LevelSummary) => level.median > (before + after) / 2 === after > before;
  let {start} = left;
  for (let at = i - 1; at >= 0 && !isFixed.has(start); at--) {
    const level = levels[at];
    if (!level || isAfter(level)) break;
    start = level.start;
  }
  let {end} = right;
  for (let at = i + 2; at < levels.length && !isFixed.has(end); at++) {
    const level = levels[at];
    if (!level || !isAfter(level)) break;
    end = level.end;
  }
  const {measured} = series;
  return gatheringChance({
    left: measured.subarray(start, right.start),
    right: measured.subarray(right.start, end),
    before,
    after,
  });
}

/** True if every point of a short level is nearer to its own mean than to the other level's. */
function standsApart({values}: TestedSeries, left: LevelSummary, right: LevelSummary): boolean {
  const keeps = (level: LevelSummary, other: LevelSummary) =>
    level.count > SHORT_LEVEL ||
    values
      .subarray(level.start, level.end)
      .every(value => Math.abs(value - level.mean) < Math.abs(value - other.mean));
  return keeps(left, right) && keeps(right, left);
}

/** True if a level beside the step is too short for a level that leaves and returns. */
function isExcursion({levels, isFixed}: Tested, i: number): boolean {
  return [i, i + 1].some(at => {
    const [before, level, after] = [levels[at - 1], levels[at], levels[at + 1]];
    if (!before || !level || !after || level.count >= SHORTEST_EXCURSION) return false;
    if (isFixed.has(level.start) || isFixed.has(level.end)) return false;
    const [there, back] = [level.median - before.median, level.median - after.median];
    const [less, more] = [Math.abs(there), Math.abs(back)].sort((a, b) => a - b);
    return there * back > 0 && (less ?? 0) > (more ?? 0) / 2;
  });
}
