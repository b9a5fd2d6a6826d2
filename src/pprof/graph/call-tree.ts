import {at, FIRST_NAME, OTHERS} from "../../stacks/frame-tree.ts";
import {mergeStacks} from "../../stacks/merge-stacks.ts";
import {compareText} from "../../text/compare.ts";
import type {Profile} from "../profile/profile.ts";
import type {ProfileStacks} from "./profile-stacks.ts";
import {profileStacks} from "./profile-stacks.ts";

/** A function as called from a place in the tree, with its costs. */
export interface CallNode {
  /** Function name, as reports print it; "" at the root. */
  readonly name: string;
  /** Cost with everything it called: `self`, the children and the others add up to it exactly. */
  readonly total: number;
  readonly self: number;
  /** The same of the base of a comparison; 0 without a base. */
  readonly base: number;
  readonly baseSelf: number;
  /** Its callees, the most expensive first. */
  readonly children: readonly CallNode[];
  /** Sum of its callees that are too cheap or too deep for frames of their own. */
  readonly others: Others | undefined;
}

/** Calls that were left out of a tree. */
export interface Others {
  readonly total: number;
  readonly base: number;
  /** How many functions were called here. */
  readonly functions: number;
}

/** How much of a tree is wanted. */
export interface TreeLimits {
  /** Calls below this share of the whole, on every side, are counted among the others. */
  readonly leastShare: number;
  /** Calls further down are counted among the others, whatever they cost. */
  readonly maxDepth: number;
}

/** Limits and values of a tree. */
export interface CallTreeOptions extends TreeLimits {
  /** Index of the sample type. */
  readonly type: number;
}

/** A node whose children are still being added. */
interface Draft extends CallNode {
  readonly children: Draft[];
  others: Others | undefined;
}

/**
 * Sums samples by the path from the root. A difference's negative values have nodes of their own, whose names
 * begin with a minus sign.
 */
export function callTree(profile: Profile, {type, ...limits}: CallTreeOptions): CallNode {
  return treeOf(profileStacks(profile, [type]), limits);
}

/** Sums stacks by the path from the root: the first column of weights, and the base's where there is a second. */
export function treeOf({stacks, names}: ProfileStacks, {leastShare, maxDepth}: TreeLimits): CallNode {
  const nameOf = (number: number): string => names[number - FIRST_NAME] ?? "";
  const compareNames = (a: number, b: number): number => compareText(nameOf(a), nameOf(b));
  const {tree, otherFunctions} = mergeStacks(stacks, {leastShare, maxDepth, orderBy: 0, compareNames});
  const value = (columns: readonly Float64Array[], side: number, index: number): number => {
    const column = columns[side];
    return column ? at(column, index) : 0;
  };
  const nodes: Draft[] = [];
  let others = 0;
  tree.names.forEach((name, index) => {
    const parent = nodes[at(tree.parents, index)];
    const node: Draft = {
      name: nameOf(name),
      total: value(tree.totals, 0, index),
      self: value(tree.selfs, 0, index),
      base: value(tree.totals, 1, index),
      baseSelf: value(tree.selfs, 1, index),
      children: [],
      others: undefined,
    };
    nodes.push(node);
    if (name !== OTHERS) parent?.children.push(node);
    else if (parent)
      parent.others = {total: node.total, base: node.base, functions: otherFunctions[others++] ?? 0};
  });
  return nodes[0] ?? EMPTY_TREE;
}

const EMPTY_TREE: CallNode = {
  name: "",
  total: 0,
  self: 0,
  base: 0,
  baseSelf: 0,
  children: [],
  others: undefined,
};

/** Depths at which Go stops recording a stack: heap before 1.23, CPU, heap since. */
const GO_DEPTH_LIMITS = [32, 64, 128];

/** Frames of the allocator (mallocgc, newobject, growslice) that Go takes off a heap profile's stacks once they are cut. */
const HEAP_LEAVES = 4;

/** Stacks that lost their callers. */
export interface Truncation {
  /** The depth at which stacks were cut, in frames. */
  readonly limit: number;
  readonly samples: number;
  /** Cost of those samples, as a share of all. */
  readonly share: number;
}

/**
 * Finds stacks that were cut at a limit of Go's: as deep as the limit, from a root that no shorter stack has
 * or that other stacks have a caller of. A tree shows such stacks beside their callers, not below them.
 */
export function findTruncation(profile: Profile, type: number): Truncation | undefined {
  const {samples, locations, sampleTypes} = profile;
  const deepest = deepestStack(profile);
  const isHeap = profile.periodType.type === "space";
  const limit = GO_DEPTH_LIMITS.find(candidate => candidate >= deepest);
  if (limit === undefined) return undefined;
  const rootOf = (sample: number): number => {
    const end = samples.offsets[sample + 1] ?? 0;
    const location = samples.frames[end - 1] ?? 0;
    return locations.lineFunctions[(locations.lineOffsets[location + 1] ?? 0) - 1] ?? -1;
  };
  const known = new Set<number>();
  const deep: number[] = [];
  for (let sample = 0; sample < samples.count; sample++) {
    const depth = (samples.offsets[sample + 1] ?? 0) - (samples.offsets[sample] ?? 0);
    const isDeep = isHeap && deepest >= limit - HEAP_LEAVES && depth >= limit - HEAP_LEAVES;
    if (isDeep || linesOf(profile, sample, limit) >= limit) deep.push(sample);
    else if (samples.offsets[sample] !== samples.offsets[sample + 1]) known.add(rootOf(sample));
  }
  const value = (sample: number): number => Math.abs(samples.values[sample * sampleTypes.length + type] ?? 0);
  const called = calledFunctions(profile);
  const cut = deep.filter(sample => !known.has(rootOf(sample)) || called.has(rootOf(sample)));
  const cost = cut.reduce((sum, sample) => sum + value(sample), 0);
  let total = 0;
  for (let sample = 0; sample < samples.count; sample++) total += value(sample);
  return cut.length === 0 || total === 0 ? undefined : {limit, samples: cut.length, share: cost / total};
}

/** Returns the functions that some stack has a caller of, other than themselves. */
function calledFunctions({samples, locations}: Profile): Set<number> {
  const outermost = (location: number): number =>
    locations.lineFunctions[(locations.lineOffsets[location + 1] ?? 0) - 1] ?? -1;
  const called = new Set<number>();
  for (let sample = 0; sample < samples.count; sample++) {
    const end = samples.offsets[sample + 1] ?? 0;
    for (let i = samples.offsets[sample] ?? 0; i < end - 1; i++) {
      const [fn, caller] = [outermost(samples.frames[i] ?? 0), outermost(samples.frames[i + 1] ?? 0)];
      if (fn !== caller) called.add(fn);
    }
  }
  return called;
}

function deepestStack({samples}: Profile): number {
  let deepest = 0;
  for (let sample = 0; sample < samples.count; sample++)
    deepest = Math.max(deepest, (samples.offsets[sample + 1] ?? 0) - (samples.offsets[sample] ?? 0));
  return deepest;
}

/** Counts the frames of a stack, inlined frames included, as far as `limit`. */
function linesOf({samples, locations}: Profile, sample: number, limit: number): number {
  const first = samples.offsets[sample] ?? 0;
  const end = samples.offsets[sample + 1] ?? 0;
  let lines = 0;
  for (let i = first; i < end && lines < limit; i++) {
    const location = samples.frames[i] ?? 0;
    lines += (locations.lineOffsets[location + 1] ?? 0) - (locations.lineOffsets[location] ?? 0);
  }
  return lines;
}
