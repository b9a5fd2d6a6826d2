import fc from "fast-check";
import {expect, test} from "vitest";
import type {WeightedValues} from "./levels.ts";
import {squaresAboutMean, stretches, weightedMean} from "./levels.ts";
import type {SegmentationLimits} from "./segmentation.ts";
import {segmentations} from "./segmentation.ts";

const segment = (values: readonly number[], limits: SegmentationLimits) => [
  ...segmentations(
    {values: Float64Array.from(values), weights: new Float64Array(values.length).fill(1)},
    limits,
  ),
];

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
      const found = segment(values, {most: 4, shortest, mayBegin: place => !set.has(place)});
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

test("segmentations(values).leastPriced(price) is the least of all numbers of cuts, each cut at its price", () => {
  const blocked = fc.uniqueArray(fc.nat(9));
  fc.assert(
    fc.property(coarse, blocked, fc.integer({min: 0, max: 20}), (values, places, price) => {
      const set = new Set(places);
      const limits = {most: 9, shortest: 1, mayBegin: (place: number) => !set.has(place)};
      const series = {values: Float64Array.from(values), weights: new Float64Array(values.length).fill(1)};
      const all = segment(values, limits).map(cuts => costOf(values, cuts) + price * cuts.length);
      expect(segmentations(series, limits).leastPriced(price)).toBeCloseTo(Math.min(...all), 9);
    }),
    {seed: 1, numRuns: 400},
  );
});

test("segmentations(values).leastPriced(price) does not charge for fixed cuts", () => {
  const values = Float64Array.of(0, 0, 0, 5, 5, 5, 9, 9, 9);
  const series = {values, weights: values.map(() => 1)};
  expect(segmentations(series, {most: 3, shortest: 2, fixed: [3]}).leastPriced(10)).toBe(10);
  expect(segmentations(series, {most: 3, shortest: 2, fixed: [3]}).leastPriced(100)).toBe(24);
  expect(segmentations(series, {most: 3, shortest: 2, fixed: [3, 6]}).leastPriced(100)).toBe(0);
});

test("segmentations(values) costs the same for the reversed values", () => {
  fc.assert(
    fc.property(fc.array(fc.double({min: -1, max: 1, noNaN: true}), {maxLength: 40}), values => {
      const forth = segment(values, {most: 6, shortest: 2});
      const back = segment(values.toReversed(), {most: 6, shortest: 2});
      expect(back.length).toBe(forth.length);
      for (const [i, cuts] of forth.entries())
        expect(costOf(values.toReversed(), back[i] ?? [])).toBeCloseTo(costOf(values, cuts), 9);
    }),
    {seed: 1, numRuns: 100},
  );
});

test("segmentations(values) takes the earlier of equally good cuts", () => {
  expect(segment([5, 5, 5, 5, 5, 5], {most: 2, shortest: 2})).toEqual([[], [2], [2, 4]]);
  expect(segment([0, 0, 1, 2, 2], {most: 1, shortest: 2})).toEqual([[], [2]]);
});

test("segmentations(values) leaves out numbers of cuts that the limits do not allow", () => {
  expect(segment([1, 2, 3], {most: 2, shortest: 2})).toEqual([[]]);
  expect(segment([1, 1, 2, 2], {most: 2, shortest: 2, mayBegin: place => place !== 2})).toEqual([[]]);
  expect(segment([], {most: 1, shortest: 2})).toEqual([[]]);
});

test("segmentations(series) cuts at the fixed boundaries in every answer, and adds the best others", () => {
  const values = [0, 0, 9, 9, 9, 1, 1, 1, 5];
  expect(segment(values, {most: 2, shortest: 2, fixed: [3, 8]})).toEqual([
    [3, 8],
    [3, 5, 8],
  ]);
});

test("segmentations(series) allows a short level only between fixed boundaries", () => {
  expect(segment([0, 5, 0, 0], {most: 2, shortest: 2, fixed: [1, 2]})).toEqual([[1, 2]]);
  expect(segment([1, 2], {most: 1, shortest: 2, fixed: [1]})).toEqual([[1]]);
  expect(segment([0, 0, 5, 5], {most: 1, shortest: 2, fixed: [1], mayBegin: () => false})).toEqual([[1]]);
});

test("segmentations(series) weighs squares", () => {
  const values = Float64Array.from([0, 0, 1, 1, 3, 3]);
  const one = {most: 1, shortest: 2};
  expect([...segmentations({values, weights: Float64Array.of(1, 1, 1, 1, 1, 1)}, one)][1]).toEqual([4]);
  expect([...segmentations({values, weights: Float64Array.of(1, 1, 1, 1, 0.01, 0.01)}, one)][1]).toEqual([2]);
});

