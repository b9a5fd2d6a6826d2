import {nodeTable, printableName} from "./nodes.ts";
import type {Profile} from "./profile.ts";
import type {StackNames, WalkLimits} from "./stack-walk.ts";
import {walkStacks} from "./stack-walk.ts";

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
export interface CallTreeOptions extends WalkLimits {
  /** Index of the sample type. */
  readonly type: number;
}

/**
 * Sums samples by the path from the root.
 * Values count by their size: a difference's negative ones widen a node as positive ones do.
 */
export function callTree(profile: Profile, options: CallTreeOptions): CallNode {
  const {samples, sampleTypes} = profile;
  const head = new Float64Array(samples.count);
  for (let sample = 0; sample < samples.count; sample++)
    head[sample] = Math.abs(samples.values[sample * sampleTypes.length + options.type] ?? 0);
  return walkStacks(profile, functionNames(profile), {head}, options);
}

/** Tells functions apart by their printed names. */
export function functionNames(profile: Profile): StackNames {
  const {infos, slotOffsets, slotNodes} = nodeTable(profile, {
    granularity: "functions",
    showColumns: false,
    inlines: true,
    objectFiles: false,
    trimPath: path => path,
  });
  return {slotOffsets, slotNames: slotNodes, names: infos.map(printableName)};
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
