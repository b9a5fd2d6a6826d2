import {expect, test} from "vitest";
import {studentTwoSided} from "../distributions/student.ts";
import type {TestedSeries} from "./level-difference.ts";
import {stepTester} from "./level-difference.ts";
import {mergeLevels} from "./level-merge.ts";

const series = (values: readonly number[], other: Partial<TestedSeries> = {}): TestedSeries => ({
  values: Float64Array.from(values),
  measured: Float64Array.from(values),
  weights: new Float64Array(values.length).fill(1),
  correlation: 0,
  sloped: false,
  fixed: [],
  noise: 0.001,
  floor: 0.0005,
  ...other,
});

const merge = (values: readonly number[], boundaries: readonly number[], other: Partial<TestedSeries> = {}) =>
  mergeLevels(series(values, other), boundaries, 0.02);

const places = (steps: readonly {readonly boundary: number}[]) => steps.map(({boundary}) => boundary);

const STEP = [0, 0.02, 0.01, 0.01, 0.11, 0.13, 0.12, 0.12];

test("stepTester(series) tests two levels by their shared variance, times the places, fewer for levels of two", () => {
  const [step] = stepTester(series(STEP, {noise: 0.01}))([4]);
  const variance = (2 * 0.0002 + 2 * 0.0001) / 8;
  const t = 0.11 / Math.sqrt(variance / 2);
  // Places 2 to 6, the first and the last of which count a quarter.
  expect(Math.log(step?.p ?? 1)).toBeCloseTo(Math.log(3.5 * studentTwoSided(t, 8)), 9);
  expect(step).toMatchObject({before: expect.closeTo(0.01, 12), after: expect.closeTo(0.12, 12)});
});

test("stepTester(series) does not take the noise for smaller than its floor", () => {
  const calm = [0, 0, 0, 0, 0.1, 0.1, 0.1, 0.1];
  expect(stepTester(series(calm))([4])[0]?.excess).toBeLessThan(1);
  expect(stepTester(series(calm, {floor: 0.05}))([4])[0]?.excess).toBeGreaterThan(1);
});

test("stepTester(series) doubts a level with much more noise than the other", () => {
  const quiet = [0, 0.001, -0.001, 0, 0.001, -0.001, 0, 0.001];
  const noisy = [0.02, 0.1, -0.02, 0.08];
  const [step] = stepTester(series([...quiet, ...noisy]))([8]);
  const pooled = stepTester(series([...quiet, 0.044, 0.046, 0.044, 0.046]))([8])[0];
  expect(step?.excess).toBeGreaterThan(1);
  expect(pooled?.excess).toBeLessThan(1);
});

test("mergeLevels(series, boundaries) reports the step with its effect", () => {
  const {steps} = merge(STEP, [4]);
  expect(steps).toHaveLength(1);
  expect(steps[0]).toMatchObject({boundary: 4, forced: false});
  expect(steps[0]?.effect).toBeCloseTo(Math.expm1(0.11), 12);
});

test("mergeLevels(series, boundaries) requires more of points that follow each other", () => {
  const values = [0, 0.02, 0.01, 0.01, 0.05, 0.07, 0.06, 0.06];
  expect(places(merge(values, [4]).steps)).toEqual([4]);
  expect(places(merge(values, [4], {correlation: 0.8}).steps)).toEqual([]);
});

test("mergeLevels(series, boundaries) removes the least significant step first and tests again", () => {
  const values = [0, 0.001, 0, 0.001, 0.002, 0.001, 0.1, 0.101, 0.1, 0.101];
  expect(merge(values, [4, 6])).toMatchObject({steps: [{boundary: 6}], small: []});
});

test("mergeLevels(series, boundaries) removes significant steps that are too small, and lists them", () => {
  const values = [0, 0.001, 0, 0.001, 0.01, 0.011, 0.01, 0.011, 0.1, 0.101, 0.1, 0.101];
  const {steps, small} = merge(values, [4, 8]);
  expect(places(steps)).toEqual([8]);
  expect(places(small)).toEqual([4]);
  expect(places(mergeLevels(series(values), [4, 8], 0).steps)).toEqual([4, 8]);
});

test("mergeLevels(series, boundaries) keeps given boundaries and tests them without a correction", () => {
  const values = [0, 0.001, 0, 0.001, 0.002, 0.001, 0.1];
  const {steps} = merge(values, [3, 6], {fixed: [3, 6]});
  expect(steps).toMatchObject([
    {boundary: 3, forced: true},
    {boundary: 6, forced: true},
  ]);
  expect(steps[1]?.p).toBeLessThan(1e-6);
  expect(steps[0]?.p).toBeGreaterThan(0.01);
});

test("mergeLevels(series, boundaries) requires every point of a short level to be on its own side", () => {
  const long = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  expect(places(merge([...long, 0.1, 0.1, 0.1], [10]).steps)).toEqual([10]);
  expect(places(merge([...long, 0.04, 0.1, 0.1], [10]).steps)).toEqual([]);
});

test("mergeLevels(series, boundaries) takes two points that leave and return for outliers, three for a level", () => {
  const before = [0, 0.001, 0, 0.001, 0, 0.001, 0, 0.001];
  const after = [0, 0.001, 0, 0.001, 0, 0.001, 0, 0.001];
  expect(places(merge([...before, 0.1, 0.101, ...after], [8, 10]).steps)).toEqual([]);
  expect(places(merge([...before, 0.1, 0.101, 0.1, ...after], [8, 11]).steps)).toEqual([8, 11]);
  // They return to a level of their own.
  expect(
    places(merge([...before, 0.1, 0.101, 0.08, 0.081, 0.08, 0.081, 0.08, 0.081], [8, 10]).steps),
  ).toContain(8);
});

test("mergeLevels(series, boundaries) does not take values for a level that occur throughout", () => {
  const flips = [0, 0.1, 0, 0, 0, 0.1, 0, 0, 0, 0.1, 0, 0];
  expect(places(merge([...flips, 0.1, 0.1, 0.1, 0, 0.1, 0.1], [12]).steps)).toEqual([]);
});
