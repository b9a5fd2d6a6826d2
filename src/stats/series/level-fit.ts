import type {Drift, SlopedLevels} from "./drift.ts";
import {choosePlainLevels, chooseSlopedLevels, judgeDrift, removeSlope} from "./drift.ts";
import type {LevelStep, MergedLevels} from "./level-merge.ts";
import {mergeLevels} from "./level-merge.ts";
import type {WeightedValues} from "./levels.ts";
import type {NoiseEstimate} from "./noise.ts";
import type {Segmentations} from "./segmentation.ts";
import {segmentations} from "./segmentation.ts";
import {pullSpikes} from "./spikes.ts";

/** Maximum number of changes, and how many points there must be for each. */
const MOST_CUTS = 40;
const POINTS_PER_CUT = 3;

/** Minimum points of a level: a single point is not enough. */
const SHORTEST_LEVEL = 2;

/** Rule of a fit. */
export interface FitRule extends NoiseEstimate {
  /** Smaller relative changes are ignored: 0.02 is 2 %. */
  readonly leastEffect: number;
  /** Boundaries that are given, ascending. */
  readonly fixed: readonly number[];
  /** True if a level may begin at a place. */
  readonly mayBegin: (place: number) => boolean;
}

/** Levels of a series of logarithms. */
export interface LevelFit extends MergedLevels {
  readonly boundaries: readonly number[];
  /** The series with spikes pulled in. */
  readonly pulled: Float64Array;
  /** The same without the slope that was removed to find the levels. */
  readonly straight: Float64Array;
  /** The series as measured, without that slope. */
  readonly measured: Float64Array;
  readonly spikes: readonly number[];
  /** Correlation of neighbouring points within a level, 0 to 1. */
  readonly correlation: number;
  readonly drift: Drift | undefined;
}

/** Finds the levels of a series whose points have the noise of the rule, over the root of their weight. */
export function fitLevels({values: logs, weights}: WeightedValues, rule: FitRule): LevelFit {
  const deviations = weights.map(weight => rule.noise / Math.sqrt(weight));
  const {values: pulled, spikes} = pullSpikes(logs, deviations, rule.fixed);
  const series = {values: pulled, weights};
  const slopeRule = {...rule, segment: (values: WeightedValues) => segmentSeries(values, rule)};
  const plain = choosePlainLevels(series, slopeRule);
  const fit = mergeFit(logs, series, plain, rule);
  // A slope is only fitted if it could replace steps.
  const sloped =
    fit.steps.length + fit.small.length === rule.fixed.length
      ? plain
      : chooseSlopedLevels(series, plain, slopeRule);
  const best = sloped === plain ? fit : mergeFit(logs, series, sloped, rule);
  // A small step is no slope either.
  const steps = [...best.boundaries, ...best.small.map(({boundary}) => boundary)].sort((a, b) => a - b);
  return {...best, pulled, spikes, drift: judgeDrift(series, steps, rule)};
}

function mergeFit(
  logs: Float64Array,
  {values: pulled, weights}: WeightedValues,
  {boundaries: chosen, correlation, slope}: SlopedLevels,
  rule: FitRule,
): Omit<LevelFit, "pulled" | "spikes" | "drift"> {
  const straight = removeSlope({values: pulled, weights}, slope).values;
  const measured = removeSlope({values: logs, weights}, slope).values;
  const series = {...rule, values: straight, weights, measured, correlation, sloped: slope !== 0};
  const {steps, small} = mergeLevels(series, chosen, rule.leastEffect);
  const atBoundary = (step: LevelStep) => addSlope(step, slope, logs.length);
  const boundaries = steps.map(({boundary}) => boundary);
  return {
    steps: steps.map(atBoundary),
    small: small.map(atBoundary),
    boundaries,
    straight,
    measured,
    correlation,
  };
}

function segmentSeries(series: WeightedValues, {fixed, mayBegin}: FitRule): Segmentations {
  const most = Math.min(MOST_CUTS, Math.max(1, Math.floor(series.values.length / POINTS_PER_CUT)));
  return segmentations(series, {most, shortest: SHORTEST_LEVEL, mayBegin, fixed});
}

/** Gives both levels the height that a drifting series has at the boundary. */
function addSlope(step: LevelStep, slope: number, length: number): LevelStep {
  const rise = slope * (step.boundary - length / 2);
  return {...step, before: step.before + rise, after: step.after + rise};
}
