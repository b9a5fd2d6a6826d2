import {matchingName} from "../../stacks/function-names.ts";

/** Costs of a function in the head and in the base. */
export interface MatchedCost {
  readonly head: number;
  /** Undefined where the base has no such function. */
  readonly base: number | undefined;
  /** Names of the head that the numbers are the sum of; 1 unless instantiations cannot be distinguished. */
  readonly names: number;
}

/** Functions with the same matching name. */
interface Group {
  readonly heads: string[];
  readonly bases: string[];
}

/**
 * Pairs the functions of two profiles, by the names of the head. Equal names are the same function. The rest
 * is paired by its name without type arguments and major version; several instantiations of a function that
 * have other names in the base are summed on both sides.
 */
export function matchCosts(
  heads: ReadonlyMap<string, number>,
  bases: ReadonlyMap<string, number>,
): Map<string, MatchedCost> {
  const groups = new Map<string, Group>();
  const groupOf = (name: string): Group => {
    const key = matchingName(name);
    const group = groups.get(key) ?? {heads: [], bases: []};
    groups.set(key, group);
    return group;
  };
  const matched = new Map<string, MatchedCost>();
  for (const [name, head] of heads) {
    const base = bases.get(name);
    if (base === undefined) groupOf(name).heads.push(name);
    else matched.set(name, {head, base, names: 1});
  }
  for (const name of bases.keys()) if (!heads.has(name)) groupOf(name).bases.push(name);
  const sum = (names: readonly string[], costs: ReadonlyMap<string, number>): number =>
    names.reduce((total, name) => total + (costs.get(name) ?? 0), 0);
  for (const {heads: names, bases: others} of groups.values()) {
    const isNew = others.length === 0;
    for (const name of names)
      matched.set(
        name,
        isNew
          ? {head: heads.get(name) ?? 0, base: undefined, names: 1}
          : {head: sum(names, heads), base: sum(others, bases), names: names.length},
      );
  }
  return matched;
}
