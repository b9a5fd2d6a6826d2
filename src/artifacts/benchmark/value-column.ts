/** Values in the order in which they were read, each with the number of its owner. */
export interface ValueColumn {
  push(value: number, owner: number): void;
  /** The values of each owner side by side and in their order; owner `i` has `sizes[i]` of them. */
  gather(sizes: readonly number[]): Float64Array;
}

/** Makes an empty column; it doubles when it is full. */
export function valueColumn(): ValueColumn {
  let values = new Float64Array(1024);
  let owners = new Int32Array(1024);
  let count = 0;
  return {
    push(value, owner) {
      if (count === values.length) {
        const oldValues = values;
        const oldOwners = owners;
        values = new Float64Array(count * 2);
        owners = new Int32Array(count * 2);
        values.set(oldValues);
        owners.set(oldOwners);
      }
      values[count] = value;
      owners[count] = owner;
      count++;
    },
    gather(sizes) {
      const next = startsOf(sizes);
      const gathered = new Float64Array(count);
      for (let i = 0; i < count; i++) {
        const owner = owners[i] ?? 0;
        const position = next[owner] ?? 0;
        gathered[position] = values[i] ?? 0;
        next[owner] = position + 1;
      }
      return gathered;
    },
  };
}

function startsOf(sizes: readonly number[]): Int32Array {
  const starts = new Int32Array(sizes.length);
  for (let i = 1; i < sizes.length; i++) starts[i] = (starts[i - 1] ?? 0) + (sizes[i - 1] ?? 0);
  return starts;
}
