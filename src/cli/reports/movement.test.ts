import {describe, expect, test} from "vitest";
import type {Measurement} from "../../measurement.ts";
import {believedChanges, gotWorse, movements, shortName} from "./movement.ts";

const LEVELS = {alpha: 0.05, confidence: 0.95};

function measured(name: string, unit: string, center: number, n = 10): Measurement {
  const samples = Array.from({length: n}, (_, i) => center * (1 + i / 1000));
  return {kind: "benchmark", group: "example.com/sip", name, unit, better: "lower", samples, environment: {}};
}

describe("movements(base, head, levels)", () => {
  test("puts the greatest believed change first, whichever way it went", () => {
    const base = [measured("A-8", "sec/op", 1), measured("B-8", "sec/op", 1), measured("C-8", "sec/op", 1)];
    const head = [measured("A-8", "sec/op", 1), measured("B-8", "sec/op", 0.8), measured("C-8", "sec/op", 3)];
    const all = movements(base, head, LEVELS);
    expect(all.map(({name}) => name)).toEqual(["C-8", "B-8", "A-8"]);
    expect(all.map(gotWorse)).toEqual([true, false, false]);
    expect(all.map(movement => believedChanges(movement).length)).toEqual([1, 1, 0]);
  });

  test("believes nothing of too few samples", () => {
    const [only] = movements([measured("A", "sec/op", 1, 3)], [measured("A", "sec/op", 2, 3)], LEVELS);
    expect(only?.changes).toEqual([{unit: "sec/op", better: "lower", ratio: 2, significant: false, n: 3}]);
  });

  test("leaves out what only one side measured", () => {
    expect(movements([measured("A", "sec/op", 1)], [measured("A", "B/op", 1)], LEVELS)).toEqual([]);
  });

  test("believes a change from zero and to zero, and none of zero to zero", () => {
    const base = [measured("A", "B/op", 0), measured("B", "B/op", 16), measured("C", "B/op", 0)];
    const head = [measured("A", "B/op", 16), measured("B", "B/op", 0), measured("C", "B/op", 0)];
    const all = movements(base, head, LEVELS);
    expect(all.map(({name}) => name)).toEqual(["A", "B", "C"]);
    expect(all.map(movement => believedChanges(movement).map(({ratio}) => ratio))).toEqual([
      [Infinity],
      [0],
      [],
    ]);
  });
});

test("shortName(movement, all) keeps the processors where they tell benchmarks apart", () => {
  const all = movements(
    [measured("A-1", "x", 1), measured("A-8", "x", 1), measured("B/n=10-8", "x", 1)],
    [measured("A-1", "x", 1), measured("A-8", "x", 1), measured("B/n=10-8", "x", 1)],
    LEVELS,
  );
  expect(all.map(movement => shortName(movement, all))).toEqual(["A-1", "A-8", "B/n=10"]);
});
