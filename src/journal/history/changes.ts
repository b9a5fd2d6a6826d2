import type {Better} from "../../measurement.ts";
import {goExp} from "../../stats/distributions/go-logarithm.ts";
import {samplesForComparison} from "../../stats/samples/comparison.ts";
import {mannWhitney} from "../../stats/samples/mann-whitney.ts";
import type {ChangePoints, SeriesValue} from "../../stats/series/change-points.ts";
import {findChangePoints, LEAST_EFFECT} from "../../stats/series/change-points.ts";
import type {Drift} from "../../stats/series/drift.ts";
import type {Level} from "../../stats/series/levels.ts";
import {medianOf} from "../../stats/series/noise.ts";
import type {NoiseChange} from "../../stats/series/noise-change.ts";
import type {Effect} from "./effects.ts";
import type {LevelDraft} from "./level-drafts.ts";
import {draftsOf, levelsOf} from "./level-drafts.ts";
import type {NoChangeReason} from "./no-change-reason.ts";
import {explainNoChange} from "./no-change-reason.ts";
import type {ChangeSearch} from "./search-memo.ts";
import type {Series, SeriesPoint} from "./series.ts";
import type {SeriesMeasurement} from "./series-measurements.ts";
import {overPoints, placesOf, searchedValues, seriesMeasurements} from "./series-measurements.ts";

/** The possible states of a series. There is deliberately no "no regression". */
export type StateWord = "changed" | "unconfirmed" | "drifting" | "no change shown";

/** A side of a change. */
export interface ChangeSide {
  /** The level, in the series' unit: of exact numbers the value beside the change, of an unconfirmed change the newest value. */
  readonly center: number;
  readonly measurements: number;
  /** How many samples all of them have. */
  readonly samples: number;
}

/** A change of level between two neighbouring measurements of a series. */
export interface SeriesChange {
  /** `unconfirmed` when it rests on the newest measurement alone. */
  readonly state: "changed" | "unconfirmed";
  readonly before: ChangeSide;
  readonly after: ChangeSide;
  /** It lies between these: the last measurement of the old level and the first of the new level; may be of the same entry. */
  readonly last: SeriesMeasurement;
  readonly first: SeriesMeasurement;
  /**
   * The entry whose own pair shows the change; of an unconfirmed change the newest entry. Undefined where no entry explains
   * it: a difference between two sessions is never attributed to an entry.
   */
  readonly entry: string | undefined;
  /** That pair's measurement; undefined for a change between entries. */
  readonly effect: Effect | undefined;
  /** `after` over `before`: 1.05 is +5 %. Infinite from 0. */
  readonly ratio: number;
  /** The interval of the ratio; undefined for exact numbers, and for a single measurement. */
  readonly interval: {readonly low: number; readonly high: number} | undefined;
  /** Of an entry's pair that of its U test, else the chance of such a step between equal levels; undefined for exact numbers. */
  readonly p: number | undefined;
  /**
   * p of the U test of all samples before against all after; undefined for exact numbers and for too few to be significant.
   * Samples of the same run are more alike than those of two, so it is smaller than it should be; no change rests on it.
   */
  readonly pooledP: number | undefined;
  /** Undefined where the direction of the unit is not known. */
  readonly better: boolean | undefined;
}

/** A level by places of points. */
export interface SeriesLevel extends Level {
  /** Of a drifting series its heights at its first and last point, in the series' unit; absent for a flat series. */
  readonly ends?: readonly [first: number, last: number];
}

/** A steady change from measurement to measurement, steps left out. */
export interface SeriesDrift extends Drift {
  /** Undefined where the direction of the unit is not known. */
  readonly better: boolean | undefined;
}

/** The measurement from which on a series varies more, or less. */
export interface SeriesNoiseChange {
  /** Place of the point in the series, 0-based. */
  readonly place: number;
  readonly point: SeriesPoint;
  /** Standard deviation of a measurement about its level before and from there on: 0.01 is 1 %. */
  readonly before: number;
  readonly after: number;
}

/** State of a series as a whole. */
export interface SeriesTrend {
  /**
   * Of the newest change: `unconfirmed` for the newest measurement, else `changed` if the level ever did; without a change
   * `drifting` if the series has a slope.
   */
  readonly state: StateWord;
  /** Oldest first, an unconfirmed change last. */
  readonly changes: readonly SeriesChange[];
  /**
   * Levels of the series, by places of its points, oldest first; an unconfirmed newest point has no level.
   * Empty if no search was made, or the result is not trusted.
   */
  readonly levels: readonly SeriesLevel[];
  /** Places of isolated outliers, which were ignored. */
  readonly spikes: readonly number[];
  /**
   * How much measurements differ without a change, the newest measurements where that has changed: 0.01 is 1 %; undefined for
   * exact numbers and without a search.
   */
  readonly noise: number | undefined;
  /** A steady slope within the levels; it may occur beside changes. */
  readonly drift: SeriesDrift | undefined;
  /** Where measurements began to vary at least twice as much, or half as much. */
  readonly noiseChange: SeriesNoiseChange | undefined;
  /** Why no change is shown; undefined if a change is shown. */
  readonly reason: NoChangeReason | undefined;
}

/** Thresholds of changes; those of the journal fit. */
export interface ChangeThresholds {
  /** Smaller relative changes are ignored. */
  readonly leastChange: number;
  /** Significance level of the U test, for which samples may be too few. */
  readonly alpha: number;
}

const USUAL: ChangeThresholds = {leastChange: LEAST_EFFECT, alpha: 0.05};

