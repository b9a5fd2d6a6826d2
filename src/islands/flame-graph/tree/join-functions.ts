import type {FlameFunction} from "../../../stacks/flame-data.ts";
import {FIRST_NAME} from "../../../stacks/frame-tree.ts";

/** The functions of two profiles under a common numbering. */
export interface JoinedFunctions {
  readonly functions: readonly FlameFunction[];
  /** New number of each name of the head, and of each of the base. */
  readonly head: Int32Array;
  readonly base: Int32Array;
}

/**
 * Numbers the functions of a head and its base together: functions are the same if their names match without
 * type parameters and major version, as in the drawn comparison. The head's names are used for both.
 */
export function joinFunctions(
  head: readonly FlameFunction[],
  base: readonly FlameFunction[],
): JoinedFunctions {
  const functions = head.slice(0, FIRST_NAME);
  const known = new Map<string, number>();
  const numbered = (side: readonly FlameFunction[]): Int32Array =>
    Int32Array.from(side, (one, number) => {
      if (number < FIRST_NAME) return number;
      const key = one.matching ?? one.name;
      const found = known.get(key) ?? functions.push(one) - 1;
      known.set(key, found);
      return found;
    });
  return {head: numbered(head), base: numbered(base), functions};
}
