import {distance} from "fastest-levenshtein";

/** A list longer than this is cut in a message. */
const LISTED = 8;

/** Names that are compared, and characters of what was written: telling how far two are apart takes their lengths' product. */
const MOST_COMPARED = 1000;
const LONGEST = 200;

/** The known name nearest to what was written, case aside; undefined when none is near enough to be meant. */
export function nearest(written: string, known: readonly string[]): string | undefined {
  if (written.length > LONGEST) return undefined;
  const wanted = written.toLowerCase();
  let best: string | undefined;
  let least = Math.max(2, Math.floor(wanted.length / 3)) + 1;
  for (const name of known.slice(0, MOST_COMPARED)) {
    if (Math.abs(name.length - wanted.length) >= least) continue;
    const steps = distance(wanted, name.toLowerCase());
    if (steps >= least) continue;
    best = name;
    least = steps;
  }
  return best;
}

/** Names the nearest known one as a hint. */
export function didYouMean(written: string, known: readonly string[]): string | undefined {
  const name = nearest(written, known);
  return name === undefined ? undefined : `did you mean "${name}"?`;
}

/** Lists names in a message: `a, b, c and 12 more`; "none" when there are none. */
export function listNames(names: readonly string[]): string {
  if (!names.length) return "none";
  const listed = names.slice(0, LISTED).join(", ");
  return names.length > LISTED ? `${listed} and ${names.length - LISTED} more` : listed;
}
