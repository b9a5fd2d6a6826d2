import type {Effect, EffectThresholds, MeasuredEffect} from "./effects.ts";
import {judgeEffects} from "./effects.ts";
import type {Series, SeriesPoint, TriedHead} from "./series.ts";

/** A point whose pairs are not judged yet. */
export interface UnjudgedPoint extends Omit<SeriesPoint, "effect" | "tried"> {
  readonly tried?: readonly Omit<TriedHead, "effect">[];
}

/** A series whose pairs are not judged yet. */
export interface UnjudgedSeries extends Omit<Series, "points"> {
  readonly points: readonly UnjudgedPoint[];
}

/**
 * Adds to every pair of a journal its effect: the rows of an entry with the same unit are judged together, whatever their
 * package and machine.
 */
export function judgeSeries(series: readonly UnjudgedSeries[], thresholds: EffectThresholds): Series[] {
  const pairs = series.flatMap(one => pairsOf(one));
  const families = Map.groupBy(pairs, ({family}) => family);
  const effects = new Map(
    [...families.values()].flatMap(family => {
      const judged = judgeEffects(
        family.map(({measured}) => measured),
        thresholds,
      );
      return family.flatMap(({head}, i) => {
        const effect = judged[i];
        return effect ? [[head, effect] as const] : [];
      });
    }),
  );
  return series.map(one => ({...one, points: one.points.map(point => judgedPoint(point, effects))}));
}

function judgedPoint(point: UnjudgedPoint, effects: ReadonlyMap<readonly number[], Effect>): SeriesPoint {
  if (isAlone(point)) return point;
  const {tried, ...own} = point;
  const effect = effects.get(own.samples);
  const heads = tried?.flatMap(head => {
    const its = effects.get(head.samples);
    return its ? [{...head, effect: its}] : [];
  });
  return {...own, ...(effect && {effect}), ...(heads?.length && {tried: heads})};
}

/** True for most points of a long history: those without pairs. */
function isAlone(point: UnjudgedPoint): point is UnjudgedPoint & {readonly tried?: never} {
  return point.base === undefined && point.tried === undefined;
}

/** A pair and its family, the pairs that are judged together; its head is identified by its samples. */
interface SeriesPair {
  readonly family: string;
  readonly head: readonly number[];
  readonly measured: MeasuredEffect;
}

function pairsOf({kind, unit, points}: UnjudgedSeries): SeriesPair[] {
  const isExact = points.length >= 2 && points.every(repeats);
  return points.flatMap(({entry, base, tried = [], samples, center, side}) => {
    const own = {samples, center};
    const before = base ?? (side === "base" ? own : undefined);
    if (!before || (!base && tried.length === 0)) return [];
    const family = JSON.stringify([entry, kind, unit]);
    const pair = (from: {samples: readonly number[]; center: number}, to: typeof from): SeriesPair => ({
      family,
      head: to.samples,
      measured: {base: from.samples, head: to.samples, from: from.center, to: to.center, isExact},
    });
    return [...(base ? [pair(base, own)] : []), ...tried.map(head => pair(before, head))];
  });
}

/** True if every side of a point repeats the same number, at least twice. */
function repeats({samples, base, tried = []}: UnjudgedPoint): boolean {
  return [{samples}, ...(base ? [base] : []), ...tried].every(
    ({samples: own}) => own.length >= 2 && own.every(value => value === own[0]),
  );
}
