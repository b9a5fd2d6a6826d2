import {functionNames} from "./call-tree.ts";
import {isBaseSample} from "./labels.ts";
import {matchingName} from "./names.ts";
import type {Profile} from "./profile.ts";
import type {StackNames, StackNode, WalkLimits} from "./stack-walk.ts";
import {walkStacks} from "./stack-walk.ts";

/** How much of a tree is wanted, and of what. */
export interface DiffTreeOptions extends WalkLimits {
  /** Index of the sample type. */
  readonly type: number;
}

/**
 * Sums the samples of a difference by the path from the root, base and head apart; values count by their size.
 * The profile is one of `subtractBase` with `diff`. Functions are the same where their names match without
 * type parameters and major version: lines move between two commits, names seldom do.
 */
export function diffTree(difference: Profile, options: DiffTreeOptions): StackNode {
  const {samples, sampleTypes} = difference;
  const head = new Float64Array(samples.count);
  const base = new Float64Array(samples.count);
  for (let sample = 0; sample < samples.count; sample++) {
    const value = Math.abs(samples.values[sample * sampleTypes.length + options.type] ?? 0);
    (isBaseSample(difference, sample) ? base : head)[sample] = value;
  }
  return walkStacks(difference, matched(functionNames(difference)), {head, base}, options);
}

/** Gives functions of one matching name one number; the first of their names stands for all. */
function matched({slotOffsets, slotNames, names}: StackNames): StackNames {
  const numbers = new Map<string, number>();
  const kept: string[] = [];
  const numberOf = names.map(name => {
    const key = matchingName(name);
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, kept.length);
    return kept.push(name) - 1;
  });
  return {slotOffsets, slotNames: Int32Array.from(slotNames, slot => numberOf[slot] ?? 0), names: kept};
}
