import type {FlameFunction} from "../../../stacks/flame-data.ts";
import type {FrameTree} from "../../../stacks/frame-tree.ts";
import {at, frameTree, OTHERS} from "../../../stacks/frame-tree.ts";

/** Frames of a sample type in preorder: callers before callees, the root first. */
export interface LooseFrames {
  readonly names: ArrayLike<number>;
  readonly parents: ArrayLike<number>;
  readonly self: ArrayLike<number>;
  /** More columns of costs, which neither order nor drop frames. */
  readonly beside?: readonly ArrayLike<number>[];
}

/** How frames of a caller are ordered from left to right; others always come last. */
export interface FrameOrder {
  readonly by: "size" | "name";
  /** The place of each name in the alphabet. */
  readonly ranks: Int32Array;
}

/** Builds a tree in the given order without frames of zero cost. */
export function arrange(frames: LooseFrames, order: FrameOrder): FrameTree {
  const totals = totalsOf(frames);
  const {starts, children} = childLists(frames, totals);
  const rank = (node: number): number => at(order.ranks, frames.names[node] ?? 0);
  const isOther = (node: number): number => (frames.names[node] === OTHERS ? 1 : 0);
  const compare = (a: number, b: number): number =>
    order.by === "size"
      ? isOther(a) - isOther(b) || at(totals, b) - at(totals, a) || rank(a) - rank(b)
      : isOther(a) - isOther(b) || rank(a) - rank(b);
  for (let node = 0; node < totals.length; node++) {
    const [start, end] = [at(starts, node), at(starts, node + 1)];
    if (end - start > 1) children.subarray(start, end).sort(compare);
  }
  return inPreorder(frames, starts, children);
}

function totalsOf({parents, self}: LooseFrames): Float64Array {
  const totals = Float64Array.from(self);
  for (let node = totals.length - 1; node > 0; node--) {
    const parent = parents[node] ?? 0;
    totals[parent] = at(totals, parent) + at(totals, node);
  }
  return totals;
}

/** Callees of each frame: the children of `i` are `starts[i]` up to, not including, `starts[i + 1]`. */
function childLists(
  {parents}: LooseFrames,
  totals: Float64Array,
): {starts: Int32Array; children: Int32Array} {
  const starts = new Int32Array(totals.length + 1);
  for (let node = 1; node < totals.length; node++)
    if (at(totals, node) > 0) starts[(parents[node] ?? 0) + 1] = at(starts, (parents[node] ?? 0) + 1) + 1;
  for (let node = 0; node < totals.length; node++) starts[node + 1] = at(starts, node + 1) + at(starts, node);
  const next = starts.slice();
  const children = new Int32Array(at(starts, totals.length));
  for (let node = 1; node < totals.length; node++) {
    if (at(totals, node) <= 0) continue;
    const parent = parents[node] ?? 0;
    children[at(next, parent)] = node;
    next[parent] = at(next, parent) + 1;
  }
  return {starts, children};
}

function inPreorder(
  {names, self, beside = []}: LooseFrames,
  starts: Int32Array,
  children: Int32Array,
): FrameTree {
  const count = children.length + 1;
  const newNames = new Int32Array(count);
  const newParents = new Int32Array(count);
  const from = new Int32Array(count);
  const open = [0];
  const openParents = [-1];
  for (let node = open.pop(), index = 0; node !== undefined; node = open.pop(), index++) {
    newNames[index] = names[node] ?? 0;
    from[index] = node;
    newParents[index] = openParents.pop() ?? -1;
    for (let child = at(starts, node + 1) - 1; child >= at(starts, node); child--) {
      open.push(at(children, child));
      openParents.push(index);
    }
  }
  const moved = (column: ArrayLike<number>): Float64Array =>
    Float64Array.from(from, node => column[node] ?? 0);
  return frameTree(newNames, newParents, [self, ...beside].map(moved));
}

/** Gives every name its place in the alphabet of labels. */
export function alphabeticalRanks(functions: readonly FlameFunction[]): Int32Array {
  const ranks = new Int32Array(functions.length);
  const key = ({label, name}: FlameFunction): string => `${label}\n${name}`;
  functions
    .map((known, number) => ({key: key(known), number}))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.number - b.number))
    .forEach(({number}, rank) => {
      ranks[number] = rank;
    });
  return ranks;
}
