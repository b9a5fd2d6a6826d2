import {expect, test} from "vitest";
import {dice} from "../../../scripts/testing/random-benchmarks.ts";
import {readSmallVarints, readVarint, startOf, unsigned} from "./wire.ts";

/** Writes numbers as varints, some of them with more bytes than they need. */
function varints(numbers: readonly number[], die = dice(1)): Uint8Array {
  return Uint8Array.from(
    numbers.flatMap(number => {
      const bytes: number[] = [];
      for (let rest = number; rest > 0 || bytes.length === 0; rest = Math.floor(rest / 128))
        bytes.push((rest % 128) | 0x80);
      if (die.chance(0.1)) bytes.push(0x80);
      bytes.push((bytes.pop() ?? 0) & 0x7f);
      return bytes;
    }),
  );
}

test("readSmallVarints(cursor, target, index) reads the numbers that readVarint reads, up to one that is too long", () => {
  for (let seed = 1; seed <= 300; seed++) {
    const die = dice(seed);
    const numbers = Array.from({length: die.below(40)}, () =>
      die.below(2 ** die.pick([1, 7, 8, 14, 15, 21, 22, 32])),
    );
    const cursor = startOf(varints(numbers, die));
    cursor.end -= die.below(Math.min(4, cursor.end + 1));
    const target = new Uint32Array(cursor.end + 1);
    let count = readSmallVarints(cursor, target, 0);
    const small = count;
    const reader = {...cursor};
    // What is left is read one by one, as far as it goes.
    try {
      for (; reader.position < reader.end; count++) {
        readVarint(reader);
        target[count] = unsigned(reader);
      }
    } catch {
      count = Math.min(count, numbers.length - 1);
    }
    expect([...target.subarray(0, count)]).toEqual(numbers.slice(0, count));
    expect(small).toBeLessThanOrEqual(count);
    expect(numbers.slice(0, small).every(number => number < 2 ** 21)).toBe(true);
  }
});
