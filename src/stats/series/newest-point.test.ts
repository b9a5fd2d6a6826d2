import {expect, test} from "vitest";
import {studentTwoSided} from "../distributions/student.ts";
import {judgeNewest} from "./newest-point.ts";

const RULE = {noise: 0.001, leastEffect: 0.02};
const LEVEL = Float64Array.from([0, 0.01, 0.02, 0.01]);

test("judgeNewest(level, newest) holds a point against the level's prediction interval", () => {
  const deviation = Math.sqrt(0.0002 / 3);
  const t = 0.09 / (deviation * Math.sqrt(1.25));
  expect(judgeNewest(LEVEL, 0.1, RULE)).toEqual({
    p: expect.closeTo(studentTwoSided(t, 3), 12),
    effect: expect.closeTo(Math.expm1(0.09), 12),
    level: 0.01,
  });
});

test("judgeNewest(level, newest) is silent within the interval, below the least effect and after a short level", () => {
  expect(judgeNewest(LEVEL, 0.03, RULE)).toBeUndefined();
  const calm = Float64Array.from([0, 0, 0, 0]);
  expect(judgeNewest(calm, 0.019, RULE)).toBeUndefined();
  expect(judgeNewest(calm, 0.021, RULE)?.effect).toBeCloseTo(Math.expm1(0.021), 12);
  expect(judgeNewest(calm, -0.05, RULE)?.effect).toBeLessThan(0);
  expect(judgeNewest(calm, 0.021, {...RULE, noise: 0.02})).toBeUndefined();
  expect(judgeNewest(calm.subarray(0, 3), 1, RULE)).toBeUndefined();
});
