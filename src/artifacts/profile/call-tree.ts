import {compareBytes} from "./names.ts";
import {nodeTable, printableName} from "./nodes.ts";
import type {Profile} from "./profile.ts";

/** A function as it was called from one place in the tree, with what it cost. */
export interface CallNode {
  /** Function name, as reports print it; "" at the root. */
  readonly name: string;
  /** Cost with everything it called: `self`, the children and the others add up to it exactly. */
  readonly total: number;
  readonly self: number;
  /** What it called, the most expensive first. */
  readonly children: readonly CallNode[];
  /** What it called too, but too cheap or too deep to be told apart. */
  readonly others: Others | undefined;
}

/** Calls that were left out of a tree. */
export interface Others {
  readonly total: number;
  /** How many functions were called here. */
  readonly functions: number;
}

/** How much of a tree is wanted. */
export interface CallTreeOptions {
  /** Index of the sample type. */
  readonly type: number;
  /** Calls below this share of the whole are counted among the others. */
  readonly leastShare: number;
  /** Calls further down are counted among the others, whatever they cost. */
  readonly maxDepth: number;
}

/** A node whose children are still being found. */
interface Draft {
  readonly name: string;
  readonly total: number;
  self: number;
  readonly children: Draft[];
  others: Others | undefined;
  readonly depth: number;
  /** Its samples: those from `from` to before `to` in the order of the walk. */
  readonly from: number;
  readonly to: number;
}

/** The walk down all stacks at once. */
interface Walk {
  readonly profile: Profile;
  readonly slotOffsets: Uint32Array;
  readonly slotNames: Uint32Array;
  readonly names: readonly string[];
  readonly weights: Float64Array;
  /** Samples so ordered that those of one node stand together. */
  readonly order: Uint32Array;
  readonly scratch: Uint32Array;
  /** Next frame of each sample, counted down to its leaf; and the next slot within that location, or -1 for its outermost. */
  readonly frame: Int32Array;
  readonly slot: Int32Array;
  /** Sums by name within the node at hand, valid where `seen` is the node's stamp. */
  readonly sums: Float64Array;
  readonly counts: Uint32Array;
  readonly seen: Uint32Array;
  stamp: number;
}

/**
 * Sums samples by the path from the root. Works level by level and only below what is wanted, so that the
 * size of the full tree (tens of millions of nodes) never matters.
 * Values count by their size: a difference's negative ones widen a node as positive ones do.
 */
export function callTree(profile: Profile, options: CallTreeOptions): CallNode {
  const walk = startWalk(profile, options.type);
  const total = sum(walk, 0, walk.order.length);
  const root: Draft = {...emptyDraft("", total, 0), from: 0, to: walk.order.length};
  const least = total * options.leastShare;
  const open = [root];
  for (let node = open.pop(); node; node = open.pop()) {
    expand(walk, node, least, options.maxDepth);
    open.push(...node.children);
  }
  return root;
}

function emptyDraft(name: string, total: number, depth: number): Draft {
  return {name, total, self: 0, children: [], others: undefined, depth, from: 0, to: 0};
}

function startWalk(profile: Profile, type: number): Walk {
  const {samples, sampleTypes} = profile;
  const nodes = {
    granularity: "functions",
    showColumns: false,
    inlines: true,
    objectFiles: false,
    trimPath: (path: string) => path,
  } as const;
  const table = nodeTable(profile, nodes);
  const weights = new Float64Array(samples.count);
  const frame = new Int32Array(samples.count);
  for (let sample = 0; sample < samples.count; sample++) {
    weights[sample] = Math.abs(samples.values[sample * sampleTypes.length + type] ?? 0);
    frame[sample] = (samples.offsets[sample + 1] ?? 0) - 1;
  }
  const order = Uint32Array.from(weights.keys()).filter(sample => weights[sample] !== 0);
  const names = table.infos.map(printableName);
  return {
    profile,
    slotOffsets: table.slotOffsets,
    slotNames: Uint32Array.from(table.slotNodes),
    names,
    weights,
    order,
    scratch: new Uint32Array(order.length),
    frame,
    slot: new Int32Array(samples.count).fill(-1),
    sums: new Float64Array(names.length),
    counts: new Uint32Array(names.length),
    seen: new Uint32Array(names.length),
    stamp: 0,
  };
}

function sum(walk: Walk, from: number, to: number): number {
  let total = 0;
  for (let i = from; i < to; i++) total += walk.weights[walk.order[i] as number] as number;
  return total;
}

/** Moves a sample one frame towards its leaf; the name's number, or -1 when the stack ends. */
function step(walk: Walk, sample: number): number {
  const {profile, slotOffsets} = walk;
  const frame = walk.frame[sample] as number;
  if (frame < (profile.samples.offsets[sample] as number)) return -1;
  const location = profile.samples.frames[frame] as number;
  const before = walk.slot[sample] as number;
  const slot = before < 0 ? (slotOffsets[location + 1] as number) - 1 : before;
  const isInnermost = slot === slotOffsets[location];
  walk.slot[sample] = isInnermost ? -1 : slot - 1;
  if (isInnermost) walk.frame[sample] = frame - 1;
  return walk.slotNames[slot] as number;
}

