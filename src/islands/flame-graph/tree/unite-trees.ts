import type {FrameTree} from "../../../stacks/frame-tree.ts";
import {at} from "../../../stacks/frame-tree.ts";
import type {FrameOrder} from "./arrange.ts";
import {arrange} from "./arrange.ts";

/** Columns of a united tree: both sides added up in comparable values, the head's own, and the base's. */
export const BOTH = 0;
export const AFTER = 1;
export const BEFORE = 2;

/**
 * Unites two trees by the path from the root: a frame of either side is there once, with the costs of both. `factors`
 * make costs comparable.
 */
export function uniteTrees(
  head: FrameTree,
  base: FrameTree,
  factors: {readonly head: number; readonly base: number},
  order: FrameOrder,
): FrameTree {
  const names = [...head.names];
  const parents = [...head.parents];
  const after = [...ownCosts(head)];
  const before = after.map(() => 0);
  const own = ownCosts(base);
  const places = matchPaths(base, head);
  for (let node = 0; node < base.count; node++) {
    let place = at(places, node);
    if (place < 0) {
      place = names.push(at(base.names, node)) - 1;
      // Callers come before callees, so that the caller's place is known.
      parents.push(at(places, at(base.parents, node)));
      after.push(0);
      places[node] = place;
    }
    before[place] = at(own, node);
  }
  const self = after.map((cost, node) => cost * factors.head + (before[node] ?? 0) * factors.base);
  return arrange({names, parents, self, beside: [after, before]}, order);
}

function ownCosts({selfs, count}: FrameTree): Float64Array {
  return selfs[0] ?? new Float64Array(count);
}

/** Maps the frames of a tree to those of another at the same path from the root; -1 without a counterpart. */
function matchPaths(tree: FrameTree, other: FrameTree): Int32Array {
  const nameCount = 1 + Math.max(largest(tree.names), largest(other.names));
  const places = new Map<number, number>();
  for (let node = 1; node < other.count; node++)
    places.set(at(other.parents, node) * nameCount + at(other.names, node), node);
  const found = new Int32Array(tree.count).fill(-1);
  // Roots match each other, whatever their names.
  found[0] = 0;
  for (let node = 1; node < tree.count; node++) {
    const parent = at(found, at(tree.parents, node));
    if (parent >= 0) found[node] = places.get(parent * nameCount + at(tree.names, node)) ?? -1;
  }
  return found;
}

function largest(names: Int32Array): number {
  return names.reduce((most, name) => Math.max(most, name), 0);
}
