import {closeSync, openSync, readSync} from "node:fs";

const LF = 10;
const PART = 1 << 20;

/**
 * Reads a file in parts of about a megabyte that end in line ends, except perhaps the last.
 * All parts share a buffer: each is gone when the next is read. A longer line makes the buffer grow.
 */
export function* readWholeLines(path: string, size: number = PART): Generator<Uint8Array> {
  const file = openSync(path, "r");
  try {
    let buffer = new Uint8Array(size);
    let kept = 0;
    for (;;) {
      const end = kept + readSync(file, buffer, kept, buffer.length - kept, null);
      if (end === kept) break;
      const lines = buffer.lastIndexOf(LF, end - 1) + 1;
      if (lines > 0) yield buffer.subarray(0, lines);
      buffer.copyWithin(0, lines, end);
      kept = end - lines;
      if (kept === buffer.length) buffer = grown(buffer);
    }
    if (kept > 0) yield buffer.subarray(0, kept);
  } finally {
    closeSync(file);
  }
}

function grown(buffer: Uint8Array): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(buffer.length * 2);
  larger.set(buffer);
  return larger;
}
