import type {FrameTree} from "./frame-tree.ts";
import {frameTree, OTHERS, ROOT} from "./frame-tree.ts";

/** Stacks to be merged into a tree; each is read once, from the tree's root on. */
export interface Stacks {
  readonly count: number;
  /** All names are below this number. */
  readonly nameCount: number;
  /** Cost of each stack, a column a sample type. Not negative. */
  readonly weights: readonly Float64Array[];
  /**
   * Moves a stack a frame further from the root; the frame's name (`OTHERS` joins omitted frames), or -1 when
   * the stack ends.
   */
  next(stack: number): number;
}

/** How much of the tree is wanted. */
export interface MergeOptions {
  /** A frame below this share of the whole, in every sample type, is counted among the others. */
  readonly leastShare: number;
  /** Frames further down are counted among the others, whatever they cost. */
  readonly maxDepth: number;
  /** Frames from which on the merge ends, its tree then a part of the whole; all when absent. */
  readonly most?: number;
  /** The sample type by which frames of a caller are ordered, the most expensive first. */
  readonly orderBy: number;
  /** Orders names whose frames cost the same. */
  compareNames(a: number, b: number): number;
}

/** Merged stacks. */
export interface MergedStacks {
  readonly tree: FrameTree;
  /** Functions merged into each `OTHERS` of the tree, in the tree's order. */
  readonly otherFunctions: readonly number[];
}

/** A frame that has not got its place in the tree yet. */
interface Open {
  readonly name: number;
  readonly parent: number;
  readonly depth: number;
  /** Its stacks: those from `from` to before `to` in the order of the merge. */
  readonly from: number;
  readonly to: number;
  /** Cost of an `OTHERS`, which has no callees, by sample type. */
  readonly costs?: readonly number[];
}

/** The merge of all stacks, level by level. */
interface Merge {
  readonly stacks: Stacks;
  readonly options: MergeOptions;
  /** Minimum cost of a frame of its own, by sample type. */
  readonly least: readonly number[];
  /** Order of stacks that keeps the stacks of a frame together. */
  readonly order: Uint32Array;
  readonly scratch: Uint32Array;
  /** Sums by name and sample type within the frame at hand, valid where `seen` is the frame's stamp. */
  readonly sums: Float64Array;
  readonly counts: Uint32Array;
  readonly seen: Uint32Array;
  stamp: number;
  /** The tree so far. */
  readonly names: number[];
  readonly parents: number[];
  readonly selfs: readonly number[][];
  readonly otherFunctions: number[];
}

/**
 * Sums stacks by their path from the root. Works only below wanted frames, so that the size of the whole
 * tree (tens of millions of frames) never matters. Every sum stays exact: omitted frames are an `OTHERS`.
 */
export function mergeStacks(stacks: Stacks, options: MergeOptions): MergedStacks {
  const merge = startMerge(stacks, options);
  const open: Open[] = [{name: ROOT, parent: -1, depth: 0, from: 0, to: merge.order.length}];
  const {most = Number.POSITIVE_INFINITY} = options;
  for (let frame = open.pop(); frame && merge.names.length < most; frame = open.pop())
    place(merge, frame, open);
  const {names, parents, selfs, otherFunctions} = merge;
  const columns = selfs.map(self => Float64Array.from(self));
  return {tree: frameTree(Int32Array.from(names), Int32Array.from(parents), columns), otherFunctions};
}

function startMerge(stacks: Stacks, options: MergeOptions): Merge {
  const {count, nameCount, weights} = stacks;
  const order = stacksThatCost(count, weights);
  const total = (column: Float64Array): number => column.reduce((sum, weight) => sum + weight, 0);
  return {
    stacks,
    options,
    least: weights.map(column => total(column) * options.leastShare),
    order,
    scratch: new Uint32Array(order.length),
    sums: new Float64Array(nameCount * weights.length),
    counts: new Uint32Array(nameCount),
    seen: new Uint32Array(nameCount),
    stamp: 0,
    names: [],
    parents: [],
    selfs: weights.map(() => []),
    otherFunctions: [],
  };
}

