import {readCpuinfo, readFrequency, readLscpu} from "./readers/cpu.ts";
import {readAssignment, readGoVersion} from "./readers/go.ts";
import type {Found, Reader} from "./readers/reader.ts";
import {readBoot, readMemory, readSysctl, readUname} from "./readers/system.ts";

/** In the order of detection: the most frequent lines first, any assignment last. */
const READERS: readonly Reader[] = [
  readCpuinfo,
  readGoVersion,
  readUname,
  readFrequency,
  readLscpu,
  readSysctl,
  readMemory,
  readBoot,
  readAssignment,
];

/** Reads a line as the first reader that knows its shape; undefined if no reader matches. */
export function readLine(text: string): Found {
  const line = text.trimEnd();
  for (const reader of READERS) {
    const found = reader(line);
    if (found) return found;
  }
  return undefined;
}
