import {compareBytes} from "./names.ts";
import type {Profile} from "./profile.ts";

/** Which of a profile's frames are one function. */
export interface StackNames {
  /** Location `i` has the slots from `slotOffsets[i]` to before `slotOffsets[i + 1]`, the innermost first. */
  readonly slotOffsets: Uint32Array;
  /** Index into `names` of each slot. */
  readonly slotNames: ArrayLike<number>;
  readonly names: readonly string[];
}

/** What each sample weighs; not negative. */
export interface StackWeights {
  readonly head: Float64Array;
  /** What it weighs in the base of a comparison. */
  readonly base?: Float64Array | undefined;
}

/** How much of a tree is wanted. */
export interface WalkLimits {
  /** Calls below this share of the whole, on both sides, are counted among the others. */
  readonly leastShare: number;
  /** Calls further down are counted among the others, whatever they cost. */
  readonly maxDepth: number;
}

/** A function as it was called from one place in the tree; what is of a base is 0 without one. */
export interface StackNode {
  /** "" at the root. */
  readonly name: string;
  /** Sum of its samples: `self`, the children and the others add up to it exactly. */
  readonly total: number;
  readonly self: number;
  readonly base: number;
  readonly baseSelf: number;
  /** What it called, the heaviest first. */
  readonly children: readonly StackNode[];
  /** What it called too, but too light or too deep to be told apart. */
  readonly others: OtherStacks | undefined;
}

/** Calls that were left out of a tree. */
export interface OtherStacks {
  readonly total: number;
  readonly base: number;
  /** How many functions were called here. */
  readonly functions: number;
}

/** A node whose children are still being found. */
interface Draft {
  readonly name: string;
  readonly total: number;
  readonly base: number;
  self: number;
  baseSelf: number;
  readonly children: Draft[];
  others: OtherStacks | undefined;
  readonly depth: number;
  /** Its samples: those from `from` to before `to` in the order of the walk. */
  readonly from: number;
  readonly to: number;
}

/** The walk down all stacks at once. */
interface Walk {
  readonly profile: Profile;
  readonly nodes: StackNames;
  readonly weights: StackWeights;
  /** Samples so ordered that those of one node stand together. */
  readonly order: Uint32Array;
  readonly scratch: Uint32Array;
  /** Next frame of each sample, counted down to its leaf; and the next slot within that location, or -1 for its outermost. */
  readonly frame: Int32Array;
  readonly slot: Int32Array;
  /** Sums by name within the node at hand, valid where `seen` is the node's stamp. */
  readonly sums: Float64Array;
  readonly baseSums: Float64Array;
  readonly counts: Uint32Array;
  readonly seen: Uint32Array;
  stamp: number;
  /** Below both a call is counted among the others. */
  readonly least: number;
  readonly leastBase: number;
  readonly maxDepth: number;
}

/**
 * Sums samples by the path from the root. Works level by level and only below what is wanted, so that the
 * size of the full tree (tens of millions of nodes) never matters.
 */
export function walkStacks(
  profile: Profile,
  nodes: StackNames,
  weights: StackWeights,
  limits: WalkLimits,
): StackNode {
  const {head, base} = weights;
  const order = Uint32Array.from(head.keys()).filter(
    sample => head[sample] !== 0 || (base?.[sample] ?? 0) !== 0,
  );
  const total = sum(head);
  const baseTotal = base ? sum(base) : 0;
  const walk = startWalk(profile, nodes, weights, order, {
    least: total > 0 ? total * limits.leastShare : Number.POSITIVE_INFINITY,
    leastBase: baseTotal > 0 ? baseTotal * limits.leastShare : Number.POSITIVE_INFINITY,
    maxDepth: limits.maxDepth,
  });
  const root = draft("", total, baseTotal, 0, 0, order.length);
  const open = [root];
  for (let node = open.pop(); node; node = open.pop()) {
    expand(walk, node);
    open.push(...node.children);
  }
  return root;
}

function draft(name: string, total: number, base: number, depth: number, from: number, to: number): Draft {
  return {name, total, base, self: 0, baseSelf: 0, children: [], others: undefined, depth, from, to};
}

function sum(values: Float64Array): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

