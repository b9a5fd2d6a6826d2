/** A column of unsigned 32-bit numbers that grows as it is filled. */
export interface Uint32Column {
  data: Uint32Array<ArrayBuffer>;
  length: number;
}

/** A column of doubles that grows as it is filled. */
export interface Float64Column {
  data: Float64Array<ArrayBuffer>;
  length: number;
}

/** Makes an empty column with room for `capacity` numbers. */
export function uint32Column(capacity: number): Uint32Column {
  return {data: new Uint32Array(Math.max(16, capacity)), length: 0};
}

/** Makes an empty column with room for `capacity` numbers. */
export function float64Column(capacity: number): Float64Column {
  return {data: new Float64Array(Math.max(16, capacity)), length: 0};
}

/** Appends `value`, doubling the room when it is used up. */
export function pushUint32(column: Uint32Column, value: number): void {
  if (column.length === column.data.length) reserveUint32(column, 1);
  column.data[column.length++] = value;
}

/** Makes room for `more` numbers behind those that are there. */
export function reserveUint32(column: Uint32Column, more: number): void {
  const needed = column.length + more;
  if (needed <= column.data.length) return;
  const larger = new Uint32Array(Math.max(needed, column.data.length * 2));
  larger.set(column.data.subarray(0, column.length));
  column.data = larger;
}

/** Appends `value`, doubling the room when it is used up. */
export function pushFloat64(column: Float64Column, value: number): void {
  if (column.length === column.data.length) {
    const larger = new Float64Array(column.data.length * 2);
    larger.set(column.data);
    column.data = larger;
  }
  column.data[column.length++] = value;
}

/** Returns the filled part of a column, without a copy. */
export function filledUint32(column: Uint32Column): Uint32Array {
  return column.data.subarray(0, column.length);
}

/** Returns the filled part of a column, without a copy. */
export function filledFloat64(column: Float64Column): Float64Array {
  return column.data.subarray(0, column.length);
}
