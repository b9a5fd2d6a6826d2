import type {Better} from "../../measurement.ts";
import type {ChangePoints, NoisyChangePoints} from "../../stats/change-points.ts";
import {findChangePoints, LEAST_EFFECT} from "../../stats/change-points.ts";
import {samplesForComparison} from "../../stats/comparison.ts";
import {goExp} from "../../stats/go-logarithm.ts";
import type {Level} from "../../stats/levels.ts";
import {stretches} from "../../stats/levels.ts";
import {mannWhitney} from "../../stats/mann-whitney.ts";
import {medianOf} from "../../stats/noise.ts";
import type {Series, SeriesPoint} from "./series.ts";
import type {Silence} from "./silence.ts";
import {silenceOf} from "./silence.ts";

/** The only words for what a series shows. Nothing is ever said to be "no regression". */
export type StateWord = "changed" | "unconfirmed" | "no change shown";

/** One measurement of a series: a point, or the base beside it when it measures the point before once more. */
export interface SeriesMeasurement {
  /** Place of the point in the series, 0-based. */
  readonly place: number;
  readonly point: SeriesPoint;
  readonly side: SeriesPoint["side"];
  readonly commit: string | undefined;
  readonly samples: readonly number[];
  readonly center: number;
}

/** One side of a change. */
export interface Side {
  /** The level, in the series' unit: of exact numbers the value beside the change, of an unconfirmed one the newest. */
  readonly center: number;
  readonly measurements: number;
  /** How many samples all of them have. */
  readonly samples: number;
}

/** A change of level between two neighbouring measurements of a series. */
export interface SeriesChange {
  /** `unconfirmed` when it rests on the newest measurement alone. */
  readonly state: Exclude<StateWord, "no change shown">;
  readonly before: Side;
  readonly after: Side;
  /** It lies between these: the last measurement of the old level and the first of the new one; may be of one entry. */
  readonly last: SeriesMeasurement;
  readonly first: SeriesMeasurement;
  /** The entry that tells of the change; undefined when `first` is an entry's base, so that it came before that entry. */
  readonly entry: string | undefined;
  /** `after` over `before`: 1.05 is +5 %. Infinite from 0. */
  readonly ratio: number;
  /** The 95 % interval of the ratio; undefined for exact numbers, and for one measurement alone. */
  readonly interval: {readonly low: number; readonly high: number} | undefined;
  /** The chance of such a step between equal levels, by how measurements differ; undefined for exact numbers. */
  readonly p: number | undefined;
  /**
   * p of the U test of all samples before against all after; undefined for exact numbers and for too few to be significant.
   * Samples of one run are more alike than those of two, so it is smaller than it should be; no change rests on it.
   */
  readonly pooledP: number | undefined;
  /** Undefined where the direction of the unit is not known. */
  readonly better: boolean | undefined;
}

/** What a series shows as a whole. */
export interface SeriesTrend {
  /** Of the newest that happened: `unconfirmed` for the newest measurement, else `changed` if the level ever did. */
  readonly state: StateWord;
  /** Oldest first, an unconfirmed one last. */
  readonly changes: readonly SeriesChange[];
  /**
   * What the series stood at, by places of its points, oldest first; an unconfirmed newest point is of none.
   * Empty where nothing was looked for, or nothing is believed.
   */
  readonly levels: readonly Level[];
  /** Places of points that stood out alone and were not believed. */
  readonly spikes: readonly number[];
  /** How much measurements differ without a change: 0.01 is 1 %; undefined for exact numbers and where nothing was looked for. */
  readonly noise: number | undefined;
  /** Why no change is shown; undefined when one is. */
  readonly silence: Silence | undefined;
}

/** How changes are told; the journal's thresholds fit. */
export interface ChangeThresholds {
  /** Smaller relative changes are not spoken of. */
  readonly leastChange: number;
  /** Significance level of the U test, for which samples may be too few. */
  readonly alpha: number;
}

const USUAL: ChangeThresholds = {leastChange: LEAST_EFFECT, alpha: 0.05};

/**
 * Tells where a series changed, between which measurements, how much and how surely.
 * Where an entry measured the code of the point before once more, as its base, that is a measurement too: without it a journal
 * in which every entry changes something would have no level of two measurements, which is the least that is believed.
 */
export function seriesTrend(
  series: Pick<Series, "points" | "better">,
  thresholds: ChangeThresholds = USUAL,
): SeriesTrend {
  const measurements = measurementsOf(series.points);
  const found = findChangePoints(
    measurements.map(({center, samples, commit}, i) => ({
      center,
      samples,
      sameCode: sameCommit(measurements[i - 1]?.commit, commit),
    })),
    thresholds.leastChange,
  );
  const believed = found.mode !== "noisy" || !found.unstable;
  const levels = believed ? levelsOf(found, measurements) : [];
  const drafts = believed ? draftsOf(found, measurements, levels) : [];
  const changes = drafts.map(draft => finishChange(draft, measurements, series.better, thresholds.alpha));
  const noisy = found.mode === "noisy" ? found : undefined;
  return {
    state: changes.at(-1)?.state ?? "no change shown",
    changes,
    levels: levels.flatMap(level => overPoints(level, measurements)),
    spikes: placesOf(noisy?.spikes.flatMap(i => measurements[i] ?? []) ?? []),
    noise: noisy?.noise,
    silence: changes.length > 0 ? undefined : silenceOf(found, measurements.length),
  };
}

/**
 * In time order. A base counts where it measures the code of the measurement before it once more. Any other one is left out:
 * it shares the machine's mood of the day with its head, and two such values would look like a level.
 */
