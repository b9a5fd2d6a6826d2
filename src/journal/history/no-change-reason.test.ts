import {expect, test} from "vitest";
import {findChangePoints} from "../../stats/series/change-points.ts";
import {describeNoChange, explainNoChange} from "./no-change-reason.ts";

/** Points about 100 with a fixed pattern of noise of the given size. */
const series = (length: number, factor: (i: number) => number, noise: (i: number) => number) =>
  Array.from({length}, (_, i) => {
    const center = 100 * factor(i) * (1 + noise(i) * (((i * 37) % 17) / 8 - 1));
    return {center, samples: [center * 0.999, center, center * 1.001]};
  });

const reasonOf = (points: ReturnType<typeof series>) =>
  explainNoChange(findChangePoints(points), points.length);

test("explainNoChange(found) gives the slope of a drift", () => {
  const reason = reasonOf(
    series(
      40,
      i => 1.001 ** i,
      () => 0.005,
    ),
  );
  expect(reason).toMatchObject({kind: "drifting", slope: expect.closeTo(0.001, 3)});
  expect(describeNoChange(reason)).toMatch(/^drifts steadily by 0\.1\d% a measurement, 4\.\d% in all$/);
});

test("explainNoChange(found) gives the noise before and after it grew", () => {
  const reason = reasonOf(
    series(
      40,
      () => 1,
      i => (i < 20 ? 0.005 : 0.04),
    ),
  );
  expect(reason.kind).toBe("noise-change");
  expect(describeNoChange(reason)).toMatch(
    /^no step exceeds the noise, which went from ±0\.\d\d% to ±\d\.\d%$/,
  );
});

test("explainNoChange(found) calls numbers that switch to and fro unstable", () => {
  const points = [10, 11, 10, 11, 10, 11].map(center => ({center, samples: [center, center]}));
  expect(explainNoChange(findChangePoints(points), 6)).toEqual({
    kind: "unstable",
    changes: 5,
    measurements: 6,
  });
});
