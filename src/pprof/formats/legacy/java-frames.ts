import {eachTextLine} from "../../../input/text-parts.ts";
import type {Spend} from "../../../meter.ts";
import type {Frame} from "../profile-tables.ts";

const LOCATION = /^\s*0x([0-9a-fA-F]{1,16})\s+(\S.*)$/;
const FILE_LINE = /^(.*)\s+\((.+):(-?\d{1,9})\)$/;
const LIBRARY = /^(.*)\s+\((.*)\)$/;
const LONGEST_LINE = 4096;
/** Steps of a function, which has a name, a file and an address. */
const FRAME_STEPS = 10;

/** Reads the functions at the end of a legacy profile of Java: `0x0000001 com.example.F.run (F.java:12)`. */
export function javaFrames(text: string, spend: Spend): Map<bigint, Frame> {
  const frames = new Map<bigint, Frame>();
  const files = new Map<string, string>();
  eachTextLine(text, line => {
    const [, address, place = ""] = line.length > LONGEST_LINE ? [] : (LOCATION.exec(line) ?? []);
    if (address === undefined) return;
    spend("profileSteps", FRAME_STEPS);
    const frame = frameOf(place.trim());
    // A function keeps the file of its first occurrence.
    const file = files.get(frame.name) ?? frame.file ?? "";
    files.set(frame.name, file);
    frames.set(BigInt(`0x${address}`), {...frame, file});
  });
  return frames;
}

function frameOf(place: string): Frame {
  const source = FILE_LINE.exec(place);
  if (source) return {name: source[1] ?? "", file: source[2] ?? "", line: Math.max(0, Number(source[3]))};
  const library = LIBRARY.exec(place);
  if (library) return {name: library[1] ?? "", file: (library[2] ?? "").replace(/^.*\//, "")};
  return {name: place.includes("generated stub/JIT") ? "STUB" : place};
}
