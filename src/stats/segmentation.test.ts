import fc from "fast-check";
import {expect, test} from "vitest";
import {squaresAboutMean, stretches} from "./levels.ts";
import {segmentations} from "./segmentation.ts";

/** Values of few digits: their sums are exact, and equally good cuts are frequent. */
const coarse = fc.array(fc.integer({min: 0, max: 6}), {minLength: 1, maxLength: 10});

function costOf(values: readonly number[], cuts: readonly number[]): number {
  return stretches(values.length, cuts)
    .map(({start, end}) => squaresAboutMean(Float64Array.from(values.slice(start, end))))
    .reduce((sum, squares) => sum + squares, 0);
}

/** Every way to cut into levels of at least `shortest`, by trying them all. */
function everyCut(n: number, cuts: number, shortest: number, blocked: ReadonlySet<number>): number[][] {
  if (cuts === 0) return n >= shortest ? [[]] : [];
  return Array.from({length: n}, (_, place) => place)
    .filter(place => n - place >= shortest && !blocked.has(place))
    .flatMap(place => everyCut(place, cuts - 1, shortest, blocked).map(before => [...before, place]));
}

test("segmentations(values) costs what the best of all possible cuts costs", () => {
  const limits = fc.record({shortest: fc.integer({min: 1, max: 3}), blocked: fc.uniqueArray(fc.nat(9))});
  fc.assert(
    fc.property(coarse, limits, (values, {shortest, blocked}) => {
      const set = new Set(blocked);
      const found = segmentations(values, {most: 4, shortest, mayBegin: place => !set.has(place)});
      for (let cuts = 1; cuts <= 4; cuts++) {
        const all = everyCut(values.length, cuts, shortest, set);
        const best = found.find(places => places.length === cuts);
        expect(best !== undefined).toBe(all.length > 0);
        if (!best) continue;
        expect(all).toContainEqual(best);
        expect(costOf(values, best)).toBeCloseTo(Math.min(...all.map(one => costOf(values, one))), 9);
      }
    }),
    {seed: 1, numRuns: 400},
  );
});

test("segmentations(values) costs the same for the reversed values", () => {
  fc.assert(
    fc.property(fc.array(fc.double({min: -1, max: 1, noNaN: true}), {maxLength: 40}), values => {
      const forth = segmentations(values, {most: 6, shortest: 2});
      const back = segmentations(values.toReversed(), {most: 6, shortest: 2});
      expect(back.length).toBe(forth.length);
      for (const [i, cuts] of forth.entries())
        expect(costOf(values.toReversed(), back[i] ?? [])).toBeCloseTo(costOf(values, cuts), 9);
    }),
    {seed: 1, numRuns: 100},
  );
});

test("segmentations(values) takes the earlier of equally good cuts", () => {
  expect(segmentations([5, 5, 5, 5, 5, 5], {most: 2, shortest: 2})).toEqual([[], [2], [2, 4]]);
  expect(segmentations([0, 0, 1, 2, 2], {most: 1, shortest: 2})).toEqual([[], [2]]);
});

test("segmentations(values) leaves out numbers of cuts that the limits do not allow", () => {
  expect(segmentations([1, 2, 3], {most: 2, shortest: 2})).toEqual([[]]);
  expect(segmentations([1, 1, 2, 2], {most: 2, shortest: 2, mayBegin: place => place !== 2})).toEqual([[]]);
  expect(segmentations([], {most: 1, shortest: 2})).toEqual([[]]);
});
