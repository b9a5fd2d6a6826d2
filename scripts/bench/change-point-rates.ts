import {mannWhitney} from "../../src/stats/samples/mann-whitney.ts";
import type {SeriesValue} from "../../src/stats/series/change-points.ts";
import {findChangePoints} from "../../src/stats/series/change-points.ts";
import {dice} from "../testing/random-benchmarks.ts";
import type {AwkwardSeries} from "./awkward-series.ts";
import type {Scenario} from "./simulated-series.ts";
import {drawSeries} from "./simulated-series.ts";

/** A rule that marks changes: returns the 0-based place of the first point after each. */
export type Rule = (points: readonly SeriesValue[]) => readonly number[];

/** The rule of the journal, and common ones for comparison. */
export const RULES = {
  "previous > 5 %": points =>
    marks(points, (before, after) => Math.abs(after.center / before.center - 1) > 0.05),
  "U test p < 0.05": points => marks(points, (before, after) => uTest(before, after) < 0.05),
  changed: points => {
    const found = findChangePoints(points);
    return found.mode === "none" ? [] : found.boundaries;
  },
  "or unconfirmed": points => {
    const found = findChangePoints(points);
    if (found.mode === "none") return [];
    const newest = found.mode === "noisy" && found.newest !== undefined;
    return newest ? [...found.boundaries, points.length - 1] : found.boundaries;
  },
} as const satisfies Readonly<Record<string, Rule>>;

/** Results of a rule on random series of a kind; shares from 0 to 1. */
export interface Rates {
  /** Series with a mark more than 1 point away from every true change. */
  readonly falsely: number;
  /** True changes with a mark at most 1 point away; undefined without changes. */
  readonly found: number | undefined;
}

/** Applies a rule to `count` random series of a scenario; the seed decides them. */
export function ratesOf(rule: Rule, scenario: Scenario, count: number, seed: number): Rates {
  const die = dice(seed);
  let falsely = 0;
  let found = 0;
  for (let i = 0; i < count; i++) {
    const marked = rule(drawSeries(scenario, die));
    const near = (at: number, place: number) => Math.abs(at - place) <= 1;
    if (marked.some(place => !scenario.changes.some(({at}) => near(at, place)))) falsely++;
    found += scenario.changes.filter(({at}) => marked.some(place => near(at, place))).length;
  }
  const changes = scenario.changes.length * count;
  return {falsely: falsely / count, found: changes === 0 ? undefined : found / changes};
}

/** Reports of the journal's rule on random series without steps; shares from 0 to 1. */
export interface AwkwardRates {
  /** Series with a step. */
  readonly steps: number;
  /** Series reported as drifting. */
  readonly drift: number;
  /** Series reported with growing noise. */
  readonly noisier: number;
}

/** Counts reports of the rule on `count` random series of a kind and length; the seed decides them. */
export function awkwardRates(
  {draw}: Pick<AwkwardSeries, "draw">,
  points: number,
  count: number,
  seed: number,
): AwkwardRates {
  const die = dice(seed);
  const found = Array.from({length: count}, () => findChangePoints(draw(points, die)));
  const noisy = found.filter(changes => changes.mode === "noisy");
  const grows = noisy.filter(({noiseChange}) => noiseChange && noiseChange.after > noiseChange.before);
  return {
    steps: found.filter(changes => changes.mode !== "none" && changes.boundaries.length > 0).length / count,
    drift: noisy.filter(({drift}) => drift).length / count,
    noisier: grows.length / count,
  };
}

/**
 * Share of the changes found at their exact place whose 95 % interval contains the true factor; undefined if no change
 * is found.
 */
export function intervalCoverage(scenario: Scenario, count: number, seed: number): number | undefined {
  const die = dice(seed);
  let found = 0;
  let covered = 0;
  for (let i = 0; i < count; i++) {
    const changes = findChangePoints(drawSeries(scenario, die));
    if (changes.mode !== "noisy") continue;
    for (const {boundary, before, after, margin} of changes.steps) {
      const factor = scenario.changes.find(({at}) => at === boundary)?.factor;
      if (factor === undefined) continue;
      found++;
      if (Math.abs(after - before - Math.log(factor)) <= margin) covered++;
    }
  }
  return found === 0 ? undefined : covered / found;
}

function marks(
  points: readonly SeriesValue[],
  differs: (before: SeriesValue, after: SeriesValue) => boolean,
): number[] {
  return points.flatMap((point, i) => {
    const before = points[i - 1];
    return before && differs(before, point) ? [i] : [];
  });
}

function uTest(before: SeriesValue, after: SeriesValue): number {
  const sorted = ({samples}: SeriesValue) => Float64Array.from(samples).sort();
  return mannWhitney(sorted(before), sorted(after))?.p ?? 1;
}
