/** Number of the name of a tree's root. */
export const ROOT = 0;
/** Number of the name of merged small frames. */
export const OTHERS = 1;
/** Number of the first name that is a function's own. */
export const FIRST_NAME = 2;

/** A tree of frames as columns, in preorder: the callees of a frame follow it. The first is the root. */
export interface FrameTree {
  readonly count: number;
  /** Number of the function's name; `ROOT` and `OTHERS` are no functions. */
  readonly names: Int32Array;
  /** Index of the caller; -1 for the root. */
  readonly parents: Int32Array;
  /** Index behind the last frame below this frame. */
  readonly ends: Int32Array;
  /** 0 for the root. */
  readonly depths: Int32Array;
  /** Flat cost, a column a sample type. Not negative. */
  readonly selfs: readonly Float64Array[];
  /** Cumulative cost, a column a sample type. */
  readonly totals: readonly Float64Array[];
}

/** Completes a tree from its names, callers and own costs, all in preorder. */
export function frameTree(names: Int32Array, parents: Int32Array, selfs: readonly Float64Array[]): FrameTree {
  const count = names.length;
  const depths = new Int32Array(count);
  for (let node = 1; node < count; node++) depths[node] = at(depths, at(parents, node)) + 1;
  return {
    count,
    names,
    parents,
    ends: endsOf(parents),
    depths,
    selfs,
    totals: selfs.map(self => totalsOf(self, parents)),
  };
}

function endsOf(parents: Int32Array): Int32Array {
  const ends = new Int32Array(parents.length);
  for (let node = 0; node < ends.length; node++) ends[node] = node + 1;
  for (let node = parents.length - 1; node > 0; node--) {
    const parent = at(parents, node);
    if (at(ends, node) > at(ends, parent)) ends[parent] = at(ends, node);
  }
  return ends;
}

function totalsOf(self: Float64Array, parents: Int32Array): Float64Array {
  const totals = self.slice();
  for (let node = self.length - 1; node > 0; node--) {
    const parent = at(parents, node);
    totals[parent] = at(totals, parent) + at(totals, node);
  }
  return totals;
}

/** Reads a number of a column that is known to have it. */
export function at(column: Int32Array | Float64Array | Uint32Array, index: number): number {
  return column[index] as number;
}
