import type {DiffLook, ProfileChange} from "../../../artifacts/profile/compare/diff-change.ts";
import {profileChangeOf} from "../../../artifacts/profile/compare/diff-change.ts";
import type {FrameTree} from "../../../stacks/frame-tree.ts";
import {at, OTHERS} from "../../../stacks/frame-tree.ts";
import {AFTER, BEFORE, BOTH} from "../tree/unite-trees.ts";

/** Costs of a side in the sample type's unit, frame by frame. */
export interface SideCosts {
  readonly totals: Float64Array;
  readonly selfs: Float64Array;
}

/** The two sides of a picture's frames. */
export interface PictureDiff {
  readonly look: DiffLook;
  readonly before: SideCosts;
  readonly after: SideCosts;
  readonly changes: readonly ProfileChange[];
  /** The base's part of each frame's width, 0 to 1. */
  readonly baseParts: Float64Array;
}

/** Compares the sides of a united tree. */
export function diffPicture(tree: FrameTree, look: DiffLook): PictureDiff {
  const [after, before] = [sideCosts(tree, AFTER), sideCosts(tree, BEFORE)];
  const marks = [vagueFrames(tree, after.totals), vagueFrames(tree, before.totals)];
  const changes = Array.from(after.totals, (total, node): ProfileChange => {
    const change = profileChangeOf(total, at(before.totals, node), look);
    const isOneSided = change.kind === "new" || change.kind === "gone";
    const isVague = tree.names[node] === OTHERS || marks.some(mark => mark[node] === 1);
    return isOneSided && isVague ? vague(change) : change;
  });
  const both = tree.totals[BOTH] ?? new Float64Array(tree.count);
  const baseParts = Float64Array.from(both, (whole, node) =>
    whole === 0 ? 0 : (at(before.totals, node) * look.scale.base) / whole,
  );
  return {look, before, after, changes, baseParts};
}

function sideCosts({totals, selfs, count}: FrameTree, column: number): SideCosts {
  const none = new Float64Array(count);
  return {totals: totals[column] ?? none, selfs: selfs[column] ?? none};
}

/** Marks frames without a cost in a side's column that may be among that side's merged frames. */
function vagueFrames(tree: FrameTree, totals: Float64Array): Uint8Array {
  const hasOthers = new Uint8Array(tree.count);
  for (let node = 1; node < tree.count; node++)
    if (tree.names[node] === OTHERS && at(totals, node) > 0) hasOthers[at(tree.parents, node)] = 1;
  const marks = new Uint8Array(tree.count);
  for (let node = 1; node < tree.count; node++) {
    if (at(totals, node) > 0) continue;
    const parent = at(tree.parents, node);
    marks[node] = (at(totals, parent) > 0 ? hasOthers[parent] : marks[parent]) ?? 0;
  }
  return marks;
}

/** A frame that one side merged with other small frames is not known to be new or gone. */
function vague({kind, sign, paint}: ProfileChange): ProfileChange {
  const isNew = kind === "new";
  return {
    kind: isNew ? "more" : "less",
    words: isNew ? "too small before to be told apart" : "too small now to be told apart",
    sign,
    paint: {paint: paint.paint},
  };
}
