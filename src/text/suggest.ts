import {distance} from "fastest-levenshtein";

/** Limits of names compared and of characters written, since a distance costs the product of both lengths. */
const MOST_COMPARED = 1000;
const LONGEST = 200;

/**
 * Returns the known name nearest to the written name, ignoring case; undefined if all differ by more than
 * `most` letters, by default a third of the written letters and at least 2.
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
  return hintOf(nearest(written, known));
}

/** Returns the same for benchmarks, whose names are nearest without `Benchmark` and the `-N` of processors: `Parse-16` for `Parse`. */
export function didYouMeanBenchmark(written: string, known: readonly string[]): string | undefined {
  const bare = known.map(bareName);
  const wanted = bareName(written);
  const place = bare.indexOf(bare.includes(wanted) ? wanted : (nearest(wanted, bare) ?? ""));
  return hintOf(known[place]);
}

function bareName(name: string): string {
  return name.replace(/^Benchmark(?=.)|-\d+$/g, "");
}

function hintOf(name: string | undefined): string | undefined {
  return name === undefined ? undefined : `did you mean "${name}"?`;
}