/** The squares of each stretch about its weighted mean, `[start][end]`. */
function everySquares({values, weights}: WeightedValues): number[][] {
  return Array.from(values, (_, start) =>
    Array.from({length: values.length + 1}, (_, end) => {
      if (end <= start) return 0;
      const mean = weightedMean({values, weights}, {start, end});
      return values
        .slice(start, end)
        .reduce((sum, value, i) => sum + (weights[start + i] ?? 0) * (value - mean) ** 2, 0);
    }),
  );
}

/** The least costs of 0, 1, … cuts, by trying every beginning of the last level (Bellman 1961). */
function plainCosts(
  series: WeightedValues,
  {most, shortest, mayBegin, fixed = []}: SegmentationLimits,
): number[] {
  const n = series.values.length;
  const squares = everySquares(series);
  const starts = new Set([0, ...fixed, n]);
  const fits = (start: number, end: number) =>
    !fixed.some(place => place > start && place < end) &&
    (end - start >= shortest || (starts.has(start) && starts.has(end)));
  const level = (start: number, end: number) =>
    fits(start, end) ? (squares[start]?.[end] ?? Number.NaN) : Number.POSITIVE_INFINITY;
  let costs = Array.from({length: n + 1}, (_, end) => level(0, end));
  const found = [costs[n] ?? Number.NaN];
  for (let cuts = 1; cuts <= most + fixed.length; cuts++) {
    const before = costs;
    costs = costs.map((_, end) => {
      const places = Array.from({length: end}, (_, place) => place).slice(1);
      const open = places.filter(place => starts.has(place) || mayBegin?.(place) !== false);
      return Math.min(
        ...open.map(place => (before[place] ?? Number.NaN) + level(place, end)),
        Number.POSITIVE_INFINITY,
      );
    });
    found.push(costs[n] ?? Number.NaN);
  }
  return found;
}

test("segmentations(series) costs what the plain recurrence costs, on long series of every kind", () => {
  const step = fc.tuple(fc.constantFrom(0, 0, 1, 50, -1e3, 1e6), fc.integer({min: 1, max: 25}));
  const noise = fc.double({min: -1, max: 1, noNaN: true});
  const series = fc
    .tuple(
      fc.array(step, {minLength: 1, maxLength: 5}),
      fc.array(noise, {minLength: 60, maxLength: 60}),
      fc.constantFrom(0, 0.01, 1),
    )
    .map(([steps, wobble, size]) =>
      steps
        .flatMap(([height, length]) => Array.from({length}, () => height))
        .slice(0, 60)
        .map((height, i) => height + size * (wobble[i] ?? 0)),
    );
  const weight = fc.constantFrom(1, 1, 1, 0.01, 30);
  const limits = fc.record({
    shortest: fc.integer({min: 1, max: 4}),
    blocked: fc.uniqueArray(fc.nat(59), {maxLength: 8}),
    fixed: fc.uniqueArray(fc.integer({min: 1, max: 59}), {maxLength: 2}),
  });
  fc.assert(
    fc.property(series, fc.array(weight, {minLength: 60, maxLength: 60}), limits, (list, shares, limit) => {
      const fixed = limit.fixed.filter(place => place < list.length).sort((a, b) => a - b);
      const mayBegin = (place: number) => !limit.blocked.includes(place);
      const all = {most: 4, shortest: limit.shortest, mayBegin, fixed};
      const values = {
        values: Float64Array.from(list),
        weights: Float64Array.from(shares.slice(0, list.length)),
      };
      const squares = everySquares(values);
      const costs = plainCosts(values, all);
      const found = new Map([...segmentations(values, all)].map(cuts => [cuts.length, cuts]));
      const scale = 1 + (squares[0]?.[list.length] ?? 0);
      for (const [cuts, cost] of costs.entries()) {
        if (cuts < fixed.length) continue;
        const places = found.get(cuts);
        expect(places !== undefined, `${cuts} cuts`).toBe(cost !== Number.POSITIVE_INFINITY);
        if (!places) continue;
        const own = stretches(list.length, places).reduce(
          (sum, {start, end}) => sum + (squares[start]?.[end] ?? 0),
          0,
        );
        expect(Math.abs(own - cost) / scale, `${cuts} cuts at ${places}`).toBeLessThan(1e-9);
      }
    }),
    {seed: 1, numRuns: 200},
  );
});
