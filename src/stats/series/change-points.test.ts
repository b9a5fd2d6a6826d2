import {readFileSync} from "node:fs";
import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {median} from "../samples/median.ts";
import type {ChangePoints, SeriesValue} from "./change-points.ts";
import {findChangePoints} from "./change-points.ts";

interface Golden {
  readonly name: string;
  readonly points: readonly SeriesValue[];
  readonly expected: {
    readonly mode: string;
    readonly boundaries: readonly number[];
    readonly rho: number;
    readonly tail: {readonly p: number; readonly effect: number} | null;
    readonly unstable: boolean;
  };
}

const goldens: readonly Golden[] = JSON.parse(
  readFileSync(new URL("../testdata/change-points.json", import.meta.url), "utf8"),
);

const value = (samples: readonly number[]): SeriesValue => ({
  center: median(Float64Array.from(samples).sort()),
  samples,
});

/** Points of three samples about each level, 0.2 % to either side, the middle itself a little off. */
const about = (...levels: number[]): SeriesValue[] =>
  levels.map((level, i) => {
    const center = level * (1 + 0.001 * ((i * 7) % 3));
    return value([center * 0.998, center, center * 1.002]);
  });

const boundariesOf = (found: ChangePoints): readonly number[] =>
  found.mode === "none" ? [] : found.boundaries;

describe("findChangePoints(points) gives the recorded answer", () => {
  test.each(goldens.map(golden => [golden.name, golden] as const))("%s", (_, {points, expected}) => {
    const found = findChangePoints(points);
    expect({mode: found.mode, boundaries: boundariesOf(found)}).toEqual({
      mode: expected.mode,
      boundaries: expected.boundaries,
    });
    if (found.mode !== "noisy") return;
    expect(found.correlation).toBeCloseTo(expected.rho, 4);
    expect(found.unstable).toBe(expected.unstable);
    expect(found.newest === undefined).toBe(expected.tail === null);
    if (!found.newest || !expected.tail) return;
    expect(found.newest.p / expected.tail.p).toBeCloseTo(1, 9);
    expect(found.newest.effect / expected.tail.effect).toBeCloseTo(1, 9);
  });

  test("for all of them", () => expect(goldens.length).toBe(18));
});

const single = (values: readonly number[]): SeriesValue[] =>
  values.map(center => ({center, samples: [center]}));

const repeat = (length: number, center: number): number[] => Array.from({length}, () => center);

describe("findChangePoints(points) is silent about measured series whose code did not get slower or faster", () => {
  interface NullSeries {
    readonly name: string;
    readonly values: readonly number[];
    readonly newCode: readonly number[];
  }

  const measured: readonly NullSeries[] = JSON.parse(
    readFileSync(new URL("../testdata/rocksdb-null.json", import.meta.url), "utf8"),
  );

  test.each(measured.map(each => [each.name, each] as const))("%s", (_, {values, newCode}) => {
    const points = single(values);
    const marked = points.map((point, i) => ({...point, sameCode: !newCode.includes(i)}));
    expect(boundariesOf(findChangePoints(points))).toEqual([]);
    expect(boundariesOf(findChangePoints(marked))).toEqual([]);
  });
});

// Series of this form are the tests of MongoDB's signal processing library.
test.each([
  ["one step", [...repeat(15, 50), ...repeat(15, 100)], [15]],
  ["a step over a point between", [...repeat(14, 50), 76, ...repeat(15, 100)], [14]],
  ["a spike and a step", [50, 50, 100, ...repeat(12, 50), ...repeat(15, 100)], [15]],
  [
    "two steps and a spike",
    [50, 50, 100, ...repeat(12, 50), ...repeat(15, 100), ...repeat(15, 150)],
    [15, 30],
  ],
  [
    "away and back, and two spikes",
    [50, 50, 100, ...repeat(12, 50), ...repeat(15, 100), 50, 50, 100, ...repeat(12, 50)],
    [15, 30],
  ],
  ["no step", repeat(30, 50), []],
])("findChangePoints(points) finds the steps of single samples: %s", (_, values, expected) => {
  expect(boundariesOf(findChangePoints(single(values)))).toEqual(expected);
});

/** A series of up to 40 points with a few levels and 1 % of noise. */
const series = (points: {readonly least: number; readonly most: number}) =>
  fc
    .array(
      fc.record({
        step: fc.oneof(
          {weight: 6, arbitrary: fc.constant(0)},
          {weight: 1, arbitrary: fc.double({min: -0.4, max: 0.4, noNaN: true})},
        ),
        noise: fc.array(fc.double({min: -0.01, max: 0.01, noNaN: true}), {minLength: 5, maxLength: 5}),
      }),
      {minLength: points.least, maxLength: points.most},
    )
    .map(parts => {
      let log = 0;
      return parts.map(({step, noise}) => {
        log += step;
        return value(noise.map(each => 1000 * Math.exp(log + each)));
      });
    });

const scaled = (points: readonly SeriesValue[], factor: number): SeriesValue[] =>
  points.map(({samples}) => value(samples.map(each => each * factor)));

