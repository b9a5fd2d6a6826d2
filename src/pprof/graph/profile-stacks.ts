import {FIRST_NAME} from "../../stacks/frame-tree.ts";
import type {Stacks} from "../../stacks/merge-stacks.ts";
import type {Profile} from "../profile/profile.ts";
import type {NodeTable} from "./nodes.ts";
import {nodeTable, printableName} from "./nodes.ts";

/** The samples of a profile as stacks of functions, inlined ones among them. */
export interface ProfileStacks {
  readonly stacks: Stacks;
  /** Function names as reports print them; the stacks number them from `FIRST_NAME` on. */
  readonly names: readonly string[];
  /** Path of each function's binary; "" when unknown. */
  readonly binaries: readonly string[];
}

/** Makes stacks of a profile's samples with the values of some sample types, by their size. */
export function profileStacks(profile: Profile, types: readonly number[]): ProfileStacks {
  const {samples, sampleTypes} = profile;
  const weights = types.map(type => {
    const column = new Float64Array(samples.count);
    for (let sample = 0; sample < samples.count; sample++)
      column[sample] = Math.abs(samples.values[sample * sampleTypes.length + type] ?? 0);
    return column;
  });
  return weightedStacks(profile, weights);
}

/**
 * Makes stacks of a profile's samples with weights of their own, not negative, a column each.
 * Functions whose names `matching` makes equal are one; the first of their names stands for all.
 */
export function weightedStacks(
  profile: Profile,
  weights: readonly Float64Array[],
  matching: (name: string) => string = name => name,
): ProfileStacks {
  const table = nodeTable(profile, {
    granularity: "functions",
    showColumns: false,
    inlines: true,
    objectFiles: false,
    trimPath: path => path,
  });
  const numbers = new Map<string, number>();
  const names: string[] = [];
  const numberOf = Int32Array.from(table.infos, info => {
    const name = printableName(info);
    const key = matching(name);
    const number = numbers.get(key) ?? names.push(name) - 1;
    numbers.set(key, number);
    return number;
  });
  const slotNodes = table.slotNodes.map(node => numberOf[node] ?? 0);
  const stacks = {
    count: profile.samples.count,
    nameCount: names.length + FIRST_NAME,
    weights,
    next: fromRoots(profile, {...table, slotNodes}),
  };
  return {stacks, names, binaries: binariesOf(profile, table)};
}

/** The binary of each node: that of the first location it stands in. */
function binariesOf({locations, mappings}: Profile, {slotOffsets, slotNodes, infos}: NodeTable): string[] {
  const binaries: (string | undefined)[] = new Array(infos.length);
  for (let location = 0; location < locations.count; location++) {
    const {file = ""} = mappings[locations.mappings[location] ?? -1] ?? {};
    for (const node of slotNodes.subarray(slotOffsets[location], slotOffsets[location + 1]))
      binaries[node] ??= file;
  }
  return binaries.map(binary => binary ?? "");
}

/** Walks each sample from its root to its leaf. */
function fromRoots({samples}: Profile, {slotOffsets, slotNodes}: NodeTable): (sample: number) => number {
  const names = slotNodes.map(node => node + FIRST_NAME);
  const frame = new Int32Array(samples.count);
  for (let sample = 0; sample < samples.count; sample++)
    frame[sample] = (samples.offsets[sample + 1] ?? 0) - 1;
  // The next slot within the next frame's location; -1 for its outermost.
  const slots = new Int32Array(samples.count).fill(-1);
  return sample => {
    const index = frame[sample] as number;
    if (index < (samples.offsets[sample] as number)) return -1;
    const location = samples.frames[index] as number;
    const before = slots[sample] as number;
    const slot = before < 0 ? (slotOffsets[location + 1] as number) - 1 : before;
    const isInnermost = slot === slotOffsets[location];
    slots[sample] = isInnermost ? -1 : slot - 1;
    if (isInnermost) frame[sample] = index - 1;
    return names[slot] as number;
  };
}
