import {expect, test} from "vitest";
import {exactSteps} from "./exact-steps.ts";

const repeated = (...centers: number[]) =>
  centers.map(center => ({center, samples: [center, center, center]}));

test("exactSteps(points) takes every change for one", () => {
  expect(exactSteps(repeated(5, 5, 4, 4, 5), 0.02)).toEqual({
    boundaries: [2, 4],
    largestSmall: 0,
    unstable: false,
  });
  expect(exactSteps(repeated(7, 7, 7), 0.02)).toEqual({boundaries: [], largestSmall: 0, unstable: false});
});

test("exactSteps(points) leaves out small changes, but tells the largest", () => {
  expect(exactSteps(repeated(1000, 1010, 1030, 1031), 0.02)).toEqual({
    boundaries: [],
    largestSmall: 1030 / 1010 - 1,
    unstable: false,
  });
  expect(exactSteps(repeated(1000, 1020), 0.02)?.boundaries).toEqual([1]);
});

test("exactSteps(points) takes any change from or to 0 for one", () => {
  expect(exactSteps(repeated(0, 0, 1, 0), 0.02)?.boundaries).toEqual([2, 3]);
});

test("exactSteps(points) is for points whose samples are equal", () => {
  expect(exactSteps([...repeated(5, 5), {center: 5, samples: [5, 6]}], 0.02)).toBeUndefined();
});

test("exactSteps(points) needs repeated samples in half of the points, and in two", () => {
  const single = {center: 5, samples: [5]};
  expect(exactSteps([...repeated(5), single], 0.02)).toBeUndefined();
  expect(exactSteps([...repeated(5, 5), single, single, single], 0.02)).toEqual({
    boundaries: [],
    largestSmall: 0,
    unstable: false,
  });
  expect(exactSteps([...repeated(5, 5), single, single, single, single], 0.02)).toBeUndefined();
  expect(exactSteps([...repeated(5, 5), {center: 4, samples: []}], 0.02)?.boundaries).toEqual([2]);
});

test("exactSteps(points) keeps a known boundary whatever changes there", () => {
  const points = repeated(100, 100, 101, 101).map((point, i) => ({
    ...point,
    startsLevel: i === 1 || i === 2,
  }));
  expect(exactSteps(points, 0.02)).toEqual({boundaries: [1, 2], largestSmall: 0, unstable: false});
});

test("exactSteps(points) calls values that switch to and fro unstable", () => {
  expect(exactSteps(repeated(10, 11, 10, 10, 11, 10, 11, 11), 0.02)?.unstable).toBe(true);
  expect(exactSteps(repeated(10, 11, 10, 10), 0.02)?.unstable).toBe(false);
  expect(exactSteps(repeated(10, 9, 8, 7, 6, 5, 4), 0.02)?.unstable).toBe(false);
});
