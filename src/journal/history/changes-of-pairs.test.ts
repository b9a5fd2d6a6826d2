import {describe, expect, test} from "vitest";
import {about, judgedTrend, noisy, pair, point, trend} from "./testdata/trend-points.ts";

describe("seriesTrend(series) counts the base that an entry measured beside its head", () => {
  test("so that a change lies within the entry that made it", () => {
    const points = [
      point(0, about(100), {commit: "aaaaaaa"}),
      pair(1, 100, 60, {commit: "bbbbbbb"}, "aaaaaaaa01"),
      pair(2, 60, 60, {commit: "ccccccc"}, "bbbbbbb"),
    ];
    const {changes, levels} = trend(points);
    expect(changes).toMatchObject([
      {
        entry: undefined,
        last: {place: 1, side: "base"},
        first: {place: 1, side: "head"},
        before: {measurements: 2, samples: 12},
        after: {measurements: 3, samples: 18},
      },
    ]);
    expect(levels.map(({start, end}) => [start, end])).toEqual([
      [0, 1],
      [1, 3],
    ]);
  });

  test("but only where it is known to be the code of the point before", () => {
    const same = [point(0, about(100), {commit: "aaaaaaa"}), pair(1, 100, 60, {}, "aaaaaaa")];
    expect(trend(same).reason).toEqual({kind: "too-few", measurements: 3, needed: 4});
    for (const commit of [undefined, "bbbbbbb"]) {
      const other = [point(0, about(100), {commit: "aaaaaaa"}), pair(1, 100, 60, {}, commit)];
      expect(trend(other).reason).toEqual({kind: "too-few", measurements: 2, needed: 4});
    }
  });

  test("and credits no entry with a difference between sessions", () => {
    const points = noisy(100, 100, 100, 130, 130, 130).map((one, i) => ({
      ...one,
      side: i === 3 ? ("base" as const) : one.side,
    }));
    expect(trend(points).changes).toMatchObject([{entry: undefined, first: {place: 3, side: "base"}}]);
  });

  test("but not between two measurements of one commit", () => {
    const points = [
      point(0, about(100), {commit: "aaaaaaa"}),
      point(1, about(100, 1), {commit: "bbbbbbb"}),
      point(2, about(100, 2), {commit: "cccccccc00"}),
      point(3, about(130, 3), {commit: "CCCCCCC"}),
      point(4, about(130, 4), {commit: "ddddddd"}),
      point(5, about(130, 5), {commit: "eeeeeee"}),
    ];
    expect(trend(points).changes.map(({first}) => first.place)).not.toContain(3);
    const told = points.map(one => ({...one, commit: undefined}));
    expect(trend(told).changes.map(({first}) => first.place)).toEqual([3]);
  });
});

describe("seriesTrend(series) takes an entry's own pair as the evidence for what the entry did", () => {
  test("its effect is a change, also on the newest point, with the pair's numbers", () => {
    const points = [...noisy(100, 100, 100, 100), pair(4, 80, 40, {}, undefined)];
    const {state, changes, levels, reason} = judgedTrend(points);
    expect({state, reason}).toEqual({state: "changed", reason: undefined});
    expect(changes).toMatchObject([
      {
        entry: "2026-01-05-e",
        ratio: expect.closeTo(0.5, 2),
        before: {center: expect.closeTo(80, 0)},
        after: {center: expect.closeTo(40, 0)},
        last: {side: "base"},
        first: {side: "head"},
        p: expect.closeTo(0.002, 3),
      },
    ]);
    expect(levels.map(({start, end}) => [start, end])).toEqual([
      [0, 4],
      [4, 5],
    ]);
  });

  test("what lies between entries is found beside it, and no entry explains it", () => {
    const points = [...noisy(100, 100, 100, 120, 120, 120), pair(6, 120, 60, {}, undefined)];
    const {changes} = judgedTrend(points);
    expect(changes.map(({entry, first}) => [entry, first.place])).toEqual([
      [undefined, 3],
      ["2026-01-07-e", 6],
    ]);
  });

  test("an effect below the least change, or not significant, is none", () => {
    const points = [...noisy(100, 100, 100, 100), pair(4, 100, 101, {}, undefined)];
    expect(judgedTrend(points).changes).toEqual([]);
  });

  test("a newest point without a pair that differs is unconfirmed, with its entry", () => {
    const {state, changes} = judgedTrend(noisy(100, 100, 100, 100, 100, 130));
    expect(state).toBe("unconfirmed");
    expect(changes).toMatchObject([{state: "unconfirmed", entry: "2026-01-06-e", effect: undefined}]);
  });
});
