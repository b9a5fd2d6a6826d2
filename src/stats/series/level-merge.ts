import type {TestedSeries, TestedStep} from "./level-difference.ts";
import {marginOf, stepTester} from "./level-difference.ts";

/** A step from a level to the next, in logarithms. */
export interface LevelStep {
  /** First place of the later level, 0-based. */
  readonly boundary: number;
  /** True if the boundary was given; its p may be any. */
  readonly forced: boolean;
  /** Medians of the two levels. */
  readonly before: number;
  readonly after: number;
  /** Relative change of the medians: 0.05 is +5 %. */
  readonly effect: number;
  /** Half the width of the 95 % interval of `after - before`: of the difference of medians, so wider than the test's. */
  readonly margin: number;
  /**
   * Two-sided chance of such a difference between equal levels; at most 1. At boundaries that were searched for, times the
   * places where they might have been found.
   */
  readonly p: number;
}

/** The levels that remain, and the steps left out because they are small. */
export interface MergedLevels {
  readonly steps: readonly LevelStep[];
  /** Significant steps smaller than the least effect, in the order they were removed. */
  readonly small: readonly LevelStep[];
}

/**
 * Joins neighbouring levels that do not differ significantly, the least significant first, then those that
 * differ too little, and tests again each time. Given boundaries remain. A step must exceed `leastEffect`
 * (0.02 is 2 %) beyond the excess of a short level.
 */
export function mergeLevels(
  series: TestedSeries,
  boundaries: readonly number[],
  leastEffect: number,
): MergedLevels {
  const least = Math.log1p(leastEffect);
  const testSteps = stepTester(series);
  const small: LevelStep[] = [];
  for (let rest = boundaries; ; ) {
    const steps = testSteps(rest);
    const weakest = steps.reduce(weaker, undefined);
    const smallest = steps.reduce(smaller, undefined);
    const unsure = weakest !== undefined && weakest.excess > 1;
    const removed = unsure ? weakest : smallest && smallest.size < least ? smallest : undefined;
    if (!removed) return {steps: steps.map(step => finishStep(step, series)), small};
    const step = finishStep(removed, series);
    if (!unsure && Math.abs(step.effect) < leastEffect) small.push(step);
    rest = rest.filter(boundary => boundary !== removed.boundary);
  }
}

function finishStep(tested: TestedStep, {fixed}: TestedSeries): LevelStep {
  const {boundary, before, after, p} = tested;
  const effect = Math.exp(after - before) - 1;
  const forced = fixed.includes(boundary);
  return {boundary, forced, before, after, effect, margin: marginOf(tested), p};
}

/** The less significant step; of equal steps the smaller, then the first. */
function weaker(found: TestedStep | undefined, step: TestedStep): TestedStep {
  if (!found || step.excess > found.excess) return step;
  return step.excess === found.excess && step.size < found.size ? step : found;
}

/** The smaller step, the first of equal steps. */
function smaller(found: TestedStep | undefined, step: TestedStep): TestedStep {
  return found && found.size <= step.size ? found : step;
}