describe("findChangePoints(points) for random series", () => {
  const options = {seed: 1, numRuns: 300};

  test("does not depend on the unit", () => {
    fc.assert(
      fc.property(series({least: 0, most: 40}), fc.constantFrom(1e-9, 0.001, 8, 3600), (points, factor) => {
        const [one, other] = [findChangePoints(points), findChangePoints(scaled(points, factor))];
        expect(other.mode).toBe(one.mode);
        expect(boundariesOf(other)).toEqual(boundariesOf(one));
        if (one.mode === "noisy" && other.mode === "noisy")
          for (const [i, {effect, p}] of one.steps.entries()) {
            expect(other.steps[i]?.effect).toBeCloseTo(effect, 9);
            expect(other.steps[i]?.p).toBeCloseTo(p, 9);
          }
      }),
      options,
    );
  });

  test("finds the same boundaries backwards, where the points are few enough to be taken as independent", () => {
    fc.assert(
      fc.property(series({least: 4, most: 9}), points => {
        // Sizes of changes are not symmetric (-50 % and +100 %): none is too small here.
        const forth = boundariesOf(findChangePoints(points, 0));
        const back = boundariesOf(findChangePoints(points.toReversed(), 0));
        expect(back.map(place => points.length - place).toReversed()).toEqual(forth);
      }),
      options,
    );
  });

  test("reports levels of two points or more, chances up to 0.05 and effects close to the least or larger", () => {
    fc.assert(
      fc.property(series({least: 4, most: 40}), points => {
        const found = findChangePoints(points);
        if (found.mode !== "noisy") return;
        const edges = [0, ...found.boundaries, points.length];
        for (const [i, edge] of edges.slice(1).entries())
          expect(edge - (edges[i] ?? 0)).toBeGreaterThanOrEqual(2);
        for (const {p, effect, margin} of found.steps) {
          expect(p).toBeLessThanOrEqual(0.05);
          // The means differ by the least effect; the medians may differ a little less.
          expect(Math.abs(effect)).toBeGreaterThanOrEqual(0.01);
          expect(margin).toBeGreaterThan(0);
        }
      }),
      options,
    );
  });

  test("puts no boundary between points of the same code", () => {
    fc.assert(
      fc.property(series({least: 4, most: 30}), fc.uniqueArray(fc.nat(29)), (points, same) => {
        const marked = points.map((point, i) => ({...point, sameCode: same.includes(i)}));
        const found = findChangePoints(marked);
        expect(boundariesOf(found).filter(place => same.includes(place))).toEqual([]);
      }),
      options,
    );
  });
});

test("findChangePoints(points) finds nothing in a series that never changes", () => {
  for (const n of [4, 5, 9, 10, 50]) {
    const points = Array.from({length: n}, () => value([990, 995, 1000, 1005, 1010]));
    expect(findChangePoints(points)).toMatchObject({
      mode: "noisy",
      boundaries: [],
      newest: undefined,
      spikes: [],
    });
    const single = points.map(({center}) => ({center, samples: [center]}));
    expect(findChangePoints(single)).toMatchObject({mode: "noisy", boundaries: [], noise: 0.0005});
  }
});

test("findChangePoints(points) moves a boundary away from points of the same code", () => {
  const points = about(100, 100, 100, 100, 120, 120, 120, 120);
  expect(boundariesOf(findChangePoints(points))).toEqual([4]);
  const joined = points.map((point, i) => ({...point, sameCode: i === 4}));
  expect(boundariesOf(findChangePoints(joined))).not.toContain(4);
});

test("findChangePoints(points) says why it looked for nothing", () => {
  const none = (reason: string) => ({mode: "none", reason});
  expect(findChangePoints([])).toEqual(none("too-few-points"));
  expect(findChangePoints(about(1))).toEqual(none("too-few-points"));
  expect(findChangePoints(about(1, 1, 2))).toEqual(none("too-few-points"));
  expect(findChangePoints([...about(1, 1, 2), value([-1, 0, 1])])).toEqual(none("not-positive"));
  expect(findChangePoints([...about(1, 1, 2), value([Number.POSITIVE_INFINITY])])).toEqual(
    none("not-positive"),
  );
  expect(findChangePoints([...about(1, 1, 2), value([Number.NaN])])).toEqual(none("not-positive"));
});

test("findChangePoints(points, leastEffect) drops sure changes that are too small, and keeps them apart", () => {
  const points = about(100, 100, 100, 100, 101.5, 101.5, 101.5, 101.5);
  const found = findChangePoints(points);
  expect(found).toMatchObject({
    mode: "noisy",
    boundaries: [],
    small: [{boundary: 4, effect: expect.closeTo(0.015, 2)}],
  });
  expect(boundariesOf(findChangePoints(points, 0.01))).toEqual([4]);
});

test("findChangePoints(points) holds back on a newest point that stands alone, and on one after a short level", () => {
  expect(findChangePoints(about(100, 100, 100, 100, 100, 130))).toMatchObject({
    boundaries: [],
    newest: {effect: expect.closeTo(0.3, 1), p: expect.any(Number)},
  });
  expect(findChangePoints(about(100, 100, 100, 130))).toMatchObject({boundaries: [], newest: undefined});
});

