import {expect, test} from "vitest";
import {pullSpikes} from "./spikes.ts";

const pull = (values: readonly number[], fixed: readonly number[] = []) => {
  const noise = values.map(() => 0.01);
  const {values: pulled, spikes} = pullSpikes(Float64Array.from(values), noise, fixed);
  return {values: [...pulled], spikes};
};

test.each([
  ["pulls a point that stands out to the nearer side", [0, 0, 1, 0.02, 0.02], [0, 0, 0.02, 0.02, 0.02], [2]],
  ["pulls one downwards, too", [0, 0.02, -1, 0, 0], [0, 0.02, 0, 0, 0], [2]],
  ["leaves the edges of a step", [0, 0, 0, 1, 1, 1], [0, 0, 0, 1, 1, 1], []],
  ["leaves what is within four deviations", [0, 0, 0.04, 0, 0], [0, 0, 0.04, 0, 0], []],
  ["leaves the first and the last point", [1, 0, 0, 0, 0, 0, 1], [1, 0, 0, 0, 0, 0, 1], []],
  ["looks at one neighbour only near the ends", [0, 1, 0], [0, 0, 0], [1]],
  ["has nothing to pull in two", [0, 1], [0, 1], []],
])("pullSpikes(values, noise) %s", (_, values, expected, spikes) => {
  expect(pull(values)).toEqual({values: expected, spikes});
});

test("pullSpikes(values, noise) compares with what was measured, not with what it pulled", () => {
  // Each of two high points has the other in the median of its side; had the first been pulled, 0.25 would be the second's.
  expect(pull([0, 0, 0, 1, 1, 0, 0, 0])).toEqual({values: [0, 0, 0, 0.5, 0.5, 0, 0, 0], spikes: [3, 4]});
});

test("pullSpikes(values, noise, fixed) does not compare across a given boundary", () => {
  expect(pull([0, 0, 0, 1, 0, 0, 0]).spikes).toEqual([3]);
  expect(pull([0, 0, 0, 1, 0, 0, 0], [3, 4]).spikes).toEqual([]);
  expect(pull([0, 0, 0, 1, 1, 0, 1, 1], [3]).spikes).toEqual([5]);
});

test("pullSpikes(values, noise) goes by the noise of each point", () => {
  const values = Float64Array.of(0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0);
  const noise = values.map((_, i) => (i < 5 ? 1 : 0.01));
  expect(pullSpikes(values, noise).spikes).toEqual([8]);
});
