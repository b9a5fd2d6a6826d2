import type {JsonPlace} from "./json-place.ts";
import {items, member, numberIn} from "./json-place.ts";

/** Columns of a sample.json, a value a sample. */
export interface CriterionColumns {
  readonly iterations: JsonPlace;
  /** In nanoseconds. */
  readonly times: JsonPlace;
}

/**
 * Returns the columns of Criterion.rs' sample.json: members `iters` and `times`, of versions before 0.3.3 a list of the two;
 * undefined for any other JSON.
 */
export function criterionColumns(whole: JsonPlace): CriterionColumns | undefined {
  const [iterations, times] = [member(whole, "iters"), member(whole, "times")];
  if (Array.isArray(iterations.value) && Array.isArray(times.value)) return {iterations, times};
  const [first, second, ...others] = items(whole);
  if (!first || !second || others.length > 0) return undefined;
  const [counts, measured] = [items(first), items(second)];
  const isPair = counts.length > 0 && counts.length === measured.length;
  const areNumbers = [...counts, ...measured].every(one => numberIn(one) !== undefined);
  return isPair && areNumbers ? {iterations: first, times: second} : undefined;
}

/** Returns an estimate of estimates.json by its name, `mean`; versions before 0.3.3 write `Mean`. */
export function criterionEstimate(whole: JsonPlace, name: string): JsonPlace {
  const place = member(whole, name);
  return place.value === undefined ? member(whole, name.charAt(0).toUpperCase() + name.slice(1)) : place;
}
