import type {ChangePoints, SeriesValue} from "../../stats/series/change-points.ts";
import {findChangePoints} from "../../stats/series/change-points.ts";

/** Searches a series for changes of its level, see `findChangePoints`. */
export type ChangeSearch = (values: readonly SeriesValue[], leastChange: number) => ChangePoints;

/** Maximum results kept for the next reading of a journal. */
const MAX_RESULTS = 20_000;

/**
 * Makes a search that keeps its results by their input: a development server reads a journal again after each edit, and
 * few series are others then.
 */
export function searchMemo(search: ChangeSearch = findChangePoints): ChangeSearch {
  const results = new Map<string, ChangePoints>();
  return (values, leastChange) => {
    const key = JSON.stringify([leastChange, values]);
    // JSON writes NaN and both infinities alike.
    if (key.includes("null")) return search(values, leastChange);
    const known = results.get(key);
    const found = known ?? search(values, leastChange);
    if (results.size >= MAX_RESULTS) results.clear();
    if (known === undefined) results.set(key, found);
    return found;
  };
}
