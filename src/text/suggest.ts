import {distance} from "fastest-levenshtein";

/** Limits of names compared and of characters written, since a distance costs the product of both lengths. */
const MOST_COMPARED = 1000;
const LONGEST = 200;

/**
 * Returns the known name nearest to the written one, ignoring case; undefined if all differ by more than `most` letters,
 * by default a third of the written ones and at least 2.
 */
export function nearest(
  written: string,
  known: readonly string[],
  most = Math.max(2, Math.floor(written.length / 3)),
): string | undefined {
  if (written.length > LONGEST) return undefined;
  const wanted = written.toLowerCase();
  let best: string | undefined;
  let least = most + 1;
  for (const name of known.slice(0, MOST_COMPARED)) {
    if (Math.abs(name.length - wanted.length) >= least) continue;
    const steps = distance(wanted, name.toLowerCase());
    if (steps >= least) continue;
    best = name;
    least = steps;
  }
  return best;
}

/** Returns the hint `did you mean "x"?`; undefined if all known names differ too much. */
export function didYouMean(written: string, known: readonly string[]): string | undefined {
  const name = nearest(written, known);
  return name === undefined ? undefined : `did you mean "${name}"?`;
}
