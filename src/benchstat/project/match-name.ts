import {tidyFurther, tidyUnit} from "../../units/unit.ts";
import {withoutProcs} from "../read/name.ts";

/**
 * Finds the full names an author may mean: written out, without `Benchmark`, or without the `-N` suffix.
 * The exact name wins over the others; several are returned where they differ in the suffix only.
 */
export function matchNames(names: readonly string[], wanted: string): string[] {
  const short = wanted.replace(/^Benchmark/, "");
  const bareNames = bareNamesOf(names);
  for (const name of [wanted, short]) {
    if (names.includes(name)) return [name];
    const bare = bareNames.get(name);
    if (bare) return [...bare];
  }
  return [];
}

/** By the list they are of, which is often asked. */
const bareNames = new WeakMap<readonly string[], ReadonlyMap<string, readonly string[]>>();

/** The names of a list by their form without the `-N` suffix. */
function bareNamesOf(names: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const known = bareNames.get(names);
  if (known) return known;
  const found = Map.groupBy(names, withoutProcs);
  bareNames.set(names, found);
  return found;
}

/** As `matchNames`, but a name also matches its sub-benchmarks, and `*` any text, slashes included. */
export function matchRows(names: readonly string[], wanted: string): string[] {
  const found = matchNames(names, wanted);
  if (found.length > 0) return found;
  if (wanted.includes("*")) {
    const pattern = wanted.replace(/^Benchmark/, "");
    return names.filter(name => fits(name, pattern) || fits(withoutProcs(name), pattern));
  }
  const parents = [wanted, wanted.replace(/^Benchmark/, "")].map(name => `${name.replace(/\/$/, "")}/`);
  return names.filter(name => parents.some(parent => name.startsWith(parent)));
}

/** Finds a unit among tidied units, written tidied or as in a file (`ns/op`, `us/op`). */
export function matchUnit(units: readonly string[], wanted: string): string | undefined {
  return [wanted, tidyUnit(wanted).unit, tidyFurther(wanted).unit].find(unit => units.includes(unit));
}

/** True if a name is the pattern with some text for each `*`. */
function fits(name: string, pattern: string): boolean {
  const [first = "", ...rest] = pattern.split("*");
  const last = rest.pop();
  if (last === undefined) return name === first;
  if (!name.startsWith(first) || name.length < first.length + last.length) return false;
  let at = first.length;
  for (const part of rest) {
    const found = name.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return at <= name.length - last.length && name.endsWith(last);
}
