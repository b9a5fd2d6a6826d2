import {filledFloat64, filledUint32} from "./columns.ts";
import type {DraftMapping, IdColumn, ProfileDraft} from "./decoded-tables.ts";
import type {Functions, Locations, Mapping, Samples} from "./profile.ts";
import type {StringTable} from "./string-table.ts";

/** A rule of the format that a profile breaks, in the words `go tool pprof` has for it. */
export class MalformedError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "MalformedError";
  }
}

/** Bytes that are protobuf, but no profile. */
export class UnrecognizedError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "UnrecognizedError";
  }
}

/** Finds the index of an id; -1 when the table does not have it. */
type Lookup = (low: number, high: number) => number;

/** Checks that every number of `columns` is that of a string. */
export function checkStrings(strings: StringTable, draft: ProfileDraft): void {
  const {count} = strings;
  const numbers = [
    draft.labelKeys,
    draft.labelTexts,
    draft.labelUnits,
    draft.names,
    draft.systemNames,
    draft.fileNames,
  ];
  const small = [...draft.sampleTypes, ...draft.mappings.flatMap(m => [m.file, m.buildId])];
  const bad =
    numbers.map(filledUint32).flatMap(column => firstAtLeast(column, count))[0] ??
    small.find(number => number >= count);
  if (bad !== undefined) throw new UnrecognizedError(`string ${bad} is not in the string table of ${count}`);
}

function firstAtLeast(column: Uint32Array, limit: number): number[] {
  for (const number of column) if (number >= limit) return [number];
  return [];
}

/** Looks up the locations of all samples. */
export function resolveSamples(draft: ProfileDraft): Samples {
  const types = draft.sampleTypes.length / 2;
  const count = draft.frameEnds.length;
  if (count > 0 && types === 0) throw new MalformedError("missing sample type information");
  const uneven = draft.valuesPerSample === types ? draft.uneven : {sample: 0, values: draft.valuesPerSample};
  if (count > 0 && uneven)
    throw new MalformedError(`mismatch: sample has ${uneven.values} values vs. ${types} types`);
  return {
    count,
    offsets: withZero(filledUint32(draft.frameEnds)),
    frames: resolveFrames(draft),
    values: filledFloat64(draft.values),
    labelOffsets: withZero(filledUint32(draft.labelEnds)),
    labelKeys: filledUint32(draft.labelKeys),
    labelTexts: filledUint32(draft.labelTexts),
    labelNumbers: filledFloat64(draft.labelNumbers),
    labelUnits: filledUint32(draft.labelUnits),
  };
}

/**
 * Looks up the locations of all frames. There are tens of millions: the column is written over, and where locations
 * are numbered from 1 in their order, as Go writes them, an id gives its index.
 */
function resolveFrames({frameIds, locationIds}: ProfileDraft): Uint32Array {
  const nil = "sample has nil location";
  if (frameIds.high || locationIds.high) return resolveIds(frameIds, lookup(locationIds), () => nil);
  const frames = filledUint32(frameIds.low);
  const {length} = locationIds.low;
  if (!isCounting(filledUint32(locationIds.low))) {
    const find = lookup(locationIds);
    for (let i = 0; i < frames.length; i++) {
      const index = find(frames[i] as number, 0);
      if (index < 0) throw new MalformedError(nil);
      frames[i] = index;
    }
    return frames;
  }
  for (let i = 0; i < frames.length; i++) {
    const id = frames[i] as number;
    if (id === 0 || id > length) throw new MalformedError(nil);
    frames[i] = id - 1;
  }
  return frames;
}

function isCounting(ids: Uint32Array): boolean {
  return ids.every((id, index) => id === index + 1);
}

/** Checks the mappings and gives them their names. */
export function resolveMappings(draft: ProfileDraft, strings: StringTable): Mapping[] {
  const seen = new Set<bigint>();
  return draft.mappings.map((mapping, index) => {
    if (mapping.id === 0n) throw new MalformedError("found mapping with reserved ID=0");
    if (seen.has(mapping.id)) throw new MalformedError(`multiple mappings with same id: ${mapping.id}`);
    seen.add(mapping.id);
    const resolved = named(mapping, strings);
    if (resolved.buildId.length === 1)
      throw new MalformedError(`mapping ${index + 1} has a build ID of one byte, "${resolved.buildId}"`);
    return resolved;
  });
}

function named(mapping: DraftMapping, strings: StringTable): Mapping {
  const [hasFunctions, hasFileNames, hasLineNumbers, hasInlineFrames] = mapping.has;
  return {
    id: mapping.id,
    start: mapping.start,
    limit: mapping.limit,
    offset: mapping.offset,
    file: strings.at(mapping.file),
    buildId: strings.at(mapping.buildId),
    hasFunctions,
    hasFileNames,
    hasLineNumbers,
    hasInlineFrames,
  };
}

