import type {Better} from "../../measurement.ts";
import type {ChangePoints, NoisyChangePoints} from "../../stats/change-points.ts";
import {LEAST_EFFECT} from "../../stats/change-points.ts";
import {samplesForComparison} from "../../stats/comparison.ts";
import {goExp} from "../../stats/go-logarithm.ts";
import type {Level} from "../../stats/levels.ts";
import {stretches} from "../../stats/levels.ts";
import {mannWhitney} from "../../stats/mann-whitney.ts";
import {medianOf} from "../../stats/noise.ts";
import type {Effect} from "./effects.ts";
import type {NoChangeReason} from "./no-change-reason.ts";
import {explainNoChange} from "./no-change-reason.ts";
import {sameCommit, searchStretches} from "./search-stretches.ts";
import type {Series, SeriesPoint} from "./series.ts";

/** The possible states of a series. There is deliberately no "no regression". */
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
  /**
   * The entry whose own pair shows the change; of an unconfirmed change the newest entry. Undefined where no entry explains
   * it: a difference between two sessions is never attributed to an entry.
   */
  readonly entry: string | undefined;
  /** What that pair measured; undefined for a change that lies between entries. */
  readonly effect: Effect | undefined;
  /** `after` over `before`: 1.05 is +5 %. Infinite from 0. */
  readonly ratio: number;
  /** The interval of the ratio; undefined for exact numbers, and for one measurement alone. */
  readonly interval: {readonly low: number; readonly high: number} | undefined;
  /** Of an entry's pair that of its U test, else the chance of such a step between equal levels; undefined for exact numbers. */
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
   * Levels of the series, by places of its points, oldest first; an unconfirmed newest point belongs to none.
   * Empty where nothing was searched, or what was found is not trusted.
   */
  readonly levels: readonly Level[];
  /** Places of isolated outliers, which were ignored. */
  readonly spikes: readonly number[];
  /** How much measurements differ without a change: 0.01 is 1 %; undefined for exact numbers and where nothing was searched. */
  readonly noise: number | undefined;
  /** Why no change is shown; undefined when one is. */
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
 * An effect of an entry's own pair that counts as a move is a change with that entry as its cause. It divides the series; the
 * change-point rule runs on the stretches between, and finds what no entry explains.
 * Where an entry measured the code of the point before once more, as its base, that is a measurement too: it completes a level
 * of one point, and two points are the least a level needs.
 */
export function seriesTrend(
  series: Pick<Series, "points" | "better">,
  thresholds: ChangeThresholds = USUAL,
): SeriesTrend {
  const measurements = measurementsOf(series.points);
  const forced = measurements.flatMap(({side, point}, i) =>
    side === "head" && point.effect?.judgement === "moved" ? [i] : [],
  );
  const searched = searchStretches(measurements, forced, thresholds.leastChange);
  const parts = searched.map(({start, end, found}) =>
    trendOfStretch({
      start,
      found,
      measurements: measurements.slice(start, end),
      isDivided: forced.length > 0,
    }),
  );
  const found = parts.flatMap(({start, drafts}) =>
    drafts.map(draft => finishChange(shifted(draft, start), measurements, series.better, thresholds.alpha)),
  );
  const caused = forced.flatMap(place => causedChange(place, measurements, series.better) ?? []);
  const changes = [...found, ...caused].sort(
    (a, b) => measurements.indexOf(a.first) - measurements.indexOf(b.first),
  );
  const noises = searched.flatMap(({found: {mode}, start, end}, i) => {
    const noise = parts[i]?.noise;
    return mode === "noisy" && noise !== undefined ? [{noise, size: end - start}] : [];
  });
  const last = searched.at(-1)?.found;
  return {
    state: changes.at(-1)?.state ?? "no change shown",
    changes,
    levels: parts.flatMap(part =>
      part.levels.flatMap(level => overPoints(shiftedLevel(level, part.start), measurements)),
    ),
    spikes: placesOf(parts.flatMap(({start, spikes}) => spikes.flatMap(i => measurements[start + i] ?? []))),
    noise: noises.sort((a, b) => b.size - a.size)[0]?.noise,
    reason: changes.length > 0 || !last ? undefined : explainNoChange(last, measurements.length),
  };
}

/** What the search found in one stretch; places count from its start. */
interface StretchTrend {
  readonly start: number;
  readonly levels: readonly Level[];
  readonly drafts: readonly Draft[];
  readonly spikes: readonly number[];
  readonly noise: number | undefined;
}

function trendOfStretch({
  start,
  found,
  measurements,
  isDivided,
}: {
  readonly start: number;
  readonly found: ChangePoints;
  readonly measurements: readonly SeriesMeasurement[];
  readonly isDivided: boolean;
}): StretchTrend {
  const noisy = found.mode === "noisy" ? found : undefined;
  const spikes = noisy?.spikes ?? [];
  const noise = noisy?.noise;
  if (found.mode !== "none" && found.unstable) return {start, levels: [], drafts: [], spikes, noise};
  // A stretch beside an entry's change is a level, however short.
  if (found.mode === "none" && isDivided)
    return {start, levels: [wholeLevel(measurements)], drafts: [], spikes, noise};
  const levels = levelsOf(found, measurements);
  return {start, levels, drafts: draftsOf(found, measurements, levels), spikes, noise};
}

function wholeLevel(measurements: readonly SeriesMeasurement[]): Level {
  return {start: 0, end: measurements.length, center: medianOf(measurements.map(({center}) => center))};
}

function shifted(draft: Draft, by: number): Draft {
  return {...draft, before: shiftedLevel(draft.before, by), after: shiftedLevel(draft.after, by)};
}

function shiftedLevel({start, end, center}: Level, by: number): Level {
  return {start: start + by, end: end + by, center};
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

/**
 * In time order. A base counts where it measures the code of the measurement before it once more. Any other one is left out:
 * it was measured in the same session as the head, under the same machine conditions, and two such values would look like a level.
 */
function measurementsOf(points: readonly SeriesPoint[]): SeriesMeasurement[] {
  return points.flatMap((point, place) => {
    const {side, commit, samples, center, base} = point;
    const own = {place, point, side, commit, samples, center};
    const again = base && sameCommit(points[place - 1]?.commit, base.commit);
    return again ? [{place, point, side: "base" as const, ...base}, own] : [own];
  });
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

/** A change as the statistics find it, by places of measurements. */
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
    entry: state === "unconfirmed" && first.point.base === undefined ? first.point.entry : undefined,
    effect: undefined,
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
