import type {SeriesValue} from "../../stats/series/change-points.ts";
import type {Level} from "../../stats/series/levels.ts";
import type {SeriesPoint} from "./series.ts";

/** A measurement of a series: a point, or the base beside it if it repeats the point before. */
export interface SeriesMeasurement {
  /** Place of the point in the series, 0-based. */
  readonly place: number;
  readonly point: SeriesPoint;
  readonly side: SeriesPoint["side"];
  readonly commit: string | undefined;
  readonly samples: readonly number[];
  readonly center: number;
}

/**
 * Lists the measurements of a series in time order. A base counts where it measures the code of the measurement before it once
 * more. Any other base is left out: it was measured in the same session as the head, under the same machine conditions, and two
 * such values would look like a level.
 */
export function seriesMeasurements(points: readonly SeriesPoint[]): SeriesMeasurement[] {
  return points.flatMap((point, place) => {
    const {side, commit, samples, center, base} = point;
    const own = {place, point, side, commit, samples, center};
    const again = base && sameCommit(points[place - 1]?.commit, base.commit);
    return again ? [{place, point, side: "base" as const, ...base}, own] : [own];
  });
}

/** Returns measurements as the change-point rule takes them; a level begins at each of the given places. */
export function searchedValues(
  measurements: readonly SeriesMeasurement[],
  levelStarts: readonly number[],
): SeriesValue[] {
  const starts = new Set(levelStarts);
  return measurements.map(({center, samples, commit}, i) => ({
    center,
    samples,
    sameCode: sameCommit(measurements[i - 1]?.commit, commit),
    startsLevel: starts.has(i),
  }));
}

/** Returns a level by places of points instead of measurements; empty for a level of bases alone. */
export function overPoints({start, end, center}: Level, measurements: readonly SeriesMeasurement[]): Level[] {
  const places = placesOf(measurements.slice(start, end));
  const [first, last] = [places[0], places.at(-1)];
  return first === undefined || last === undefined ? [] : [{start: first, end: last + 1, center}];
}

/** Lists the places of the points among measurements, bases beside them left out. */
export function placesOf(measurements: readonly SeriesMeasurement[]): number[] {
  return measurements.filter(({side, point}) => side === point.side).map(({place}) => place);
}

/** Commits are the same when one hash abbreviates the other; an unknown commit equals no other. */
function sameCommit(one: string | undefined, other: string | undefined): boolean {
  if (!one || !other) return false;
  const [a, b] = [one.toLowerCase(), other.toLowerCase()];
  return a.startsWith(b) || b.startsWith(a);
}
