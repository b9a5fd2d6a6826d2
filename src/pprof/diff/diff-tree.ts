import {matchingName} from "../../stacks/function-names.ts";
import type {CallNode, CallTreeOptions} from "../graph/call-tree.ts";
import {treeOf} from "../graph/call-tree.ts";
import {weightedStacks} from "../graph/profile-stacks.ts";
import {isBaseSample} from "../profile/labels.ts";
import type {Profile} from "../profile/profile.ts";

/**
 * Sums the samples of a difference by the path from the root, base and head apart; values count by their
 * size. The profile comes from `subtractBase` with `diff`. Functions are the same where their names match
 * without type parameters and major version: lines move between two commits, names seldom do.
 */
export function diffTree(difference: Profile, {type, ...limits}: CallTreeOptions): CallNode {
  const {samples, sampleTypes} = difference;
  const head = new Float64Array(samples.count);
  const base = new Float64Array(samples.count);
  for (let sample = 0; sample < samples.count; sample++) {
    const value = Math.abs(samples.values[sample * sampleTypes.length + type] ?? 0);
    (isBaseSample(difference, sample) ? base : head)[sample] = value;
  }
  return treeOf(weightedStacks(difference, [head, base], matchingName), limits);
}
