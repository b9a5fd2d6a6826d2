import {describe, expect, test} from "vitest";
import {seriesTrend} from "./changes.ts";
import {describeNoChange} from "./no-change-reason.ts";
import {about, exact, judgedTrend, noisy, pair, point, trend} from "./testdata/trend-points.ts";

test("seriesTrend(series) finds a change: levels, ratio, interval, p, sizes, and the entries it lies between", () => {
  const points = noisy(100, 100, 100, 100, 110, 110, 110, 110);
  const {state, changes, levels, reason, noise} = trend(points);
  expect({state, reason, spikes: trend(points).spikes}).toEqual({
    state: "changed",
    reason: undefined,
    spikes: [],
  });
  expect(noise).toBeLessThan(0.005);
  expect(levels).toEqual([
    {start: 0, end: 4, center: expect.closeTo(100, 0)},
    {start: 4, end: 8, center: expect.closeTo(110, 0)},
  ]);
  expect(changes).toHaveLength(1);
  const [change] = changes;
  expect(change).toMatchObject({
    state: "changed",
    before: {center: levels[0]?.center, measurements: 4, samples: 24},
    after: {center: levels[1]?.center, measurements: 4, samples: 24},
    last: {place: 3, side: "only", point: {entry: "2026-01-04-e"}},
    first: {place: 4, side: "only", point: {entry: "2026-01-05-e"}},
    entry: undefined,
    effect: undefined,
    ratio: expect.closeTo(1.1, 2),
    better: false,
  });
  expect(change?.interval?.low).toBeGreaterThan(1.08);
  expect(change?.interval?.high).toBeLessThan(1.12);
  expect(change?.interval?.low).toBeLessThan(change?.ratio ?? 0);
  expect(change?.p).toBeLessThan(0.001);
  expect(change?.pooledP).toBeLessThan(1e-6);
});

describe("seriesTrend(series) knows what is better", () => {
  test.each([
    ["lower", true],
    ["higher", false],
    [undefined, undefined],
  ] as const)("%s: a fall is better: %s", (better, expected) => {
    const points = noisy(100, 100, 100, 80, 80, 80);
    expect(seriesTrend({points, better}).changes).toMatchObject([{better: expected}]);
  });
});

test("seriesTrend(series) tells of a regression and its fix", () => {
  const levels = [
    ...Array<number>(6).fill(100),
    ...Array<number>(4).fill(108),
    ...Array<number>(6).fill(100),
  ];
  const {changes} = trend(noisy(...levels));
  expect(changes.map(({first, better}) => [first.place, better])).toEqual([
    [6, false],
    [10, true],
  ]);
});

test("seriesTrend(series) holds back on the newest point, and tells of older changes before it", () => {
  const {state, changes, levels} = trend(noisy(100, 100, 100, 120, 120, 120, 120, 150));
  expect(state).toBe("unconfirmed");
  expect(changes.map(change => [change.state, change.first.place])).toEqual([
    ["changed", 3],
    ["unconfirmed", 7],
  ]);
  expect(changes[1]).toMatchObject({
    before: {center: expect.closeTo(120, 0), measurements: 4},
    after: {center: expect.closeTo(150, 0), measurements: 1},
    ratio: expect.closeTo(1.25, 2),
    interval: undefined,
    p: expect.any(Number),
  });
  expect(levels.map(({start, end}) => [start, end])).toEqual([
    [0, 3],
    [3, 7],
  ]);
});

describe("seriesTrend(series) tells exact numbers by their values", () => {
  test("each change is one, without chances", () => {
    const {changes, state, noise} = trend([36, 36, 20, 20, 3].map((value, i) => point(i, exact(value))));
    expect({state, noise}).toEqual({state: "changed", noise: undefined});
    expect(changes.map(({before, after, ratio}) => [before.center, after.center, ratio])).toEqual([
      [36, 20, 20 / 36],
      [20, 3, 3 / 20],
    ]);
    expect(changes[0]).toMatchObject({interval: undefined, p: undefined, pooledP: undefined, better: true});
  });

  test("small changes before one are not its", () => {
    const {changes, levels} = trend([1000, 1010, 1015, 900].map((value, i) => point(i, exact(value))));
    expect(changes).toMatchObject([{before: {center: 1015}, after: {center: 900}}]);
    expect(levels.map(({center}) => center)).toEqual([1010, 900]);
  });

  test("from nothing is infinitely more", () => {
    const {changes} = trend([0, 0, 2].map((value, i) => point(i, exact(value))));
    expect(changes).toMatchObject([{ratio: Number.POSITIVE_INFINITY, better: false}]);
  });
});

