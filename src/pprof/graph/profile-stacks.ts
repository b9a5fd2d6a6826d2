import {FIRST_NAME} from "../../stacks/frame-tree.ts";
import type {Stacks} from "../../stacks/merge-stacks.ts";
import {memoizeByObject} from "../profile/memoize-by-object.ts";
import type {Profile} from "../profile/profile.ts";
import type {NodeOptions, NodeTable} from "./nodes.ts";
import {nodeTable, printableName} from "./nodes.ts";

/** The samples of a profile as stacks of functions, inlined functions included. */
export interface ProfileStacks {
  readonly stacks: Stacks;
  /** Function names as reports print them; the stacks number them from `FIRST_NAME` on. */
  readonly names: readonly string[];
  /** Path of each function's binary; "" when unknown. */
  readonly binaries: readonly string[];
}

/** Begins the names of frames with negative values: U+2212, which no language has in a name. */
const MINUS = "−";

/** A name of `profileStacks` without its sign. */
export interface SignedName {
  readonly name: string;
  readonly isNegative: boolean;
}

/** Nodes of stacks. */
const FUNCTIONS: NodeOptions = {
  granularity: "functions",
  showColumns: false,
  inlines: true,
  objectFiles: false,
  trimPath: path => path,
};

const tables = memoizeByObject<NodeTable>();

/** Takes the sign off a name of `profileStacks`. */
export function signedName(name: string): SignedName {
  return name.startsWith(MINUS) ? {name: name.slice(1), isNegative: true} : {name, isNegative: false};
}

/** Puts the sign of a frame before a name or a value; the name itself if positive. */
export function withSign(text: string, isNegative: boolean): string {
  return isNegative ? MINUS + text : text;
}

/**
 * Makes stacks of a profile's samples with the values of some sample types. Differences have negative values, which are
 * stacks of their own beside the others: as wide as their size, of functions whose names begin with a minus sign.
 */
export function profileStacks(profile: Profile, types: readonly number[]): ProfileStacks {
  const {samples, sampleTypes} = profile;
  const columns = (sign: 1 | -1): Float64Array[] =>
    types.map(type => {
      const column = new Float64Array(samples.count);
      for (let sample = 0; sample < samples.count; sample++)
        column[sample] = Math.max(0, sign * (samples.values[sample * sampleTypes.length + type] ?? 0));
      return column;
    });
  const positive = weightedStacks(profile, columns(1));
  const negative = columns(-1);
  if (!negative.some(column => column.some(value => value > 0))) return positive;
  return withNegative(positive, weightedStacks(profile, negative));
}

/** Puts the stacks of negative values behind the others, under names of their own. */
function withNegative(positive: ProfileStacks, negative: ProfileStacks): ProfileStacks {
  const {stacks, names, binaries} = positive;
  const {count} = stacks;
  return {
    stacks: {
      count: 2 * count,
      nameCount: stacks.nameCount + names.length,
      weights: stacks.weights.map((column, type) => {
        const both = new Float64Array(2 * count);
        both.set(column);
        both.set(negative.stacks.weights[type] ?? [], count);
        return both;
      }),
      next(stack) {
        if (stack < count) return stacks.next(stack);
        const name = negative.stacks.next(stack - count);
        return name < 0 ? name : name + names.length;
      },
    },
    names: [...names, ...names.map(name => withSign(name, true))],
    binaries: [...binaries, ...binaries],
  };
}

/**
 * Makes stacks of a profile's samples with weights of their own, at least 0, a column each. Functions whose
 * names `matching` makes equal are merged under the first of their names.
 */
export function weightedStacks(
  profile: Profile,
  weights: readonly Float64Array[],
  matching: (name: string) => string = name => name,
): ProfileStacks {
  const table = tables(profile, "", () => nodeTable(profile, FUNCTIONS));
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

/** The binary of each node: that of its first location. */
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
