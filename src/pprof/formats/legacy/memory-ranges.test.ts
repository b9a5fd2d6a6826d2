import fc from "fast-check";
import {expect, test} from "vitest";
import {makeMeter, unmetered} from "../../../meter.ts";
import type {MemoryRange} from "../profile-builder.ts";
import {ANYWHERE, memoryRanges} from "./memory-ranges.ts";

const rangeAt = (start: number, size: number, offset: number): MemoryRange => ({
  start: BigInt(start),
  limit: BigInt(start + size),
  offset: BigInt(offset),
  file: `${start}`,
  buildId: "",
});

/** Finds ranges one by one, as pprof does. */
function slowRanges(map: readonly MemoryRange[]) {
  const ranges = [...map];
  return (address: bigint): number => {
    if (address === 0n) return -1;
    const exact = ranges.findIndex(({start, limit}) => start <= address && address < limit);
    if (exact >= 0) return exact;
    const before = ranges.findIndex(
      ({start, offset}) => offset !== 0n && start - offset <= address && address < start,
    );
    const range = ranges[before];
    if (!range) return ranges.push(ANYWHERE) - 1;
    ranges[before] = {...range, start: range.start - range.offset, offset: 0n};
    return before;
  };
}

const maps = fc.array(fc.tuple(fc.nat(40), fc.nat(4), fc.nat(3)), {maxLength: 8});

test("memoryRanges(map).find(address) finds what a search one by one finds", () => {
  fc.assert(
    fc.property(maps, fc.array(fc.nat(50)), fc.boolean(), (map, addresses, areApart) => {
      const ranges = map.map(([start, size, offset], index) =>
        rangeAt(areApart ? index * 6 + 1 : start, size, offset),
      );
      const {find} = memoryRanges(ranges, unmetered);
      const slow = slowRanges(ranges);
      expect(addresses.map(address => find(BigInt(address)))).toEqual(
        addresses.map(address => slow(BigInt(address))),
      );
    }),
  );
});

test("memoryRanges(map).find(address) pays for a search of ranges that overlap", () => {
  const meter = makeMeter();
  const {find} = memoryRanges([rangeAt(1, 9, 0), rangeAt(2, 9, 0)], meter.spend);
  expect([find(10n), meter.used()]).toEqual([1, {profileSteps: 1}]);
});
