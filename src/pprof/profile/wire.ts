/** Protobuf's ways of writing a field that this reader knows: https://protobuf.dev/programming-guides/encoding/ */
export const VARINT = 0;
export const FIXED64 = 1;
export const BYTES = 2;
export const FIXED32 = 5;

const MAX_VARINT_BYTES = 10;
const TWO_32 = 4_294_967_296;

/** Fault of bytes that are not protobuf, with its offset. Caught where decoding starts. */
export class WireError extends Error {
  readonly offset: number;

  constructor(message: string, offset: number) {
    super(message);
    this.name = "WireError";
    this.offset = offset;
  }
}

/**
 * A place in protobuf bytes and the field last read there. A 64-bit varint is kept as two halves: half of all
 * numbers in a profile fit the lower half, and addresses do not fit a double.
 */
export interface Cursor {
  readonly bytes: Uint8Array;
  /** The same bytes, for reading several at once. */
  readonly view: DataView;
  position: number;
  /** Where the message being read ends. */
  end: number;
  /** Lower 32 bits of the last varint, unsigned. */
  low: number;
  /** Upper 32 bits of the last varint, unsigned. */
  high: number;
  /** Number of the last field; fields above 2^29 - 1 read as 0. */
  field: number;
  wireType: number;
}

/** Starts reading at the first byte. */
export function startOf(bytes: Uint8Array): Cursor {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return {bytes, view, position: 0, end: bytes.length, low: 0, high: 0, field: 0, wireType: 0};
}

/** Reads a varint into `low` and `high`. */
export function readVarint(cursor: Cursor): void {
  const {bytes, end} = cursor;
  let position = cursor.position;
  let value = 0;
  for (let shift = 0; shift < 28; shift += 7) {
    if (position >= end) throw cutOff(cursor, "a number");
    const byte = bytes[position++] as number;
    value |= (byte & 0x7f) << shift;
    if (byte < 0x80) {
      cursor.position = position;
      cursor.low = value;
      cursor.high = 0;
      return;
    }
  }
  readLongVarint(cursor, value, position);
}

/**
 * Reads numbers of up to 21 bits in sequence into `target` from `index` on, and returns the index behind the
 * last number. Stops where the message ends, where a number is longer, and before the last bytes of all. Note:
 * most bytes of a profile are read here. Whether a number has two bytes or three is chance, and a processor
 * that guesses is wrong so often that reading both without a branch takes half the time.
 */
export function readSmallVarints(cursor: Cursor, target: Uint32Array, index: number): number {
  const {view} = cursor;
  const end = Math.min(cursor.end, view.byteLength - 3);
  let position = cursor.position;
  let at = index;
  while (position < end) {
    const bytes = view.getInt32(position, true);
    if ((bytes & 0x80) === 0) {
      target[at++] = bytes & 0x7f;
      position++;
      continue;
    }
    const hasThird = (bytes >>> 15) & 1;
    const next = position + 2 + hasThird;
    if ((bytes & 0x80_8000) === 0x80_8000 || next > cursor.end) break;
    const third = (bytes >>> 2) & 0x1f_c000 & -hasThird;
    target[at++] = (bytes & 0x7f) | ((bytes >>> 1) & 0x3f80) | third;
    position = next;
  }
  cursor.position = position;
  return at;
}

/** Reads the fifth and later bytes of a varint whose first 28 bits are known. */
function readLongVarint(cursor: Cursor, first28: number, start: number): void {
  const {bytes, end} = cursor;
  let position = start;
  let low = first28;
  let high = 0;
  for (let index = 4; index < MAX_VARINT_BYTES; index++) {
    if (position >= end) throw cutOff(cursor, "a number");
    const byte = bytes[position++] as number;
    const bits = byte & 0x7f;
    if (index === 4) {
      low |= bits << 28;
      high = bits >>> 4;
    } else if (index < 9) {
      high |= bits << (index * 7 - 32);
    } else {
      high |= (bits & 1) << 31;
    }
    if (byte < 0x80) {
      cursor.position = position;
      cursor.low = low >>> 0;
      cursor.high = high >>> 0;
      return;
    }
  }
  throw new WireError("a number of more than 10 bytes", cursor.position);
}

/**
 * Reads a field's number and wire type; false at the end of the message.
 * The value of a varint field is read too, that of a `BYTES` field is `low` bytes from `position` on.
 */
export function readField(cursor: Cursor): boolean {
  if (cursor.position >= cursor.end) return false;
  readVarint(cursor);
  cursor.field = cursor.high === 0 ? cursor.low >>> 3 : 0;
  cursor.wireType = cursor.low & 7;
  switch (cursor.wireType) {
    case VARINT:
      readVarint(cursor);
      return true;
    case BYTES:
      readVarint(cursor);
      need(cursor, unsigned(cursor));
      return true;
    case FIXED64:
      need(cursor, 8);
      cursor.position += 8;
      return true;
    case FIXED32:
      need(cursor, 4);
      cursor.position += 4;
      return true;
    default:
      throw new WireError(`unknown wire type ${cursor.wireType}`, cursor.position);
  }
}

/** Enters the `BYTES` field just read as a message of its own; returns the argument for `leave`. */
export function enter(cursor: Cursor): number {
  if (cursor.wireType !== BYTES) throw mismatch(cursor);
  const outer = cursor.end;
  cursor.end = cursor.position + cursor.low;
  return outer;
}

/** Goes on behind the message that was entered. */
export function leave(cursor: Cursor, outer: number): void {
  cursor.position = cursor.end;
  cursor.end = outer;
}

/** Goes on behind a field that is of no interest. */
export function skip(cursor: Cursor): void {
  if (cursor.wireType === BYTES) cursor.position += cursor.low;
}

/** Checks that the field just read is a varint, as every number of a profile. */
export function expectVarint(cursor: Cursor): void {
  if (cursor.wireType !== VARINT) throw mismatch(cursor);
}

/** Returns the last varint as an unsigned number; exact up to 2^53. */
export function unsigned(cursor: Cursor): number {
  return cursor.high * TWO_32 + cursor.low;
}

/** Returns the last varint as a signed 64-bit number; exact between -2^53 and 2^53. */
export function signed(cursor: Cursor): number {
  return (cursor.high | 0) * TWO_32 + cursor.low;
}

/** Returns the last varint as an unsigned 64-bit integer. */
export function exact(cursor: Cursor): bigint {
  return (BigInt(cursor.high) << 32n) | BigInt(cursor.low);
}

function need(cursor: Cursor, size: number): void {
  const left = cursor.end - cursor.position;
  if (size > left)
    throw new WireError(`field ${cursor.field} needs ${size} bytes, ${left} are left`, cursor.position);
}

function cutOff(cursor: Cursor, what: string): WireError {
  return new WireError(`${what} is cut off`, cursor.position);
}

function mismatch(cursor: Cursor): WireError {
  return new WireError(`field ${cursor.field} has wire type ${cursor.wireType}`, cursor.position);
}
