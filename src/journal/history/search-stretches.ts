import type {ChangePoints, SeriesValue} from "../../stats/change-points.ts";
import {findChangePoints} from "../../stats/change-points.ts";
import {stretches} from "../../stats/levels.ts";

/** A part of a series, by places of its measurements, and what the change-point rule found in it. */
export interface SearchedStretch {
  readonly start: number;
  readonly end: number;
  readonly found: ChangePoints;
}

/** A measurement as the search needs it. */
export interface SearchedMeasurement {
  readonly center: number;
  readonly samples: readonly number[];
  readonly commit: string | undefined;
}

/** Runs the change-point rule on each stretch between forced boundaries: the places where an entry's own pair shows a change. */
export function searchStretches(
  measurements: readonly SearchedMeasurement[],
  forced: readonly number[],
  leastChange: number,
): SearchedStretch[] {
  const values = measurements.map(
    ({center, samples, commit}, i): SeriesValue => ({
      center,
      samples,
      sameCode: sameCommit(measurements[i - 1]?.commit, commit),
    }),
  );
  const boundaries = forced.filter(place => place > 0);
  return stretches(measurements.length, boundaries).map(({start, end}) => ({
    start,
    end,
    found: findChangePoints(values.slice(start, end), leastChange),
  }));
}

/** Commits are the same when one abbreviates the other; an unknown one is the same as none. */
export function sameCommit(one: string | undefined, other: string | undefined): boolean {
  if (!one || !other) return false;
  const [a, b] = [one.toLowerCase(), other.toLowerCase()];
  return a.startsWith(b) || b.startsWith(a);
}
