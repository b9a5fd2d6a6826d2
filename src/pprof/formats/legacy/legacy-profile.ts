import type {Spend} from "../../../meter.ts";
import type {Profile} from "../../profile/profile.ts";
import type {ProblemLog} from "../problem-log.ts";
import type {ProfileBuilder, ProfileHead} from "../profile-builder.ts";
import {profileBuilder} from "../profile-builder.ts";
import type {Frame} from "../profile-tables.ts";
import {NO_LABELS, NO_STACK, numbered} from "../profile-tables.ts";
import {readMemoryMap} from "./memory-map.ts";
import {memoryRanges} from "./memory-ranges.ts";

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

/** Makes a profile of paid samples and a memory map, with the numbers and mappings of pprof's legacy parsers. */
export function legacyProfile(
  {head, samples, map, frames, hasDoubledLeaves = false}: LegacyTables,
  log: ProblemLog,
  spend: Spend,
): Profile {
  const builder = profileBuilder(spend);
  const locationOf = remembered(
    frames ? javaLocations(frames, builder) : mappedLocations(samples, map, builder, spend),
  );
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
  spend: Spend,
): (address: bigint) => number {
  const {ranges, find} = memoryRanges(readMemoryMap(map, spend), spend);
  const places = new Map<bigint, number>();
  for (const {addresses} of samples)
    for (const address of addresses) if (!places.has(address)) places.set(address, find(address));
  const numbers = ranges.map(range => builder.mapping(range.file, range));
  return address => builder.location([], address, numbers[places.get(address) ?? -1] ?? -1);
}

/** Keeps the numbers of addresses, most of which come often. */
function remembered(locationOf: (address: bigint) => number): (address: bigint) => number {
  const numbers = new Map<bigint, number>();
  return address => numbered(numbers, address, () => locationOf(address));
}
