import {readField, skip, startOf, WireError} from "./wire.ts";

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
