import {expect, test} from "vitest";
import {mergeLevels} from "./level-merge.ts";
import {studentTwoSided} from "./student.ts";

const RULE = {noise: 0.001, leastEffect: 0.02};

const merge = (values: readonly number[], boundaries: readonly number[], correlation = 0, rule = RULE) =>
  mergeLevels(Float64Array.from(values), {boundaries, correlation}, rule);

const places = (steps: readonly {readonly boundary: number}[]) => steps.map(({boundary}) => boundary);

test("mergeLevels(values, count) tests two levels by their pooled variance, times the places a step could have", () => {
  const {steps} = merge([0, 0.02, 0.01, 0.01, 0.11, 0.13, 0.12, 0.12], [4], 0, {...RULE, noise: 0.01});
  const variance = (2 * 0.0002 + 2 * 0.0001) / 8;
  const t = 0.11 / Math.sqrt(variance / 2);
  expect(steps).toHaveLength(1);
  expect(steps[0]).toMatchObject({
    boundary: 4,
    before: expect.closeTo(0.01, 12),
    after: expect.closeTo(0.12, 12),
  });
  expect(steps[0]?.effect).toBeCloseTo(Math.expm1(0.11), 12);
  expect(Math.log(steps[0]?.p ?? 1)).toBeCloseTo(Math.log(7 * studentTwoSided(t, 8)), 9);
});

test("mergeLevels(values, count) believes points that follow each other less", () => {
  const values = [0, 0.02, 0.01, 0.01, 0.05, 0.07, 0.06, 0.06];
  expect(places(merge(values, [4]).steps)).toEqual([4]);
  expect(places(merge(values, [4], 0.8).steps)).toEqual([]);
});

test("mergeLevels(values, count) drops the least sure step first and tests again", () => {
  const values = [0, 0.001, 0, 0.001, 0.002, 0.001, 0.1, 0.101, 0.1, 0.101];
  expect(merge(values, [4, 6])).toMatchObject({steps: [{boundary: 6}], small: []});
});

test("mergeLevels(values, count) drops sure steps that are too small, and says which", () => {
  const values = [0, 0.001, 0, 0.001, 0.01, 0.011, 0.01, 0.011, 0.1, 0.101, 0.1, 0.101];
  const {steps, small} = merge(values, [4, 8]);
  expect(places(steps)).toEqual([8]);
  expect(places(small)).toEqual([4]);
  expect(places(merge(values, [4, 8], 0, {...RULE, leastEffect: 0}).steps)).toEqual([4, 8]);
});

test("mergeLevels(values, count) asks every point of a short level to be on its own side", () => {
  const long = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  expect(places(merge([...long, 0.1, 0.1, 0.1], [10]).steps)).toEqual([10]);
  expect(places(merge([...long, 0.005, 0.1, 0.1], [10]).steps)).toEqual([]);
});
