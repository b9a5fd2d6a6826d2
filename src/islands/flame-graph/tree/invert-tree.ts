import type {FrameTree} from "../../../stacks/frame-tree.ts";
import {at} from "../../../stacks/frame-tree.ts";
import type {MergeOptions} from "../../../stacks/merge-stacks.ts";
import {mergeStacks} from "../../../stacks/merge-stacks.ts";
import type {LooseFrames} from "./arrange.ts";

/** Callers below this share would not be seen. */
const LEAST_SHARE = 0.0001;
const MAX_DEPTH = 500;

/** Inverts a tree: self costs below the root, callers below each. */
export function invert(tree: FrameTree, nameCount: number): LooseFrames {
  const self = costs(tree, "self");
  const leaves: number[] = [];
  for (let node = 1; node < tree.count; node++) if (at(self, node) > 0) leaves.push(node);
  return callersOf(tree, leaves, self, nameCount);
}

/** The callers of a function, nearest first; the root is the function itself. */
export function callers(tree: FrameTree, name: number, nameCount: number): LooseFrames {
  const places = outermost(tree, name);
  const above = places.map(node => at(tree.parents, node));
  const weights = costs(tree, "total");
  const merged = walkUp(
    tree,
    above,
    Float64Array.from(places, node => at(weights, node)),
    nameCount,
  );
  return withRoot(merged, name);
}

/** The callees of a function, merged over all its places in the tree; the root is the function. */
export function callees(tree: FrameTree, name: number, nameCount: number): LooseFrames {
  const self = costs(tree, "self");
  const names = [name];
  const parents = [-1];
  const selfs = [0];
  const known = new Map<number, number>();
  const places = new Int32Array(tree.count);
  for (const start of outermost(tree, name)) {
    selfs[0] = (selfs[0] ?? 0) + at(self, start);
    places[start] = 0;
    for (let node = start + 1; node < at(tree.ends, start); node++) {
      const parent = at(places, at(tree.parents, node));
      const key = parent * nameCount + at(tree.names, node);
      const place = known.get(key) ?? names.length;
      if (place === names.length) {
        known.set(key, place);
        names.push(at(tree.names, node));
        parents.push(parent);
        selfs.push(0);
      }
      places[node] = place;
      selfs[place] = (selfs[place] ?? 0) + at(self, node);
    }
  }
  return {names, parents, self: selfs};
}

/** Outermost places of a function. */
export function outermost(tree: FrameTree, name: number): number[] {
  const found: number[] = [];
  for (let node = 0; node < tree.count; node++) {
    if (tree.names[node] !== name) continue;
    found.push(node);
    node = at(tree.ends, node) - 1;
  }
  return found;
}

function callersOf(
  tree: FrameTree,
  leaves: readonly number[],
  self: Float64Array,
  nameCount: number,
): LooseFrames {
  return walkUp(
    tree,
    leaves,
    Float64Array.from(leaves, node => at(self, node)),
    nameCount,
  );
}

/** Merges the paths from some frames up to the root. */
function walkUp(
  tree: FrameTree,
  starts: readonly number[],
  weights: Float64Array,
  nameCount: number,
): LooseFrames {
  const places = Int32Array.from(starts);
  const stacks = {
    count: starts.length,
    nameCount,
    weights: [weights],
    next(stack: number): number {
      const node = at(places, stack);
      if (node <= 0) return -1;
      places[stack] = at(tree.parents, node);
      return at(tree.names, node);
    },
  };
  const options: MergeOptions = {
    leastShare: LEAST_SHARE,
    maxDepth: MAX_DEPTH,
    orderBy: 0,
    compareNames: (a, b) => a - b,
  };
  const {tree: merged} = mergeStacks(stacks, options);
  return {names: merged.names, parents: merged.parents, self: costs(merged, "self")};
}

function withRoot(frames: LooseFrames, name: number): LooseFrames {
  return {...frames, names: Int32Array.from(frames.names, (own, node) => (node === 0 ? name : own))};
}

function costs(tree: FrameTree, which: "self" | "total"): Float64Array {
  return (which === "self" ? tree.selfs[0] : tree.totals[0]) ?? new Float64Array(tree.count);
}