/** Checks the functions' ids. */
export function resolveFunctions(draft: ProfileDraft): Functions {
  checkIds(draft.functionIds, "found function with reserved ID=0", "multiple functions with same id");
  return {
    count: draft.names.length,
    names: filledUint32(draft.names),
    systemNames: filledUint32(draft.systemNames),
    fileNames: filledUint32(draft.fileNames),
    startLines: filledFloat64(draft.startLines),
  };
}

/** Checks the locations' ids and looks up their mappings and functions. */
export function resolveLocations(draft: ProfileDraft): Locations {
  checkIds(draft.locationIds, "found location with reserved id=0", "multiple locations with same id");
  const ids = toBigints(draft.locationIds);
  const lineOffsets = withZero(filledUint32(draft.lineEnds));
  return {
    count: ids.length,
    ids,
    addresses: toBigints(draft.addresses),
    mappings: mappingIndices(draft),
    folded: Uint8Array.from(filledUint32(draft.folded)),
    lineOffsets,
    lineFunctions: resolveIds(draft.lineFunctionIds, lookup(draft.functionIds), line => {
      const location = ids[locationOfLine(lineOffsets, line)] ?? 0n;
      return `location id: ${location} has a line with nil function`;
    }),
    lineNumbers: filledFloat64(draft.lineNumbers),
    lineColumns: filledFloat64(draft.lineColumns),
  };
}

function locationOfLine(lineOffsets: Uint32Array, line: number): number {
  return lineOffsets.findIndex((_, index) => (lineOffsets[index + 1] ?? 0) > line);
}

/** Looks up mappings; an unknown mapping is not an error. */
function mappingIndices(draft: ProfileDraft): Int32Array {
  const index = new Map(draft.mappings.map((mapping, i) => [mapping.id, i]));
  const {low, high} = draft.mappingIds;
  const result = new Int32Array(low.length);
  for (let i = 0; i < result.length; i++) {
    const id = (BigInt(high?.data[i] ?? 0) << 32n) | BigInt(low.data[i] ?? 0);
    result[i] = index.get(id) ?? -1;
  }
  return result;
}

function checkIds(ids: IdColumn, reserved: string, twice: string): void {
  const find = lookup(ids);
  for (let i = 0; i < ids.low.length; i++) {
    const low = ids.low.data[i] ?? 0;
    const high = ids.high?.data[i] ?? 0;
    if (low === 0 && high === 0) throw new MalformedError(reserved);
    if (find(low, high) !== i) throw new MalformedError(`${twice}: ${(BigInt(high) << 32n) | BigInt(low)}`);
  }
}

/** Turns ids into indices; an id that is not there is the error that `fault` words. */
function resolveIds(ids: IdColumn, find: Lookup, fault: (position: number) => string): Uint32Array {
  const {low, high} = ids;
  const result = new Uint32Array(low.length);
  for (let i = 0; i < result.length; i++) {
    const index = find(low.data[i] as number, high ? (high.data[i] as number) : 0);
    if (index < 0) throw new MalformedError(fault(i));
    result[i] = index;
  }
  return result;
}

/**
 * Indexes ids. Most writers number from 1: then a table by id; others take addresses: then maps by halves.
 * The last of equal ids counts.
 */
function lookup(ids: IdColumn): Lookup {
  return ids.high || largest(ids) > ids.low.length * 4 + 64 ? sparseLookup(ids) : denseLookup(ids);
}

function denseLookup(ids: IdColumn): Lookup {
  const table = new Int32Array(largest(ids) + 1).fill(-1);
  for (let i = 0; i < ids.low.length; i++) table[ids.low.data[i] as number] = i;
  return (low, high) => (high === 0 && low < table.length ? (table[low] as number) : -1);
}

function sparseLookup(ids: IdColumn): Lookup {
  const halves = new Map<number, Map<number, number>>();
  for (let i = 0; i < ids.low.length; i++) {
    const high = ids.high?.data[i] ?? 0;
    const lows = halves.get(high) ?? new Map<number, number>();
    lows.set(ids.low.data[i] as number, i);
    halves.set(high, lows);
  }
  return (low, high) => halves.get(high)?.get(low) ?? -1;
}

function largest(ids: IdColumn): number {
  let max = 0;
  for (let i = 0; i < ids.low.length; i++) max = Math.max(max, ids.low.data[i] as number);
  return max;
}

/** Index of the low half of a 64-bit integer in memory, 1 on a big-endian machine. */
const LOW_HALF = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1 ? 0 : 1;

/** Joins halves by a view of them: arithmetic would allocate several bigints for each id. */
function toBigints({low, high}: IdColumn): BigUint64Array {
  const result = new BigUint64Array(low.length);
  const halves = new Uint32Array(result.buffer);
  for (let i = 0; i < low.length; i++) {
    halves[2 * i + LOW_HALF] = low.data[i] as number;
    if (high) halves[2 * i + 1 - LOW_HALF] = high.data[i] as number;
  }
  return result;
}

/** Puts a 0 before the ends of ranges: then they are offsets. */
function withZero(ends: Uint32Array): Uint32Array {
  const offsets = new Uint32Array(ends.length + 1);
  offsets.set(ends, 1);
  return offsets;
}