test("findChangePoints(points) names the spikes it did not count", () => {
  expect(findChangePoints(about(100, 100, 100, 100, 150, 100, 100, 100))).toMatchObject({
    boundaries: [],
    spikes: [4],
  });
});

describe("findChangePoints(points) at known boundaries", () => {
  const known = (points: readonly SeriesValue[], ...places: readonly number[]) =>
    points.map((point, i) => ({...point, startsLevel: places.includes(i)}));

  test("begins a level of any length and any size there", () => {
    const found = findChangePoints(known(about(100, 100, 100, 100.5, 100.5, 110), 3, 5));
    expect(found).toMatchObject({
      boundaries: [3, 5],
      steps: [
        {boundary: 3, forced: true},
        {boundary: 5, forced: true, effect: expect.closeTo(0.095, 1)},
      ],
      newest: undefined,
    });
  });

  test("finds the others between them", () => {
    const points = about(
      ...Array(6).fill(100),
      ...Array(6).fill(120),
      ...Array(6).fill(90),
      ...Array(6).fill(91),
    );
    expect(findChangePoints(known(points, 18))).toMatchObject({
      boundaries: [6, 12, 18],
      steps: [{forced: false}, {forced: false}, {forced: true}],
    });
  });

  test("is the same as without them where they are found anyway", () => {
    const points = about(...Array(6).fill(100), ...Array(6).fill(120));
    const [free, fixed] = [findChangePoints(points), findChangePoints(known(points, 6))];
    expect(boundariesOf(fixed)).toEqual(boundariesOf(free));
    if (free.mode === "noisy" && fixed.mode === "noisy") expect(fixed.levels).toEqual(free.levels);
  });

  test("needs no four points, and no change of exact numbers", () => {
    expect(findChangePoints(known(about(100, 105), 1))).toMatchObject({mode: "noisy", boundaries: [1]});
    const repeated = [5, 5, 5].map(center => ({center, samples: [center, center]}));
    expect(boundariesOf(findChangePoints(known(repeated, 2)))).toEqual([2]);
  });

  test("has no boundary before the first point, and prefers a known one to the same code", () => {
    const points = about(100, 100, 100, 100, 120, 120, 120, 120);
    expect(boundariesOf(findChangePoints(known(points, 0)))).toEqual([4]);
    const same = known(points, 4).map(point => ({...point, sameCode: true}));
    expect(boundariesOf(findChangePoints(same))).toEqual([4]);
  });

  test("keeps every one of them in random series", () => {
    fc.assert(
      fc.property(
        series({least: 2, most: 30}),
        fc.uniqueArray(fc.integer({min: 1, max: 29})),
        (points, places) => {
          const expected = places.filter(place => place < points.length).sort((a, b) => a - b);
          const found = findChangePoints(known(points, ...expected));
          if (found.mode !== "noisy") return;
          expect(found.steps.filter(({forced}) => forced).map(({boundary}) => boundary)).toEqual(expected);
          const edges = new Set([0, ...expected, points.length]);
          for (const {start, end} of found.levels)
            if (!edges.has(start) || !edges.has(end)) expect(end - start).toBeGreaterThanOrEqual(2);
        },
      ),
      {seed: 1, numRuns: 300},
    );
  });
});

/** A series about 100 with 1 % of noise that a fixed sequence decides. */
const noisy = (length: number, at: (i: number) => number, size: (i: number) => number = () => 0.01) =>
  Array.from({length}, (_, i) => {
    const noise = ((i * 37) % 17) / 8 - 1 + (((i * 23) % 11) / 5 - 1);
    const center = 100 * at(i) * Math.exp(size(i) * noise);
    return value([center * 0.998, center, center * 1.002]);
  });

test("findChangePoints(points) reports a drift with its slope instead of steps", () => {
  const found = findChangePoints(noisy(50, i => 1 + 0.002 * i));
  expect(found).toMatchObject({boundaries: [], drift: {p: expect.any(Number)}});
  if (found.mode === "noisy") expect(found.drift?.slope).toBeCloseTo(0.002, 3);
});

test("findChangePoints(points) reports more noise instead of steps, and a step in the quiet part still", () => {
  const size = (i: number) => (i < 25 ? 0.005 : 0.03);
  expect(findChangePoints(noisy(50, () => 1, size))).toMatchObject({
    boundaries: [],
    noiseChange: {place: expect.any(Number)},
  });
  expect(findChangePoints(noisy(50, i => (i < 12 ? 1 : 1.05), size))).toMatchObject({
    boundaries: [12],
    noiseChange: {place: expect.any(Number)},
  });
});

test("findChangePoints(points) does not take switching counts for steps", () => {
  const counts = [10, 10, 11, 10, 10, 10, 11, 11, 10, 10, 10, 11].map((most, i) =>
    value(Array.from({length: 10}, (_, k) => (k < 6 ? most : 10 + ((i + k) % 2)))),
  );
  expect(findChangePoints(counts)).toMatchObject({mode: "noisy", boundaries: []});
});
