import {BYTES, readField, skip, startOf, WireError} from "./wire.ts";

/** How many messages of each kind a profile has. */
export interface MessageCounts {
  samples: number;
  /** Of all samples together. */
  sampleBytes: number;
  locations: number;
  functions: number;
  strings: number;
}

/** Counts the messages of a profile, so that tables need not grow; of bytes that are no protobuf up to the mistake. */
export function countMessages(bytes: Uint8Array): MessageCounts {
  const counts = {samples: 0, sampleBytes: 0, locations: 0, functions: 0, strings: 0};
  const cursor = startOf(bytes);
  try {
    while (readField(cursor)) {
      if (cursor.field === 2) {
        counts.samples++;
        counts.sampleBytes += cursor.low;
      } else if (cursor.field === 4) counts.locations++;
      else if (cursor.field === 5) counts.functions++;
      else if (cursor.field === 6) counts.strings++;
      skip(cursor);
    }
  } catch (error) {
    if (!(error instanceof WireError)) throw error;
  }
  return counts;
}

/** Words of eight bytes that tables take for each message of a field, and for each byte within it. */
interface Room {
  readonly message: number;
  readonly byte: number;
}

/** By field: samples hold frames and labels, a mapping is an object, locations hold lines. */
const ROOMS: Readonly<Record<number, Room>> = {
  1: {message: 4, byte: 0},
  2: {message: 6, byte: 0.25},
  3: {message: 40, byte: 0},
  4: {message: 16, byte: 2},
  5: {message: 8, byte: 0},
  6: {message: 2, byte: 0},
};

/** Of the other fields only comments are kept, a number each. */
const ROOM_OF_OTHERS: Room = {message: 2, byte: 3};

/**
 * Returns about how much memory the tables of a profile take, in words of eight bytes, from its messages before they are read;
 * of bytes that are no protobuf up to the mistake.
 */
export function tableRoom(bytes: Uint8Array): number {
  const cursor = startOf(bytes);
  let words = 0;
  try {
    while (readField(cursor)) {
      const room = ROOMS[cursor.field] ?? ROOM_OF_OTHERS;
      words += room.message + (cursor.wireType === BYTES ? room.byte * cursor.low : 0);
      skip(cursor);
    }
  } catch (error) {
    if (!(error instanceof WireError)) throw error;
  }
  return Math.ceil(words);
}