describe("seriesTrend(series) says why it shows no change", () => {
  test.each([
    ["too few", noisy(1, 2, 3), "measured 3 times, needs 4"],
    ["one", noisy(1), "measured once, needs 4"],
    ["not positive", [...noisy(1, 1, 1), point(3, [-1, 0, 1])], "holds a value that is not above 0"],
    ["constant", [5, 5, 5].map((value, i) => point(i, exact(value))), "measured the same every time"],
    [
      "too small, exact",
      [1000, 1000, 1010].map((value, i) => point(i, exact(value))),
      "the largest change, 1.0%, is below the least change",
    ],
    [
      "too small",
      noisy(100, 100, 100, 100, 100, 101.5, 101.5, 101.5, 101.5, 101.5),
      expect.stringMatching(/^the largest change, 1\.\d%, is below the least change$/),
    ],
    [
      "noise",
      [100, 104, 99, 103, 101, 98, 102, 99].map((level, i) => point(i, about(level))),
      expect.stringMatching(/^no step exceeds the ±\d\.\d% that measurements differ by$/),
    ],
    [
      "few and noisy",
      [100, 104, 99, 103].map((level, i) => point(i, about(level))),
      expect.stringMatching(
        /^4 measurements are too few to distinguish a step from the ±\d\.\d% they differ by$/,
      ),
    ],
    [
      "drift",
      Array.from({length: 40}, (_, i) => point(i, about(100 * (1 + 0.03 * Math.sin(i / 2.5))))),
      "drifts: neighbouring measurements are too alike to identify a step",
    ],
    [
      "unstable",
      noisy(100, 100, 100, 80, 80, 60, 60, 60, 45, 45, 30, 30),
      "unstable: 4 changes in 12 measurements are too many to trust one",
    ],
  ])("%s", (_, points, words) => {
    const {state, changes, reason} = trend(points);
    expect({state, changes}).toEqual({state: "no change shown", changes: []});
    expect(reason && describeNoChange(reason)).toEqual(words);
  });
});

test("seriesTrend(series) shows no levels where it believes none", () => {
  expect(trend(noisy(100, 100, 100, 80, 80, 60, 60, 60, 45, 45, 30, 30)).levels).toEqual([]);
  expect(trend(noisy(1, 2)).levels).toEqual([]);
  expect(trend([]).reason).toEqual({kind: "too-few", measurements: 0, needed: 4});
});

test("seriesTrend(series) names the points that stood out alone", () => {
  const {spikes, changes} = trend(noisy(100, 100, 100, 100, 150, 100, 100, 100));
  expect({spikes, changes}).toEqual({spikes: [4], changes: []});
});

test("seriesTrend(series, thresholds) goes by the journal's thresholds", () => {
  const points = noisy(100, 100, 100, 100, 110, 110, 110, 110);
  const {changes} = seriesTrend({points, better: "lower"}, {leastChange: 0.2, alpha: 0.05});
  expect(changes).toEqual([]);
  // Too few samples for a significance level as strict as this one.
  const strict = seriesTrend({points, better: "lower"}, {leastChange: 0.02, alpha: 1e-9});
  expect(strict.changes).toMatchObject([{pooledP: undefined}]);
});

test("seriesTrend(series) survives samples that are not numbers", () => {
  const points = noisy(100, 100, 100, 120, 120, 120).map((one, i) =>
    i === 1 ? {...one, samples: [...one.samples, Number.NaN]} : one,
  );
  expect(trend(points).changes).toMatchObject([{first: {place: 3}, pooledP: undefined}]);
});

/** Thirty levels that rise by 0.3 % from one to the next. */
const RISING = Array.from({length: 30}, (_, i) => 100 * 1.003 ** i * (1 + (((i * 7) % 5) - 2) / 1000));

/** Thirty levels of which the last fifteen vary eight times as much. */
const NOISIER = Array.from(
  {length: 30},
  (_, i) => 100 * (1 + ((((i * 7) % 5) - 2) / 1000) * (i < 15 ? 1 : 8)),
);

describe("seriesTrend(series) finds a steady slope", () => {
  test("which is a state of its own, with sloped levels", () => {
    const {state, changes, drift, levels} = trend(noisy(...RISING));
    expect({state, changes}).toEqual({state: "drifting", changes: []});
    expect(drift).toMatchObject({slope: expect.closeTo(0.003, 3), better: false});
    expect(levels).toMatchObject([
      {start: 0, end: 30, ends: [expect.closeTo(100, 0), expect.closeTo(109, 0)]},
    ]);
  });

  test("beside a change by an entry's own pair, which stays a change", () => {
    const points = [...noisy(...RISING), pair(30, 109, 55, {}, undefined)];
    const {state, changes, drift} = judgedTrend(points);
    expect(state).toBe("changed");
    expect(changes.map(({entry}) => entry)).toEqual([points[30]?.entry]);
    expect(drift?.slope).toBeCloseTo(0.003, 3);
  });
});

test("seriesTrend(series) finds where the noise changes", () => {
  const {state, noiseChange} = trend(noisy(...NOISIER));
  expect(state).toBe("no change shown");
  expect(noiseChange).toMatchObject({place: 15, point: {title: "Entry 15"}});
  expect((noiseChange?.after ?? 0) / (noiseChange?.before ?? 1)).toBeGreaterThan(2);
});

test("seriesTrend(series) searches the whole series once: the noise on both sides of an entry's change is one", () => {
  const points = [...noisy(100, 101, 100), pair(3, 100, 50, {}, undefined), ...noisy(50, 50.5, 50)].map(
    (one, i) => ({...one, entry: `2026-02-${10 + i}-e`}),
  );
  const {noise, levels} = judgedTrend(points);
  expect(noise).toBeGreaterThan(0);
  expect(levels.map(({start, end}) => [start, end])).toEqual([
    [0, 3],
    [3, 7],
  ]);
});
