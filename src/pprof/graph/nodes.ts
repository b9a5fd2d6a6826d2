import {memoizeByObject} from "../profile/memoize-by-object.ts";
import {baseName, cleanPath} from "../profile/names.ts";
import type {Profile} from "../profile/profile.ts";
import {functionFile, functionName} from "../profile/profile.ts";

/** Identity of nodes in a report: by default functions by their name, whatever their file. */
export type Granularity = "functions" | "filefunctions" | "files" | "lines" | "addresses";

/** Key of a node of a report: frames of equal keys share a node. */
export interface NodeInfo {
  readonly name: string;
  readonly file: string;
  /** 0 if lines are not distinguished. */
  readonly line: number;
  readonly column: number;
  /** 0n if addresses are not distinguished. */
  readonly address: bigint;
  /** Path of the binary, where no function is known or the report asks for it; else "". */
  readonly objectFile: string;
  readonly startLine: number;
}

/** The nodes of a profile, and where its locations lead to. */
export interface NodeTable {
  readonly infos: readonly NodeInfo[];
  /**
   * Location `i` has the slots from `slotOffsets[i]` to before `slotOffsets[i + 1]`: a slot for each line, at
   * least 1.
   */
  readonly slotOffsets: Uint32Array;
  /** Index of the node of each slot. */
  readonly slotNodes: Int32Array;
}

/** Identity of nodes. */
export interface NodeOptions {
  readonly granularity: Granularity;
  readonly showColumns: boolean;
  /** False makes inlined calls part of the function they were inlined into. */
  readonly inlines: boolean;
  /** True if nodes of different binaries differ although the function is known. */
  readonly objectFiles: boolean;
  /** Removes uninteresting prefixes of a file's path. */
  readonly trimPath: (path: string) => string;
}

/** Gives every line of every location its node. */
export function nodeTable(profile: Profile, options: NodeOptions): NodeTable {
  const {locations} = profile;
  const infos: NodeInfo[] = [];
  const numbers = new Map<string, number>();
  const number = (info: NodeInfo): number => {
    const key = keyOf(info);
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, infos.length);
    infos.push(info);
    return infos.length - 1;
  };
  const byFunction = new Int32Array(profile.functions.count).fill(-1);
  const node = (location: number, line: number): number => {
    const fn = locations.lineFunctions[line] ?? 0;
    const known = byFunction[fn] ?? -1;
    if (known >= 0) return known;
    const info = nodeOf(profile, location, line, options);
    const found = number(info);
    // A named function is the same node wherever it is, unless the report distinguishes its places.
    const {granularity, objectFiles} = options;
    const isPlace = granularity === "lines" || granularity === "addresses";
    if (!isPlace && !objectFiles && info.name !== "") byFunction[fn] = found;
    return found;
  };
  const slotOffsets = new Uint32Array(locations.count + 1);
  const slots: number[] = [];
  for (let location = 0; location < locations.count; location++) {
    const end = locations.lineOffsets[location + 1] ?? 0;
    const start = locations.lineOffsets[location] ?? 0;
    if (start === end) slots.push(number(unknownNode(profile, location, options)));
    const first = options.inlines || start === end ? start : end - 1;
    for (let line = first; line < end; line++) slots.push(node(location, line));
    slotOffsets[location + 1] = slots.length;
  }
  return {infos, slotOffsets, slotNodes: Int32Array.from(slots)};
}

/** Marks 1 the locations that have a node of some kind. */
export function locationMarks(
  {slotOffsets, slotNodes}: NodeTable,
  isWanted: (node: number) => boolean,
): Uint8Array {
  const marks = new Uint8Array(slotOffsets.length - 1);
  for (let location = 0; location < marks.length; location++) {
    const end = slotOffsets[location + 1] ?? 0;
    for (let slot = slotOffsets[location] ?? 0; slot < end; slot++)
      if (isWanted(slotNodes[slot] ?? 0)) marks[location] = 1;
  }
  return marks;
}

/** Marks 1 the nodes that are inlined into another at some location. */
export function inlinedNodes({infos, slotOffsets, slotNodes}: NodeTable): Uint8Array {
  const marks = new Uint8Array(infos.length);
  for (let location = 0; location + 1 < slotOffsets.length; location++) {
    const outermost = (slotOffsets[location + 1] ?? 0) - 1;
    for (let slot = slotOffsets[location] ?? 0; slot < outermost; slot++) marks[slotNodes[slot] ?? 0] = 1;
  }
  return marks;
}

function unknownNode(profile: Profile, location: number, options: NodeOptions): NodeInfo {
  return {
    name: "",
    file: "",
    line: 0,
    column: 0,
    address: addressOf(profile, location, options),
    objectFile: objectFileOf(profile, location),
    startLine: 0,
  };
}

function nodeOf(profile: Profile, location: number, line: number, options: NodeOptions): NodeInfo {
  const {locations, functions} = profile;
  const {granularity} = options;
  const fn = locations.lineFunctions[line] ?? 0;
  const name = granularity === "files" ? "" : functionName(profile, fn);
  const file = granularity === "functions" ? "" : options.trimPath(functionFile(profile, fn));
  const lines = granularity === "lines" || granularity === "addresses";
  const columns = lines && (options.showColumns || (granularity === "addresses" && options.inlines));
  const withBinary = options.objectFiles || name === "";
  return {
    name,
    file: file === "" ? "" : cleanPath(file),
    line: lines ? (locations.lineNumbers[line] ?? 0) : 0,
    column: columns ? (locations.lineColumns[line] ?? 0) : 0,
    address: addressOf(profile, location, options),
    objectFile: withBinary ? objectFileOf(profile, location) : "",
    startLine: withBinary ? (functions.startLines[fn] ?? 0) : 0,
  };
}

function addressOf(profile: Profile, location: number, {granularity}: NodeOptions): bigint {
  return granularity === "addresses" ? (profile.locations.addresses[location] ?? 0n) : 0n;
}

function objectFileOf(profile: Profile, location: number): string {
  return profile.mappings[profile.locations.mappings[location] ?? -1]?.file ?? "";
}

function keyOf(info: NodeInfo): string {
  const {name, file, line, column, address, objectFile, startLine} = info;
  return `${address} ${line} ${column} ${startLine} ${name.length} ${file.length} ${name}${file}${objectFile}`;
}

/** Returns the parts of a node's printed name: address, function, place; not empty. */
export function nodeNameParts(info: NodeInfo): string[] {
  const parts: string[] = [];
  if (info.address !== 0n) parts.push(info.address.toString(16).padStart(16, "0"));
  if (info.name !== "") parts.push(info.name);
  if (info.line !== 0) parts.push(`${info.file}:${info.line}${info.column === 0 ? "" : `:${info.column}`}`);
  else if (info.file !== "") parts.push(info.file);
  else if (info.name === "")
    parts.push(info.objectFile === "" ? "<unknown>" : `[${baseName(info.objectFile)}]`);
  return parts;
}

const names = memoizeByObject<readonly string[]>();

/** Returns the names of nodes as reports print them, by the nodes' numbers. */
export function printableNames(infos: readonly NodeInfo[]): readonly string[] {
  return names(infos, "", () => infos.map(printableName));
}

/** Returns a node's name as reports print it: `runtime.mallocgc`, `f a.go:12`, `[vdso]`, `<unknown>`. */
export function printableName(info: NodeInfo): string {
  return nodeNameParts(info).join(" ");
}
