import {goExp} from "../../stats/distributions/go-logarithm.ts";
import type {ChangePoints, NoisyChangePoints} from "../../stats/series/change-points.ts";
import type {Level} from "../../stats/series/levels.ts";
import {stretches} from "../../stats/series/levels.ts";
import {medianOf} from "../../stats/series/noise.ts";
import type {SeriesMeasurement} from "./series-measurements.ts";

/** A change that no entry's pair accounts for, as the statistics find it, by places of measurements. */
export interface LevelDraft {
  /** `unconfirmed` when it rests on the newest measurement alone. */
  readonly state: "changed" | "unconfirmed";
  readonly before: Level;
  readonly after: Level;
  /** Undefined for exact numbers. */
  readonly p: number | undefined;
  /** Half the width of the interval of the ratio's logarithm. */
  readonly margin: number | undefined;
}

/**
 * Returns the levels of a series, by places of its measurements; without an unconfirmed newest measurement. Of a series
 * that was not searched, those between the boundaries that are known.
 */
export function levelsOf(
  found: ChangePoints,
  measurements: readonly SeriesMeasurement[],
  known: readonly number[],
): readonly Level[] {
  if (found.mode === "none") return known.length > 0 ? mediansBetween(known, measurements) : [];
  if (found.unstable) return [];
  if (found.mode === "exact") return mediansBetween(found.boundaries, measurements);
  if (!found.newest) return found.levels;
  const newest = goExp(found.newest.level);
  return found.levels.map(level =>
    level.end === measurements.length ? {start: level.start, end: level.end - 1, center: newest} : level,
  );
}

function mediansBetween(boundaries: readonly number[], measurements: readonly SeriesMeasurement[]): Level[] {
  return stretches(measurements.length, boundaries).map(({start, end}) => {
    const centers = measurements.slice(start, end).map(({center}) => center);
    return {start, end, center: medianOf(centers)};
  });
}

/** Lists the changes beside the known boundaries, oldest first; empty where too many were found to trust any. */
export function draftsOf(
  found: ChangePoints,
  measurements: readonly SeriesMeasurement[],
  levels: readonly Level[],
  known: readonly number[],
): LevelDraft[] {
  if (found.mode === "none" || found.unstable) return [];
  const drafts = found.mode === "exact" ? exactDrafts(levels, measurements) : noisyDrafts(found, levels);
  const searched = drafts.filter(({after}) => !known.includes(after.start));
  const newest = found.mode === "noisy" ? newestDraft(found, levels, measurements) : [];
  return [...searched, ...newest];
}

/** Numbers that repeat change between exact values: those beside the change, regardless of earlier small changes. */
function exactDrafts(levels: readonly Level[], measurements: readonly SeriesMeasurement[]): LevelDraft[] {
  return levels.slice(1).flatMap((after, i) => {
    const before = levels[i];
    const [last, first] = measurements.slice(after.start - 1, after.start + 1);
    if (!before || !last || !first) return [];
    const sides = {before: {...before, center: last.center}, after: {...after, center: first.center}};
    return {state: "changed", ...sides, p: undefined, margin: undefined};
  });
}

function noisyDrafts({steps}: NoisyChangePoints, levels: readonly Level[]): LevelDraft[] {
  return steps.flatMap(({p, margin}, i): LevelDraft[] => {
    const [before, after] = levels.slice(i, i + 2);
    return before && after ? [{state: "changed", before, after, p, margin}] : [];
  });
}

function newestDraft(
  {newest}: NoisyChangePoints,
  levels: readonly Level[],
  measurements: readonly SeriesMeasurement[],
): LevelDraft[] {
  const [before, last] = [levels.at(-1), measurements.at(-1)];
  if (!newest || !before || !last) return [];
  const after = {start: before.end, end: measurements.length, center: last.center};
  return [{state: "unconfirmed", before, after, p: newest.p, margin: undefined}];
}
