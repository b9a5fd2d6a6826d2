import {readFileSync} from "node:fs";
import fc from "fast-check";
import {describe, expect, test} from "vitest";
import type {ChangePoints, SeriesValue} from "./change-points.ts";
import {findChangePoints} from "./change-points.ts";
import {median} from "./median.ts";

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
  readFileSync(new URL("testdata/change-points.json", import.meta.url), "utf8"),
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

  test("says only what can be: levels of two points or more, chances up to 0.05, effects from the least on", () => {
    fc.assert(
      fc.property(series({least: 4, most: 40}), points => {
        const found = findChangePoints(points);
        if (found.mode !== "noisy") return;
        const edges = [0, ...found.boundaries, points.length];
        for (const [i, edge] of edges.slice(1).entries())
          expect(edge - (edges[i] ?? 0)).toBeGreaterThanOrEqual(2);
        for (const {p, effect, margin} of found.steps) {
          expect(p).toBeLessThanOrEqual(0.05);
          expect(Math.abs(effect)).toBeGreaterThanOrEqual(0.02);
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
