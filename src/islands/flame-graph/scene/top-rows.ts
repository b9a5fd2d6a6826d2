import type {FlameFunction} from "../../../stacks/flame-data.ts";
import type {FrameTree} from "../../../stacks/frame-tree.ts";
import {at, OTHERS} from "../../../stacks/frame-tree.ts";

/** A function's costs in a part of the picture. */
export interface ViewerTopRow {
  /** Number of the function's name; `OTHERS` for merged small frames. */
  readonly name: number;
  readonly flat: number;
  /** Cumulative cost; recursive calls count once. */
  readonly cum: number;
}

/** Sums functions over a frame and all below it by a column of costs, the most expensive first. */
export function topRows(
  tree: FrameTree,
  zoom: number,
  isInverted: boolean,
  sort: "flat" | "cum",
  column = 0,
): ViewerTopRow[] {
  // Columns are read here without `at`, whose single body reads columns of every kind: half as fast at first.
  const {names, ends} = tree;
  let nameCount = OTHERS + 1;
  for (let node = 0; node < tree.count; node++) nameCount = Math.max(nameCount, (names[node] ?? 0) + 1);
  const flats = new Float64Array(nameCount);
  const cums = new Float64Array(nameCount);
  const totals = tree.totals[column] ?? new Float64Array(tree.count);
  const self = tree.selfs[column] ?? totals;
  // Behind the last frame of the outermost call that is open.
  const openUntil = new Int32Array(nameCount);
  const end = at(tree.ends, zoom);
  for (let node = zoom; node < end; node++) {
    const name = names[node] ?? 0;
    if (!isInverted) flats[name] = (flats[name] ?? 0) + (self[node] ?? 0);
    if (node < (openUntil[name] ?? 0)) continue;
    openUntil[name] = ends[node] ?? 0;
    cums[name] = (cums[name] ?? 0) + (totals[node] ?? 0);
  }
  if (isInverted) addLeaves(tree, zoom, totals, flats);
  const rows: ViewerTopRow[] = [];
  for (let name = OTHERS; name < nameCount; name++)
    if (at(cums, name) > 0) rows.push({name, flat: at(flats, name), cum: at(cums, name)});
  const other = sort === "flat" ? "cum" : "flat";
  return rows.sort((a, b) => b[sort] - a[sort] || b[other] - a[other] || a.name - b.name);
}

/** Adds the rows of negative frames, as negative values, to those of the same function; larger sizes first. */
export function netRows(
  rows: readonly ViewerTopRow[],
  functions: readonly FlameFunction[],
  sort: "flat" | "cum",
): readonly ViewerTopRow[] {
  if (!rows.some(({name}) => functions[name]?.isNegative)) return rows;
  const numbers = new Map(functions.map(({name}, number) => [name, number]));
  const sums = new Map<number, ViewerTopRow>();
  for (const {name, flat, cum} of rows) {
    const known = functions[name];
    const sign = known?.isNegative ? -1 : 1;
    const own = known?.isNegative ? (numbers.get(known.name.slice(1)) ?? name) : name;
    const sum = sums.get(own) ?? {name: own, flat: 0, cum: 0};
    sums.set(own, {name: own, flat: sum.flat + sign * flat, cum: sum.cum + sign * cum});
  }
  const other = sort === "flat" ? "cum" : "flat";
  const size = (row: ViewerTopRow, by: "flat" | "cum"): number => Math.abs(row[by]);
  return [...sums.values()].sort(
    (a, b) => size(b, sort) - size(a, sort) || size(b, other) - size(a, other) || a.name - b.name,
  );
}

/** In an inverted tree, frames at the root have their flat cost. */
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

/** A function's costs before and after. */
export interface TopChange extends ViewerTopRow {
  readonly flatBefore: number;
  readonly cumBefore: number;
}

/** Holds rows against those of the base, the largest change first; values are compared after their factors. */
export function topChanges(
  rows: readonly ViewerTopRow[],
  before: readonly ViewerTopRow[],
  factors: {readonly base: number; readonly head: number},
  sort: "flat" | "cum",
): TopChange[] {
  const found = new Map<number, TopChange>();
  for (const row of rows) found.set(row.name, {...row, flatBefore: 0, cumBefore: 0});
  for (const {name, flat, cum} of before) {
    const row = found.get(name) ?? {name, flat: 0, cum: 0};
    found.set(name, {...row, flatBefore: flat, cumBefore: cum});
  }
  const change = (row: TopChange, by: "flat" | "cum"): number =>
    Math.abs(row[by] * factors.head - row[`${by}Before`] * factors.base);
  const other = sort === "flat" ? "cum" : "flat";
  return [...found.values()].sort(
    (a, b) => change(b, sort) - change(a, sort) || change(b, other) - change(a, other) || a.name - b.name,
  );
}
