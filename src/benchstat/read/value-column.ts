/** Values in the order in which they were read, each with the number of its owner. */
export interface ValueColumn {
  push(value: number, owner: number): void;
  /** The values of each owner side by side and in their order; owner `i` has room for `sizes[i]`, of which 0 may remain. */
  gather(sizes: readonly number[]): Float64Array;
}

/** A part of a column: never moved, so that a growing column leaves no garbage. */
interface Chunk {
  readonly values: Float64Array;
  readonly owners: Int32Array;
}

const LEAST_CHUNK = 1024;
const GREATEST_CHUNK = 2 ** 17;

/** Makes an empty column. */
export function valueColumn(): ValueColumn {
  const chunks: Chunk[] = [];
  let chunk = newChunk(0);
  let used = 0;
  let total = 0;
  return {
    push(value, owner) {
      if (used === chunk.values.length) {
        chunks.push(chunk);
        chunk = newChunk(total);
        used = 0;
      }
      chunk.values[used] = value;
      chunk.owners[used] = owner;
      used++;
      total++;
    },
    gather(sizes) {
      const next = startsOf(sizes);
      const gathered = new Float64Array(sizes.reduce((sum, size) => sum + size, 0));
      for (const full of chunks) place(full, full.values.length, next, gathered);
      place(chunk, used, next, gathered);
      return gathered;
    },
  };
}

/** As large as all before it together, within limits. */
function newChunk(total: number): Chunk {
  const size = Math.min(Math.max(total, LEAST_CHUNK), GREATEST_CHUNK);
  return {values: new Float64Array(size), owners: new Int32Array(size)};
}

function place({values, owners}: Chunk, count: number, next: Int32Array, gathered: Float64Array): void {
  for (let i = 0; i < count; i++) {
    const owner = owners[i] ?? 0;
    const position = next[owner] ?? 0;
    gathered[position] = values[i] ?? 0;
    next[owner] = position + 1;
  }
}

function startsOf(sizes: readonly number[]): Int32Array {
  const starts = new Int32Array(sizes.length);
  for (let i = 1; i < sizes.length; i++) starts[i] = (starts[i - 1] ?? 0) + (sizes[i - 1] ?? 0);
  return starts;
}