function measurementsOf(points: readonly SeriesPoint[]): SeriesMeasurement[] {
  return points.flatMap((point, place) => {
    const {side, commit, samples, center, base} = point;
    const own = {place, point, side, commit, samples, center};
    const again = base && sameCommit(points[place - 1]?.commit, base.commit);
    return again ? [{place, point, side: "base" as const, ...base}, own] : [own];
  });
}

/** Commits are the same when one abbreviates the other; an unknown one is the same as none. */
function sameCommit(one: string | undefined, other: string | undefined): boolean {
  if (!one || !other) return false;
  const [a, b] = [one.toLowerCase(), other.toLowerCase()];
  return a.startsWith(b) || b.startsWith(a);
}

/** A level by places of points instead of measurements; none when it is of bases alone. */
function overPoints({start, end, center}: Level, measurements: readonly SeriesMeasurement[]): Level[] {
  const places = placesOf(measurements.slice(start, end));
  const [first, last] = [places[0], places.at(-1)];
  return first === undefined || last === undefined ? [] : [{start: first, end: last + 1, center}];
}

/** Places of the points among measurements, bases beside them left out. */
function placesOf(measurements: readonly SeriesMeasurement[]): number[] {
  return measurements.filter(({side, point}) => side === point.side).map(({place}) => place);
}

function levelsOf(found: ChangePoints, measurements: readonly SeriesMeasurement[]): readonly Level[] {
  if (found.mode === "none") return [];
  if (found.mode === "exact") {
    return stretches(measurements.length, found.boundaries).map(({start, end}) => {
      const centers = measurements.slice(start, end).map(({center}) => center);
      return {start, end, center: medianOf(centers)};
    });
  }
  if (!found.newest) return found.levels;
  const newest = goExp(found.newest.level);
  return found.levels.map(level =>
    level.end === measurements.length ? {start: level.start, end: level.end - 1, center: newest} : level,
  );
}

/** A change as the statistics tell it, by places of measurements. */
interface Draft {
  readonly state: SeriesChange["state"];
  readonly before: Level;
  readonly after: Level;
  /** Undefined for exact numbers. */
  readonly p: number | undefined;
  /** Half the width of the interval of the ratio's logarithm. */
  readonly margin: number | undefined;
}

function draftsOf(
  found: ChangePoints,
  measurements: readonly SeriesMeasurement[],
  levels: readonly Level[],
): Draft[] {
  if (found.mode === "none") return [];
  return found.mode === "exact"
    ? exactDrafts(levels, measurements)
    : noisyDrafts(found, levels, measurements);
}

/** Numbers that repeat change from one value to another: those beside the change, whatever small changes came before. */
function exactDrafts(levels: readonly Level[], measurements: readonly SeriesMeasurement[]): Draft[] {
  return levels.slice(1).flatMap((after, i) => {
    const before = levels[i];
    const [last, first] = measurements.slice(after.start - 1, after.start + 1);
    if (!before || !last || !first) return [];
    const sides = {before: {...before, center: last.center}, after: {...after, center: first.center}};
    return {state: "changed", ...sides, p: undefined, margin: undefined};
  });
}

function noisyDrafts(
  {steps, newest}: NoisyChangePoints,
  levels: readonly Level[],
  measurements: readonly SeriesMeasurement[],
): Draft[] {
  const drafts = steps.flatMap(({p, margin}, i): Draft[] => {
    const [before, after] = levels.slice(i, i + 2);
    return before && after ? [{state: "changed", before, after, p, margin}] : [];
  });
  const [before, last] = [levels.at(-1), measurements.at(-1)];
  if (!newest || !before || !last) return drafts;
  const after = {start: before.end, end: measurements.length, center: last.center};
  return [...drafts, {state: "unconfirmed", before, after, p: newest.p, margin: undefined}];
}

function finishChange(
  {state, before, after, p, margin}: Draft,
  measurements: readonly SeriesMeasurement[],
  better: Better,
  alpha: number,
): SeriesChange {
  const [last, first] = measurements.slice(after.start - 1, after.start + 1);
  if (!last || !first) throw new RangeError(`seriesTrend: expected measurements beside place ${after.start}`);
  const old = pooledSamples(before, measurements);
  const young = pooledSamples(after, measurements);
  const ratio = after.center / before.center;
  return {
    state,
    before: {center: before.center, measurements: before.end - before.start, samples: old.length},
    after: {center: after.center, measurements: after.end - after.start, samples: young.length},
    last,
    first,
    entry: first.side === "base" ? undefined : first.point.entry,
    ratio,
    interval: margin === undefined ? undefined : {low: ratio / goExp(margin), high: ratio * goExp(margin)},
    p,
    pooledP: p === undefined ? undefined : pooledP(old, young, alpha),
    better: isBetter(better, after.center - before.center),
  };
}

function pooledSamples({start, end}: Level, measurements: readonly SeriesMeasurement[]): Float64Array {
  return Float64Array.from(measurements.slice(start, end).flatMap(({samples}) => samples)).sort();
}

function pooledP(before: Float64Array, after: Float64Array, alpha: number): number | undefined {
  const needed = samplesForComparison(alpha);
  if (needed === undefined || Math.min(before.length, after.length) < needed) return undefined;
  // NaN is sorted last, and cannot be ranked.
  if (Number.isNaN(before.at(-1)) || Number.isNaN(after.at(-1))) return undefined;
  const test = mannWhitney(before, after);
  return test && Math.min(1, test.p);
}

function isBetter(better: Better, difference: number): boolean | undefined {
  if (better === undefined || difference === 0) return undefined;
  return better === "lower" ? difference < 0 : difference > 0;
}