/**
 * Finds where a series changed, between which measurements, how much and how certainly.
 * An effect of an entry's own pair that counts as a move is a change with that entry as its cause, and a known boundary of the
 * levels; the change-point rule runs between such boundaries, and finds changes that no entry explains.
 * Where an entry measured the code of the point before once more, as its base, that is a measurement too: it completes a
 * level of a single point, and two points are the least a level needs. `ahead` is the result of the search, if it was made before.
 */
export function seriesTrend(
  series: Pick<Series, "points" | "better">,
  {leastChange, alpha}: ChangeThresholds = USUAL,
  search: ChangeSearch = findChangePoints,
  ahead?: ChangePoints,
): SeriesTrend {
  const {measurements, caused, known} = judgedMeasurements(series);
  const found = ahead ?? search(searchedValues(measurements, known), leastChange);
  const levels = levelsOf(found, measurements, known);
  const changes = [
    ...draftsOf(found, measurements, levels, known).map(draft =>
      finishChange(draft, measurements, series.better, alpha),
    ),
    ...caused.flatMap(place => causedChange(place, measurements, series.better) ?? []),
  ].sort((a, b) => measurements.indexOf(a.first) - measurements.indexOf(b.first));
  const noisy = found.mode === "noisy" ? found : undefined;
  const drift = noisy?.unstable ? undefined : driftOf(noisy?.drift, series.better);
  return {
    state: changes.at(-1)?.state ?? (drift ? "drifting" : "no change shown"),
    changes,
    levels: levels.flatMap(level =>
      overPoints(level, measurements).map(one => ({
        ...one,
        ...(drift && {ends: slopedEnds(measurements.slice(level.start, level.end), drift)}),
      })),
    ),
    spikes: placesOf((noisy?.spikes ?? []).flatMap(place => measurements[place] ?? [])),
    noise: noisy?.noiseChange?.after ?? noisy?.noise,
    drift,
    noiseChange: noiseChangeOf(noisy?.noiseChange, measurements),
    reason: changes.length > 0 ? undefined : explainNoChange(found, measurements.length),
  };
}

/** Returns the values of a series that `seriesTrend` searches. */
export function trendValues(series: Pick<Series, "points">): SeriesValue[] {
  const {measurements, known} = judgedMeasurements(series);
  return searchedValues(measurements, known);
}

/** Measurements of a series. */
interface JudgedMeasurements {
  readonly measurements: readonly SeriesMeasurement[];
  /** Places of those whose own pair shows a change. */
  readonly caused: readonly number[];
  /** Places of those at which a level is known to begin. */
  readonly known: readonly number[];
}

function judgedMeasurements({points}: Pick<Series, "points">): JudgedMeasurements {
  const measurements = seriesMeasurements(points);
  const caused = measurements.flatMap(({side, point}, i) =>
    side === "head" && point.effect?.judgement === "moved" ? [i] : [],
  );
  return {measurements, caused, known: caused.filter(place => place > 0)};
}

/** Heights of a level at its first and last measurement: the median of all, as they would be without the slope. */
function slopedEnds(level: readonly SeriesMeasurement[], {slope}: Drift): [number, number] {
  const growth = 1 + slope;
  const first = medianOf(level.map(({center}, i) => center / growth ** i));
  return [first, first * growth ** (level.length - 1)];
}

function driftOf(drift: Drift | undefined, better: Better): SeriesDrift | undefined {
  return drift && {...drift, better: isBetter(better, drift.slope)};
}

function noiseChangeOf(
  found: NoiseChange | undefined,
  measurements: readonly SeriesMeasurement[],
): SeriesNoiseChange | undefined {
  const first = found && measurements[found.place];
  return first && {place: first.place, point: first.point, before: found.before, after: found.after};
}

/** The change that an entry's own pair shows, at the place of its head. */
function causedChange(
  place: number,
  measurements: readonly SeriesMeasurement[],
  better: Better,
): SeriesChange | undefined {
  const first = measurements[place];
  const {base, effect, entry} = first?.point ?? {};
  if (!first || !base || !effect) return undefined;
  const last: SeriesMeasurement = {place: first.place, point: first.point, side: "base", ...base};
  return {
    state: "changed",
    before: {center: base.center, measurements: 1, samples: base.samples.length},
    after: {center: first.center, measurements: 1, samples: first.samples.length},
    last,
    first,
    entry,
    effect,
    ratio: effect.ratio,
    interval: effect.p === undefined ? undefined : effect.interval,
    p: effect.p,
    pooledP: effect.p,
    better: isBetter(better, first.center - base.center),
  };
}

function finishChange(
  {state, before, after, p, margin}: LevelDraft,
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
    entry: state === "unconfirmed" && first.point.base === undefined ? first.point.entry : undefined,
    effect: undefined,
    ratio,
    interval: margin === undefined ? undefined : {low: ratio / goExp(margin), high: ratio * goExp(margin)},
    p,
    pooledP: p === undefined ? undefined : pooledP(old, young, alpha),
    better: isBetter(better, after.center - before.center),
  };
}

/** The samples of all measurements of a level, ascending. */
function pooledSamples({start, end}: Level, measurements: readonly SeriesMeasurement[]): Float64Array {
  const own = measurements.slice(start, end);
  const pooled = new Float64Array(own.reduce((sum, {samples}) => sum + samples.length, 0));
  let at = 0;
  for (const {samples} of own) for (const sample of samples) pooled[at++] = sample;
  return pooled.sort();
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
