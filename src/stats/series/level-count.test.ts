import {expect, test} from "vitest";
import {dice} from "../../../scripts/testing/random-benchmarks.ts";
import {chooseLevelCount} from "./level-count.ts";
import type {WeightedValues} from "./levels.ts";
import type {Segmentations} from "./segmentation.ts";
import {segmentations} from "./segmentation.ts";

const RULE = {noise: 0.01, fixed: []};

/** Candidates that prove nothing. */
const listed = (...candidates: number[][]): Segmentations =>
  Object.assign(candidates, {leastPriced: () => Number.NEGATIVE_INFINITY});

const weighted = (values: ArrayLike<number>) => ({
  values: Float64Array.from(values),
  weights: new Float64Array(values.length).fill(1),
});

const choose = (values: readonly number[]) => {
  const series = weighted(values);
  return chooseLevelCount(
    series,
    segmentations(series, {most: Math.floor(values.length / 3), shortest: 2}),
    RULE,
  );
};

test("chooseLevelCount(values, candidates) takes a step only if it explains enough", () => {
  expect(choose([0, 0.01, 0, 0.01, 0, 0.01, 0, 0.01]).boundaries).toEqual([]);
  expect(choose([0, 0.01, 0, 0.01, 0.1, 0.11, 0.1, 0.11]).boundaries).toEqual([4]);
});

test("chooseLevelCount(values, candidates) takes the fewer cuts of equally good ones", () => {
  expect(chooseLevelCount(weighted(new Float64Array(8)), listed([], [4]), RULE)).toMatchObject({
    boundaries: [],
    correlation: 0,
  });
});

test("chooseLevelCount(values, candidates) explains a slow wave by correlation", () => {
  const wave = Array.from({length: 40}, (_, i) => 0.02 * Math.sin(i / 2.5));
  const {boundaries, correlation} = choose(wave);
  expect(boundaries).toEqual([]);
  // Neighbours on the wave are alike by cos(1/2.5), less what 40 points give by chance.
  expect(correlation).toBeCloseTo(Math.cos(0.4) - 1 / Math.sqrt(40), 1);
});

test("chooseLevelCount(values, candidates) sees no correlation in fewer than ten points", () => {
  const ramp = Array.from({length: 9}, (_, i) => i / 1000);
  expect(chooseLevelCount(weighted(ramp), listed([]), RULE).correlation).toBe(0);
  expect(chooseLevelCount(weighted([...ramp, 0.009]), listed([]), RULE).correlation).toBeGreaterThan(0.3);
});

test("chooseLevelCount(series, candidates) does not charge for given boundaries", () => {
  const series = weighted([0, 0.01, 0, 0.01, 0, 0.01, 0, 0.01]);
  const {criterion} = chooseLevelCount(series, listed([]), RULE);
  const given = chooseLevelCount(series, listed([4]), {...RULE, fixed: [4]});
  expect(given.boundaries).toEqual([4]);
  expect(given.criterion).toBeCloseTo(criterion, 9);
});

test("chooseLevelCount(series, candidates) counts values by their weight", () => {
  const values = Float64Array.from([0, 0.01, 0, 0.01, 0.05, 0.06, 0.05, 0.06]);
  const candidates = listed([], [4]);
  expect(chooseLevelCount(weighted(values), candidates, RULE).boundaries).toEqual([4]);
  const weights = values.map((_, i) => (i < 4 ? 1 : 0.01));
  expect(chooseLevelCount({values, weights}, candidates, RULE).boundaries).toEqual([]);
});

/** Candidates that count how many were taken. */
function counted(candidates: Segmentations): {candidates: Segmentations; taken: () => number} {
  let taken = 0;
  const counting = function* () {
    for (const boundaries of candidates) {
      taken++;
      yield boundaries;
    }
  };
  return {
    candidates: {[Symbol.iterator]: counting, leastPriced: price => candidates.leastPriced(price)},
    taken: () => taken,
  };
}

/** Noise of 1 %, correlated or not, about levels that begin at random. */
function* randomSeries(count: number): Generator<{series: WeightedValues; fixed: number[]}> {
  const random = dice(7).next;
  for (let i = 0; i < count; i++) {
    const carried = [0, 0, 0.3, 0.8][i % 4] ?? 0;
    const fixed: number[] = [];
    let [level, before] = [0, 0];
    const values = Float64Array.from({length: 200 + Math.floor(200 * random())}, (_, place) => {
      if (random() < 0.01) {
        level += random() - 0.5;
        if (place > 0 && random() < 0.3) fixed.push(place);
      }
      before = carried * before + 0.02 * (random() + random() - 1);
      return level + before;
    });
    yield {
      series: {values, weights: values.map((_, place) => (i % 3 === 0 && place < 50 ? 0.25 : 1))},
      fixed,
    };
  }
}

test("chooseLevelCount(series, candidates) tries fewer candidates with their bounds, with the same result", () => {
  let [taken, proven] = [0, 0];
  for (const {series, fixed} of randomSeries(200)) {
    const rule = {noise: 0.01, fixed};
    const candidates = segmentations(series, {most: 40, shortest: 2, fixed});
    const all = counted({[Symbol.iterator]: () => candidates[Symbol.iterator](), leastPriced: () => 0});
    const some = counted(candidates);
    expect(chooseLevelCount(series, some.candidates, rule)).toEqual(
      chooseLevelCount(series, all.candidates, rule),
    );
    taken += all.taken();
    proven += some.taken();
  }
  expect(proven).toBeLessThan(0.7 * taken);
});

test("chooseLevelCount(series, candidates) takes no more boundaries than the rule allows", () => {
  const series = weighted(Array.from({length: 60}, (_, i) => Math.floor(i / 10)));
  const candidates = segmentations(series, {most: 10, shortest: 2});
  expect(chooseLevelCount(series, candidates, RULE).boundaries).toEqual([10, 20, 30, 40, 50]);
  expect(chooseLevelCount(series, candidates, {...RULE, most: 2}).boundaries).toHaveLength(2);
});
