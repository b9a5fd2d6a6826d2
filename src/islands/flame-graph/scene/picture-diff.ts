import type {DiffLook, ProfileChange} from "../../../artifacts/profile/compare/diff-change.ts";
import {profileChangeOf} from "../../../artifacts/profile/compare/diff-change.ts";
import type {FrameTree} from "../../../stacks/frame-tree.ts";
import {at, OTHERS} from "../../../stacks/frame-tree.ts";
import type {LooseFrames} from "../tree/arrange.ts";

/** A picture's frames against those of the base; values in the sample type's unit, frame by frame. */
export interface PictureDiff {
  readonly look: DiffLook;
  /** The base's whole tree, turned and filtered as the head's is. */
  readonly base: FrameTree;
  /** The frame of the base at the same path from the root; -1 without a counterpart. */
  readonly counterparts: Int32Array;
  readonly changes: readonly ProfileChange[];
  /** Frames missing from the base's data: they may be among its merged small frames. */
  readonly isVague: Uint8Array;
}

/** Holds the frames of a head against the base's. */
export function diffPicture(head: FrameTree, base: FrameTree, look: DiffLook): PictureDiff {
  const counterparts = matchPaths(head, base);
  const isVague = behindOthers(head, base, counterparts);
  const after = head.totals[0] ?? new Float64Array(head.count);
  const before = base.totals[0] ?? new Float64Array(base.count);
  const changes = Array.from(counterparts, (place, node) => {
    const change = profileChangeOf(at(after, node), place < 0 ? 0 : at(before, place), look);
    return change.kind === "new" && (isVague[node] === 1 || head.names[node] === OTHERS)
      ? {
          ...change,
          kind: "more" as const,
          words: "too small before to be told apart",
          paint: {paint: change.paint.paint},
        }
      : change;
  });
  return {look, base, counterparts, changes, isVague};
}

/** Maps the frames of a tree to those of another at the same path from the root; -1 without a counterpart. */
export function matchPaths(tree: FrameTree, other: FrameTree): Int32Array {
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

/** Marks frames without a counterpart that may be among the merged frames of the other side. */
function behindOthers(tree: FrameTree, other: FrameTree, counterparts: Int32Array): Uint8Array {
  const hasOthers = new Uint8Array(other.count);
  for (let node = 1; node < other.count; node++)
    if (other.names[node] === OTHERS) hasOthers[at(other.parents, node)] = 1;
  const marks = new Uint8Array(tree.count);
  for (let node = 1; node < tree.count; node++) {
    if (at(counterparts, node) >= 0) continue;
    const parent = at(tree.parents, node);
    const place = at(counterparts, parent);
    marks[node] = (place < 0 ? marks[parent] : hasOthers[place]) ?? 0;
  }
  return marks;
}

/**
 * Picks the significant calls of the base alone: the first frame of each lost path below a root of its own, with
 * all that it called. Undefined without such calls.
 */
export function lostFrames(
  base: FrameTree,
  head: FrameTree,
  {scale, noise}: DiffLook,
): LooseFrames | undefined {
  const counterparts = matchPaths(base, head);
  const isVague = behindOthers(base, head, counterparts);
  const totals = base.totals[0] ?? new Float64Array(base.count);
  const self = base.selfs[0] ?? totals;
  const names = [0];
  const parents = [-1];
  const selfs = [0];
  const places = new Int32Array(base.count);
  for (let node = 1; node < base.count; node++) {
    if (at(counterparts, node) >= 0 || isVague[node] === 1) continue;
    const parent = at(base.parents, node);
    const isFirst = at(counterparts, parent) >= 0;
    const counts = at(totals, node) * scale.base >= noise && at(totals, node) > 0;
    if (isFirst ? !counts || base.names[node] === OTHERS : at(places, parent) === 0) continue;
    places[node] = names.push(at(base.names, node)) - 1;
    parents.push(isFirst ? 0 : at(places, parent));
    selfs.push(at(self, node));
  }
  return names.length > 1 ? {names, parents, self: selfs} : undefined;
}

/** Compares the frames that only the base has with zero. */
export function diffLost(lost: FrameTree, look: DiffLook): PictureDiff {
  const totals = lost.totals[0] ?? new Float64Array(lost.count);
  const changes = Array.from(totals, (total, node): ProfileChange => {
    const change = profileChangeOf(0, total, look);
    const {paint} = change.paint;
    if (node === 0) return {kind: "less", words: "", sign: "", paint: {paint: "diff-same"}};
    // Its callers were lost with it, however little it cost.
    const colour = change.kind === "same" ? "diff-less-1" : paint;
    return {kind: "less", words: "gone", sign: "- ", paint: {paint: colour, pattern: "gone"}};
  });
  return {
    look,
    base: lost,
    counterparts: Int32Array.from(totals.keys()),
    changes,
    isVague: new Uint8Array(lost.count),
  };
}

function largest(names: Int32Array): number {
  return names.reduce((most, name) => Math.max(most, name), 0);
}