function startWalk(
  profile: Profile,
  nodes: StackNames,
  weights: StackWeights,
  order: Uint32Array,
  limits: Pick<Walk, "least" | "leastBase" | "maxDepth">,
): Walk {
  const {samples} = profile;
  const names = nodes.names.length;
  return {
    ...limits,
    profile,
    nodes,
    weights,
    order,
    scratch: new Uint32Array(order.length),
    frame: Int32Array.from({length: samples.count}, (_, sample) => (samples.offsets[sample + 1] ?? 0) - 1),
    slot: new Int32Array(samples.count).fill(-1),
    sums: new Float64Array(names),
    baseSums: new Float64Array(weights.base ? names : 0),
    counts: new Uint32Array(names),
    seen: new Uint32Array(names),
    stamp: 0,
  };
}

/** Moves a sample one frame towards its leaf; the name's number, or -1 when the stack ends. */
function step(walk: Walk, sample: number): number {
  const {profile, nodes} = walk;
  const frame = walk.frame[sample] as number;
  if (frame < (profile.samples.offsets[sample] as number)) return -1;
  const location = profile.samples.frames[frame] as number;
  const before = walk.slot[sample] as number;
  const slot = before < 0 ? (nodes.slotOffsets[location + 1] as number) - 1 : before;
  const isInnermost = slot === nodes.slotOffsets[location];
  walk.slot[sample] = isInnermost ? -1 : slot - 1;
  if (isInnermost) walk.frame[sample] = frame - 1;
  return nodes.slotNames[slot] as number;
}

/** Finds the children of a node and groups its samples by them. */
function expand(walk: Walk, node: Draft): void {
  const called = nextNames(walk, node);
  const {sums, baseSums, nodes} = walk;
  const all = [...called.found].sort(
    (a, b) =>
      (sums[b] ?? 0) - (sums[a] ?? 0) ||
      (baseSums[b] ?? 0) - (baseSums[a] ?? 0) ||
      compareBytes(nodes.names[a] ?? "", nodes.names[b] ?? ""),
  );
  const isLarge = (name: number): boolean =>
    (sums[name] ?? 0) >= walk.least || (baseSums[name] ?? 0) >= walk.leastBase;
  const isDeep = node.depth >= walk.maxDepth;
  const kept = isDeep ? [] : all.filter(isLarge);
  const left = isDeep ? all : all.filter(name => !isLarge(name));
  if (left.length > 0) {
    const rest = (column: Float64Array): number =>
      left.reduce((total, name) => total + (column[name] ?? 0), 0);
    node.others = {total: rest(sums), base: rest(baseSums), functions: left.length};
  }
  groupSamples(walk, node, kept, called.names);
}

/** Advances all samples of a node; those that end here are its own cost. */
function nextNames(walk: Walk, node: Draft): {found: number[]; names: Int32Array} {
  const stamp = ++walk.stamp;
  const {head, base} = walk.weights;
  const {sums, baseSums, counts, seen, order} = walk;
  const found: number[] = [];
  const names = new Int32Array(node.to - node.from);
  for (let i = node.from; i < node.to; i++) {
    const sample = order[i] as number;
    const weight = head[sample] as number;
    const baseWeight = base ? (base[sample] as number) : 0;
    const name = step(walk, sample);
    names[i - node.from] = name;
    if (name < 0) {
      node.self += weight;
      node.baseSelf += baseWeight;
      continue;
    }
    if (seen[name] !== stamp) {
      seen[name] = stamp;
      sums[name] = 0;
      if (base) baseSums[name] = 0;
      counts[name] = 0;
      found.push(name);
    }
    sums[name] = (sums[name] as number) + weight;
    if (base) baseSums[name] = (baseSums[name] as number) + baseWeight;
    counts[name] = (counts[name] as number) + 1;
  }
  return {found, names};
}

/** Puts the samples of each kept child next to each other and makes the children. */
function groupSamples(walk: Walk, node: Draft, kept: readonly number[], names: Int32Array): void {
  const {order, scratch, counts, sums, baseSums, nodes} = walk;
  const place = new Map<number, number>();
  let next = node.from;
  for (const name of kept) {
    place.set(name, next);
    const from = next;
    next += counts[name] ?? 0;
    const label = nodes.names[name] ?? "";
    node.children.push(draft(label, sums[name] ?? 0, baseSums[name] ?? 0, node.depth + 1, from, next));
  }
  if (kept.length === 0) return;
  names.forEach((name, i) => {
    const target = place.get(name);
    if (target === undefined) return;
    scratch[target] = order[node.from + i] as number;
    place.set(name, target + 1);
  });
  order.set(scratch.subarray(node.from, next), node.from);
}