function stacksThatCost(count: number, weights: readonly Float64Array[]): Uint32Array {
  const order = new Uint32Array(count);
  let length = 0;
  for (let stack = 0; stack < count; stack++)
    if (weights.some(column => column[stack] !== 0)) order[length++] = stack;
  return order.subarray(0, length);
}

/** Gives a frame its place in the tree and opens its callees. */
function place(merge: Merge, frame: Open, open: Open[]): void {
  const index = addFrame(merge, frame.name, frame.parent, frame.costs);
  if (frame.costs) return;
  const {found, names} = nextNames(merge, frame, index);
  const {orderBy, compareNames} = merge.options;
  const types = merge.stacks.weights.length;
  const cost = (name: number): number => merge.sums[name * types + orderBy] as number;
  const kept = frame.depth < merge.options.maxDepth ? found.filter(name => isLarge(merge, name)) : [];
  kept.sort((a, b) => cost(b) - cost(a) || compareNames(a, b));
  if (kept.length < found.length) open.push(othersOf(merge, found, kept, {...frame, parent: index}));
  groupStacks(merge, frame, kept, names, index, open);
}

function addFrame(merge: Merge, name: number, parent: number, costs: readonly number[] = []): number {
  merge.parents.push(parent);
  merge.selfs.forEach((column, type) => void column.push(costs[type] ?? 0));
  return merge.names.push(name) - 1;
}

function isLarge({stacks, sums, least}: Merge, name: number): boolean {
  if (name === OTHERS) return false;
  const types = stacks.weights.length;
  return least.some((limit, type) => {
    const cost = sums[name * types + type] as number;
    return cost > 0 && cost >= limit;
  });
}

/** Merges small frames into a single frame, the last below its caller. */
function othersOf(merge: Merge, found: readonly number[], kept: readonly number[], caller: Open): Open {
  const types = merge.stacks.weights.length;
  const isKept = new Set(kept);
  const left = found.filter(name => !isKept.has(name));
  merge.otherFunctions.push(left.length);
  const costs = merge.selfs.map((_, type) =>
    left.reduce((sum, name) => sum + (merge.sums[name * types + type] as number), 0),
  );
  return {...caller, name: OTHERS, costs};
}

/** Moves all stacks of a frame on; those that end here are its own cost. */
function nextNames(merge: Merge, {from, to}: Open, index: number): {found: number[]; names: Int32Array} {
  const {stacks, order, selfs, sums, counts, seen} = merge;
  const {weights} = stacks;
  const stamp = ++merge.stamp;
  const found: number[] = [];
  const names = new Int32Array(to - from);
  for (let i = from; i < to; i++) {
    const stack = order[i] as number;
    const name = stacks.next(stack);
    names[i - from] = name;
    if (name >= 0 && seen[name] !== stamp) {
      seen[name] = stamp;
      counts[name] = 0;
      sums.fill(0, name * weights.length, (name + 1) * weights.length);
      found.push(name);
    }
    for (let type = 0; type < weights.length; type++) {
      const weight = (weights[type] as Float64Array)[stack] as number;
      if (name >= 0) (sums[name * weights.length + type] as number) += weight;
      else ((selfs[type] as number[])[index] as number) += weight;
    }
    if (name >= 0) (counts[name] as number)++;
  }
  return {found, names};
}

/** Puts the stacks of each kept callee next to each other and opens the callees, the first on top. */
function groupStacks(
  {order, scratch, counts}: Merge,
  {from, depth}: Open,
  kept: readonly number[],
  names: Int32Array,
  parent: number,
  open: Open[],
): void {
  if (kept.length === 0) return;
  const places = new Map<number, number>();
  let end = from;
  for (const name of kept) {
    places.set(name, end);
    end += counts[name] as number;
  }
  for (const name of kept.toReversed()) {
    const start = places.get(name) ?? from;
    open.push({name, parent, depth: depth + 1, from: start, to: start + (counts[name] as number)});
  }
  names.forEach((name, i) => {
    const target = places.get(name);
    if (target === undefined) return;
    scratch[target] = order[from + i] as number;
    places.set(name, target + 1);
  });
  order.set(scratch.subarray(from, end), from);
}
