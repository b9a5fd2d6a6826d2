import type {FlameLabels, LabelSet} from "../../stacks/flame-data.ts";
import type {FrameTree} from "../../stacks/frame-tree.ts";
import {at, OTHERS} from "../../stacks/frame-tree.ts";
import {cutText} from "../../stacks/function-names.ts";
import type {Stacks} from "../../stacks/merge-stacks.ts";
import {labelsOf, labelUnits} from "../profile/labels.ts";
import type {Profile} from "../profile/profile.ts";
import {profileStacks} from "./profile-stacks.ts";

/** More sets of labels, or more values by label, would make the data larger than a reader should have to wait for. */
const MOST_SETS = 2000;
const MOST_VALUES = 40_000;

/**
 * Divides the flat costs of a profile's frames by the labels of their stacks. Undefined for a profile without
 * labels, and for a profile with too many labels; the page of its tags has them all.
 */
export function stackLabels(
  profile: Profile,
  types: readonly number[],
  tree: FrameTree,
): FlameLabels | undefined {
  if (profile.samples.labelKeys.length === 0) return undefined;
  const numbered = labelSets(profile);
  if (!numbered) return undefined;
  const {stacks} = profileStacks(profile, types);
  const ends = endFrames(stacks, tree);
  const parts = new Map<number, number[]>();
  for (let sample = 0; sample < stacks.count; sample++) {
    const key = at(ends, sample) * numbered.sets.length + at(numbered.setOf, sample % profile.samples.count);
    const sums = parts.get(key) ?? types.map(() => 0);
    parts.set(key, sums);
    stacks.weights.forEach((weights, type) => {
      sums[type] = (sums[type] ?? 0) + at(weights, sample);
    });
  }
  const kept = [...parts].filter(([, sums]) => sums.some(sum => sum > 0)).sort(([a], [b]) => a - b);
  if (kept.length * types.length > MOST_VALUES) return undefined;
  const count = numbered.sets.length;
  return {
    sets: numbered.sets,
    frames: Int32Array.from(kept, ([key]) => Math.floor(key / count)),
    setOf: Int32Array.from(kept, ([key]) => key % count),
    selfs: types.map((_, type) => Float64Array.from(kept, ([, sums]) => sums[type] ?? 0)),
  };
}

/** The different sets of labels, and the set of each sample; undefined if there are too many. */
function labelSets(profile: Profile): {sets: LabelSet[]; setOf: Int32Array} | undefined {
  const {units} = labelUnits(profile);
  const numbers = new Map<string, number>();
  const sets: LabelSet[] = [];
  const setOf = new Int32Array(profile.samples.count);
  for (let sample = 0; sample < setOf.length; sample++) {
    const set = labelSet(profile, sample, units);
    const key = JSON.stringify(set);
    const number = numbers.get(key) ?? sets.push(set) - 1;
    if (sets.length > MOST_SETS) return undefined;
    numbers.set(key, number);
    setOf[sample] = number;
  }
  return {sets, setOf};
}

function labelSet(profile: Profile, sample: number, units: ReadonlyMap<string, string>): LabelSet {
  const {texts, numbers} = labelsOf(profile, sample);
  return [
    ...[...texts].flatMap(([key, values]) => values.map(text => [cutText(key), cutText(text)] as const)),
    ...[...numbers].flatMap(([key, values]) =>
      values.map(({value}) => [cutText(key), value, units.get(key) ?? ""] as const),
    ),
  ];
}

/** The frame of the tree in which each stack ends: the others', where its own was too small. */
function endFrames(stacks: Stacks, {count, names, parents}: FrameTree): Int32Array {
  const places = new Map<number, number>();
  for (let node = 1; node < count; node++)
    places.set(at(parents, node) * stacks.nameCount + at(names, node), node);
  return Int32Array.from({length: stacks.count}, (_, stack) => {
    let node = 0;
    for (let name = stacks.next(stack); name >= 0; name = stacks.next(stack)) {
      const next = places.get(node * stacks.nameCount + name);
      if (next === undefined) return places.get(node * stacks.nameCount + OTHERS) ?? node;
      node = next;
    }
    return node;
  });
}