/** Finds the children of a node and groups its samples by them. */
function expand(walk: Walk, node: Draft, least: number, maxDepth: number): void {
  const called = nextNames(walk, node);
  const {names, sums} = walk;
  const all = [...called.found].sort(
    (a, b) => (sums[b] ?? 0) - (sums[a] ?? 0) || compareBytes(names[a] ?? "", names[b] ?? ""),
  );
  const kept = node.depth >= maxDepth ? [] : all.filter(name => (sums[name] ?? 0) >= least);
  if (kept.length < all.length) {
    const left = all.slice(kept.length);
    const total = left.reduce((rest, name) => rest + (sums[name] ?? 0), 0);
    node.others = {total, functions: left.length};
  }
  groupSamples(walk, node, kept, called.names);
}

/** Advances all samples of a node; those that end here are its own cost. */
function nextNames(walk: Walk, node: Draft): {found: number[]; names: Int32Array} {
  const stamp = ++walk.stamp;
  const found: number[] = [];
  const names = new Int32Array(node.to - node.from);
  for (let i = node.from; i < node.to; i++) {
    const sample = walk.order[i] as number;
    const weight = walk.weights[sample] as number;
    const name = step(walk, sample);
    names[i - node.from] = name;
    if (name < 0) {
      node.self += weight;
      continue;
    }
    if (walk.seen[name] !== stamp) {
      walk.seen[name] = stamp;
      walk.sums[name] = 0;
      walk.counts[name] = 0;
      found.push(name);
    }
    walk.sums[name] = (walk.sums[name] as number) + weight;
    walk.counts[name] = (walk.counts[name] as number) + 1;
  }
  return {found, names};
}

/** Puts the samples of each kept child next to each other and makes the children. */
function groupSamples(walk: Walk, node: Draft, kept: readonly number[], names: Int32Array): void {
  const {order, scratch, counts} = walk;
  const place = new Map<number, number>();
  let next = node.from;
  for (const name of kept) {
    place.set(name, next);
    const child = emptyDraft(walk.names[name] ?? "", walk.sums[name] ?? 0, node.depth + 1);
    const from = next;
    next += counts[name] ?? 0;
    node.children.push({...child, from, to: next});
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

/** Depths at which Go stops recording a stack: heap before 1.23, CPU, heap since. */
const GO_DEPTH_LIMITS = [32, 64, 128];

/** Stacks that lost their callers. */
export interface Truncation {
  /** The depth at which stacks were cut, in frames. */
  readonly limit: number;
  readonly samples: number;
  /** What those samples cost, as a share of all. */
  readonly share: number;
}

/**
 * Finds stacks that were cut at one of Go's limits: as deep as the limit, from a root that no shorter stack
 * has. Such stacks stand beside their callers in a tree, not below them.
 */
export function findTruncation(profile: Profile, type: number): Truncation | undefined {
  const {samples, locations, sampleTypes} = profile;
  const depths = Array.from({length: samples.count}, (_, sample) => depthOf(profile, sample));
  const deepest = depths.reduce((max, depth) => Math.max(max, depth.frames), 0);
  const limit = GO_DEPTH_LIMITS.find(candidate => candidate >= deepest);
  if (limit === undefined) return undefined;
  const rootOf = (sample: number): number => {
    const end = samples.offsets[sample + 1] ?? 0;
    const location = samples.frames[end - 1] ?? 0;
    return locations.lineFunctions[(locations.lineOffsets[location + 1] ?? 0) - 1] ?? -1;
  };
  const known = new Set<number>();
  depths.forEach((depth, sample) => {
    if (depth.lines < limit && depth.frames > 0) known.add(rootOf(sample));
  });
  let count = 0;
  let cost = 0;
  let total = 0;
  depths.forEach((depth, sample) => {
    const value = Math.abs(samples.values[sample * sampleTypes.length + type] ?? 0);
    total += value;
    if (depth.lines < limit || known.has(rootOf(sample))) return;
    count++;
    cost += value;
  });
  return count === 0 || total === 0 ? undefined : {limit, samples: count, share: cost / total};
}

function depthOf({samples, locations}: Profile, sample: number): {frames: number; lines: number} {
  const first = samples.offsets[sample] ?? 0;
  const end = samples.offsets[sample + 1] ?? 0;
  let lines = 0;
  for (let i = first; i < end; i++) {
    const location = samples.frames[i] ?? 0;
    lines += (locations.lineOffsets[location + 1] ?? 0) - (locations.lineOffsets[location] ?? 0);
  }
  return {frames: end - first, lines};
}
