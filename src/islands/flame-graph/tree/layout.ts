import type {FrameTree} from "../../../stacks/frame-tree.ts";
import {at} from "../../../stacks/frame-tree.ts";

/** Positions of a tree's frames, independent of the zoom. */
export interface Layout {
  readonly tree: FrameTree;
  readonly totals: Float64Array;
  /** Left edge of each frame, in the unit of the values. */
  readonly lefts: Float64Array;
  /** Levels below the root, and the root's own. */
  readonly rows: number;
}

/** A frame of the picture, in pixels. */
export interface Box {
  readonly node: number;
  readonly left: number;
  readonly width: number;
  readonly row: number;
}

/** The part of a picture that takes the full width, in the unit of the values. */
export interface Window {
  readonly left: number;
  readonly span: number;
}

/** The visible part of a picture. */
export interface Viewport extends Window {
  /** In pixels. */
  readonly width: number;
  readonly firstRow: number;
  readonly lastRow: number;
}

/** Narrower frames are not seen; in pixels. */
const NARROWEST = 0.5;

/** Sets frames from the left edge of their caller on, in the tree's order, as wide as their totals in a column. */
export function layOut(tree: FrameTree, column = 0): Layout {
  const totals = tree.totals[column] ?? new Float64Array(tree.count);
  const lefts = new Float64Array(tree.count);
  const cursors = new Float64Array(tree.count);
  let deepest = 0;
  for (let node = 1; node < tree.count; node++) {
    const parent = at(tree.parents, node);
    const left = at(cursors, parent);
    lefts[node] = left;
    cursors[node] = left;
    cursors[parent] = left + at(totals, node);
    if (at(totals, node) > 0) deepest = Math.max(deepest, at(tree.depths, node));
  }
  return {tree, totals, lefts, rows: deepest + 1};
}

/** The part of a picture with a frame at full width; nothing is in sight of a frame without a width. */
export function windowOf({lefts, totals}: Layout, node: number): Window {
  return {left: at(lefts, node), span: at(totals, node)};
}

/**
 * Finds the visible frames, callers first, cut to the window. Takes time by the visible frames, not by the
 * tree's size.
 */
export function visibleBoxes({tree, totals, lefts}: Layout, viewport: Viewport): Box[] {
  const {left, span, width, firstRow, lastRow} = viewport;
  const scale = width / span;
  const boxes: Box[] = [];
  for (let node = 0; node < tree.count; ) {
    const row = at(tree.depths, node);
    const start = Math.max(0, (at(lefts, node) - left) * scale);
    const end = Math.min(width, (at(lefts, node) + at(totals, node) - left) * scale);
    if (!(end - start >= NARROWEST) || row > lastRow) {
      node = at(tree.ends, node);
      continue;
    }
    if (row >= firstRow) boxes.push({node, left: start, width: end - start, row});
    node++;
  }
  return boxes;
}

/** Finds the frame of a row at a value of the picture's width; -1 without a frame. */
export function frameAt({tree, totals, lefts}: Layout, value: number, row: number): number {
  for (let node = 0; node < tree.count; ) {
    const left = at(lefts, node);
    const isHere = value >= left && value < left + at(totals, node);
    if (isHere && at(tree.depths, node) === row) return node;
    node = isHere ? node + 1 : at(tree.ends, node);
  }
  return -1;
}

/** The frames from the root to `node`, both with it. */
export function pathTo(tree: FrameTree, node: number): number[] {
  const path: number[] = [];
  for (let next = node; next >= 0; next = at(tree.parents, next)) path.push(next);
  return path.reverse();
}

/** Callees of a frame, left to right. */
export function childrenOf(tree: FrameTree, parent: number): number[] {
  const children: number[] = [];
  for (let child = parent + 1; child < at(tree.ends, parent); child = at(tree.ends, child))
    children.push(child);
  return children;
}

/** How many rows a frame and all below it take, with those above. */
export function rowsBelow({tree, totals}: Layout, zoom: number): number {
  let deepest = at(tree.depths, zoom);
  for (let node = zoom; node < at(tree.ends, zoom); node++)
    if (at(totals, node) > 0) deepest = Math.max(deepest, at(tree.depths, node));
  return deepest + 1;
}
