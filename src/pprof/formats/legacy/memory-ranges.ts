import type {Spend} from "../../../meter.ts";
import type {MemoryRange} from "../profile-builder.ts";

/** Where an address lies that no entry of the map has. */
export const ANYWHERE: MemoryRange = {start: 0n, limit: 2n ** 64n - 1n, offset: 0n, file: "", buildId: ""};

/** Ranges looked at one by one that cost as much as a step of profiles. */
const RANGES_OF_STEP = 5;

/** Ranges of memory with a search for the range of an address. */
export interface MemoryRanges {
  readonly ranges: readonly MemoryRange[];
  /**
   * Returns the index of the first range that holds an address, or of a range made for the remaining addresses; -1 for
   * address 0.
   */
  find(address: bigint): number;
}

/** Makes a search in a memory map; ranges apart from each other are bisected, others are searched one by one and paid for. */
export function memoryRanges(map: readonly MemoryRange[], spend: Spend): MemoryRanges {
  const ranges = map.map(range => ({...range}));
  let sorted = disjoint(ranges);
  let anywhere = -1;
  const search = (matches: (range: MemoryRange) => boolean): number => {
    spend("profileSteps", Math.ceil(ranges.length / RANGES_OF_STEP));
    return ranges.findIndex(matches);
  };
  const holding = (address: bigint): number =>
    sorted
      ? bisect(ranges, sorted, address)
      : search(({start, limit}) => start <= address && address < limit);
  return {
    ranges,
    find(address) {
      if (address === 0n) return -1;
      const exact = holding(address);
      if (exact >= 0) return exact;
      if (anywhere >= 0 && address < ANYWHERE.limit) return anywhere;
      // Some handlers leave out the first part of a range that is split in two.
      const before = search(
        ({start, offset}) => offset !== 0n && start - offset <= address && address < start,
      );
      const range = ranges[before];
      if (!range) {
        anywhere = ranges.push({...ANYWHERE}) - 1;
        return anywhere;
      }
      ranges[before] = {...range, start: range.start - range.offset, offset: 0n};
      sorted = undefined;
      return before;
    },
  };
}

/** Returns the numbers of ranges in the order of their addresses; undefined if two have an address in common. */
function disjoint(ranges: readonly MemoryRange[]): readonly number[] | undefined {
  const order = ranges.map((_, index) => index);
  const startOf = (index: number | undefined): bigint => ranges[index ?? -1]?.start ?? 0n;
  order.sort((a, b) => (startOf(a) < startOf(b) ? -1 : startOf(a) > startOf(b) ? 1 : 0));
  const areApart = order.every(
    (index, at) =>
      startOf(index) <= limitOf(ranges, index) &&
      (at === 0 || limitOf(ranges, order[at - 1]) <= startOf(index)),
  );
  return areApart ? order : undefined;
}

function limitOf(ranges: readonly MemoryRange[], index: number | undefined): bigint {
  return ranges[index ?? -1]?.limit ?? 0n;
}

/** Returns the index of the range that holds an address, among ranges apart from each other; -1 if there is none. */
function bisect(ranges: readonly MemoryRange[], order: readonly number[], address: bigint): number {
  let low = 0;
  let high = order.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (limitOf(ranges, order[middle]) <= address) low = middle + 1;
    else high = middle;
  }
  const found = order[low];
  const range = found === undefined ? undefined : ranges[found];
  return found !== undefined && range && range.start <= address ? found : -1;
}
