import {spaceLength} from "./go-syntax.ts";
import type {WrittenUnit} from "./unit-table.ts";

/** The result line being read: a line with a mistake contributes no values, so they wait here. */
export interface LineBuffer {
  count: number;
  readonly values: number[];
  /** Units by position; those beyond `count` are of earlier lines. */
  readonly units: WrittenUnit[];
  /** The field last found, as a range of bytes; empty at the end of the line. */
  start: number;
  end: number;
}

/** Makes a buffer without values. */
export function lineBuffer(): LineBuffer {
  return {count: 0, values: [], units: [], start: 0, end: 0};
}

/** Finds the next run of bytes that are not space; false at the end of the line. */
export function nextField(line: LineBuffer, bytes: Uint8Array, from: number, end: number): boolean {
  let start = from;
  while (start < end) {
    const length = spaceLength(bytes, start);
    if (length === 0) break;
    start += length;
  }
  line.start = start;
  line.end = fieldEnd(bytes, start, end);
  return start < end;
}

/** Returns the position of the first space from `start` on, or `end`. */
export function fieldEnd(bytes: Uint8Array, start: number, end: number): number {
  let i = start;
  for (; i < end; i++) {
    const byte = bytes[i] as number;
    if (byte > 32 && byte < 0x80) continue;
    if (spaceLength(bytes, i) > 0) break;
  }
  return i;
}
