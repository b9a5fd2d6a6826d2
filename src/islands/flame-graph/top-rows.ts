import type {FrameTree} from "../../charts/frame-tree.ts";
import {at, FIRST_NAME, OTHERS} from "../../charts/frame-tree.ts";

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
  const flats = new Map<number, number>();
  const cums = new Map<number, number>();
  const totals = tree.totals[0] ?? new Float64Array(tree.count);
  const self = tree.selfs[0] ?? totals;
  const openUntil = new Map<number, number>();
  for (let node = zoom; node < at(tree.ends, zoom); node++) {
    const name = at(tree.names, node);
    if (name < FIRST_NAME && name !== OTHERS) continue;
    if (!isInverted) add(flats, name, at(self, node));
    if (node < (openUntil.get(name) ?? 0)) continue;
    openUntil.set(name, at(tree.ends, node));
    add(cums, name, at(totals, node));
  }
  if (isInverted) addLeaves(tree, zoom, totals, flats);
  const rows = [...cums].map(([name, cum]) => ({name, flat: flats.get(name) ?? 0, cum}));
  const other = sort === "flat" ? "cum" : "flat";
  return rows.sort((a, b) => b[sort] - a[sort] || b[other] - a[other] || a.name - b.name);
}

/** In a tree turned upside down what stands at its root is what cost by itself. */
function addLeaves(tree: FrameTree, zoom: number, totals: Float64Array, flats: Map<number, number>): void {
  if (zoom > 0) {
    let leaf = zoom;
    while (at(tree.depths, leaf) > 1) leaf = at(tree.parents, leaf);
    add(flats, at(tree.names, leaf), at(totals, zoom));
    return;
  }
  for (let node = 1; node < tree.count; node = at(tree.ends, node))
    add(flats, at(tree.names, node), at(totals, node));
}

function add(sums: Map<number, number>, name: number, value: number): void {
  sums.set(name, (sums.get(name) ?? 0) + value);
}
