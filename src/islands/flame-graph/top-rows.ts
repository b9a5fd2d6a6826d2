import type {FrameTree} from "../../charts/frame-tree.ts";
import {at, OTHERS} from "../../charts/frame-tree.ts";

/** What a function costs in a part of the picture. */
export interface TopRow {
  /** Number of the function's name; `OTHERS` for what is too small to be told apart. */
  readonly name: number;
  readonly flat: number;
  /** With what it called; a function that calls itself counts once. */
  readonly cum: number;
}

/** Sums functions over a frame and all below it, the most expensive first. */
export function topRows(tree: FrameTree, zoom: number, isInverted: boolean, sort: "flat" | "cum"): TopRow[] {
  const nameCount = tree.names.reduce((most, name) => Math.max(most, name), OTHERS) + 1;
  const flats = new Float64Array(nameCount);
  const cums = new Float64Array(nameCount);
  const totals = tree.totals[0] ?? new Float64Array(tree.count);
  const self = tree.selfs[0] ?? totals;
  // Behind the last frame of the outermost call that is open.
  const openUntil = new Int32Array(nameCount);
  for (let node = zoom; node < at(tree.ends, zoom); node++) {
    const name = at(tree.names, node);
    if (!isInverted) flats[name] = at(flats, name) + at(self, node);
    if (node < at(openUntil, name)) continue;
    openUntil[name] = at(tree.ends, node);
    cums[name] = at(cums, name) + at(totals, node);
  }
  if (isInverted) addLeaves(tree, zoom, totals, flats);
  const rows: TopRow[] = [];
  for (let name = OTHERS; name < nameCount; name++)
    if (at(cums, name) > 0) rows.push({name, flat: at(flats, name), cum: at(cums, name)});
  const other = sort === "flat" ? "cum" : "flat";
  return rows.sort((a, b) => b[sort] - a[sort] || b[other] - a[other] || a.name - b.name);
}

/** In a tree turned upside down what stands at its root is what cost by itself. */
function addLeaves(tree: FrameTree, zoom: number, totals: Float64Array, flats: Float64Array): void {
  if (zoom > 0) {
    let leaf = zoom;
    while (at(tree.depths, leaf) > 1) leaf = at(tree.parents, leaf);
    flats[at(tree.names, leaf)] = at(totals, zoom);
    return;
  }
  for (let node = 1; node < tree.count; node = at(tree.ends, node))
    flats[at(tree.names, node)] = at(totals, node);
}
