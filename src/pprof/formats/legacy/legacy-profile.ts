import type {Profile} from "../../profile/profile.ts";
import type {ProblemLog} from "../problem-log.ts";
import type {MemoryRange, ProfileBuilder, ProfileHead} from "../profile-builder.ts";
import {profileBuilder} from "../profile-builder.ts";
import type {Frame} from "../profile-tables.ts";
import {NO_LABELS, NO_STACK} from "../profile-tables.ts";
import {readMemoryMap} from "./memory-map.ts";

/** A stack of a profile without symbols. */
export interface LegacySample {
  /** Addresses of the calls, the leaf first: return addresses already have 1 subtracted. */
  readonly addresses: readonly bigint[];
  readonly values: readonly number[];
  /** Mean size of the sampled objects in bytes; absent if not recorded. */
  readonly bytes?: number;
}

/** A profile before its addresses are numbered. */
export interface LegacyTables {
  readonly head: ProfileHead;
  readonly samples: readonly LegacySample[];
  /** Lines of the memory map. */
  readonly map: readonly string[];
  /** Functions by address, which Java's profiles have instead of a memory map. */
  readonly frames?: ReadonlyMap<bigint, Frame>;
  /** True if a leaf may be there twice, from the signal and from the stack. */
  readonly hasDoubledLeaves?: boolean;
}

/** Where an address lies that no entry of the map has. */
export const ANYWHERE: MemoryRange = {start: 0n, limit: 2n ** 64n - 1n, offset: 0n, file: "", buildId: ""};

/** Makes a profile of addresses and a memory map, with the numbers and mappings of pprof's legacy parsers. */
export function legacyProfile(
  {head, samples, map, frames, hasDoubledLeaves = false}: LegacyTables,
  log: ProblemLog,
): Profile {
  const builder = profileBuilder();
  const locationOf = frames ? javaLocations(frames, builder) : mappedLocations(samples, map, builder);
  for (const {addresses, values, bytes} of samples) {
    // Locations are numbered from the leaf on.
    for (const address of addresses) locationOf(address);
    const kept = hasDoubledLeaves ? withoutDoubledLeaf(addresses) : addresses;
    const stack = kept.reduceRight((caller, address) => builder.stack(caller, locationOf(address)), NO_STACK);
    const labels =
      bytes === undefined ? NO_LABELS : builder.labels([{key: "bytes", number: bytes, unit: ""}]);
    const sample = builder.appendSample(stack, labels);
    values.forEach((value, type) => {
      builder.add(sample, type, value);
    });
  }
  return builder.finish(head, log);
}

/** Removes a caller that is the leaf itself. */
function withoutDoubledLeaf(addresses: readonly bigint[]): readonly bigint[] {
  const [leaf, second] = addresses;
  return leaf !== undefined && second !== undefined && leaf === second + 1n
    ? addresses.toSpliced(1, 1)
    : addresses;
}

function javaLocations(
  frames: ReadonlyMap<bigint, Frame>,
  builder: ProfileBuilder,
): (address: bigint) => number {
  return address => {
    const frame = frames.get(address);
    return builder.location(frame ? [frame] : [], frame ? 0n : address);
  };
}

/** Numbers the locations in the order of their samples, each in the entry of the map that holds it. */
function mappedLocations(
  samples: readonly LegacySample[],
  map: readonly string[],
  builder: ProfileBuilder,
): (address: bigint) => number {
  const ranges = readMemoryMap(map).map(range => ({...range}));
  const places = new Map<bigint, number>();
  for (const {addresses} of samples)
    for (const address of addresses) if (!places.has(address)) places.set(address, rangeOf(address, ranges));
  const numbers = ranges.map(range => builder.mapping(range.file, range));
  return address => builder.location([], address, numbers[places.get(address) ?? -1] ?? -1);
}

/**
 * Returns the index of the range that holds an address, or of a range made for the remaining addresses; -1
 * for address 0.
 */
function rangeOf(address: bigint, ranges: MemoryRange[]): number {
  if (address === 0n) return -1;
  const exact = ranges.findIndex(({start, limit}) => start <= address && address < limit);
  if (exact >= 0) return exact;
  // Some handlers leave out the first part of a range that is split in two.
  const before = ranges.findIndex(
    ({start, offset}) => offset !== 0n && start - offset <= address && address < start,
  );
  const range = ranges[before];
  if (range) {
    ranges[before] = {...range, start: range.start - range.offset, offset: 0n};
    return before;
  }
  return ranges.push(ANYWHERE) - 1;
}
