import {describe, expect, test} from "vitest";
import {seriesTrend} from "../../src/journal/history/changes.ts";
import {dice} from "../testing/random-benchmarks.ts";
import {AWKWARD} from "./awkward-series.ts";
import {awkwardRates, intervalCoverage, RULES, ratesOf} from "./change-point-rates.ts";
import type {Scenario} from "./simulated-series.ts";
import {CHANGED, DRIFTING, drawPairs, SPIKY, UNCHANGED} from "./simulated-series.ts";

const SERIES = 200;

/** A margin over the rate of the whole table for what chance does to 200 series. */
const MARGIN = 0.02;

const rates = (scenario: Scenario) => ratesOf(RULES.changed, scenario, SERIES, 1);

const changed = (name: string): Scenario => {
  const found = CHANGED.find(scenario => scenario.name === name);
  if (!found) throw new Error(`no scenario "${name}"`);
  return found;
};

describe("findChangePoints(points) is silent about series that do not change", () => {
  test.each(UNCHANGED.map(scenario => [scenario.name, scenario] as const))(
    "%s: up to 1.5 %%",
    (_, scenario) => {
      expect(rates(scenario).falsely).toBeLessThanOrEqual(0.015 + MARGIN);
    },
  );

  test("that drift: up to 2 % at a correlation of 0.5, 4 % at 0.8", () => {
    const [mild, strong] = DRIFTING.map(scenario => rates(scenario).falsely);
    expect(mild).toBeLessThanOrEqual(0.02 + MARGIN);
    expect(strong).toBeLessThanOrEqual(0.04 + MARGIN);
  });

  test("that have many spikes: up to 3 %", () => {
    expect(rates(SPIKY).falsely).toBeLessThanOrEqual(0.03 + MARGIN);
    expect(ratesOf(RULES["previous > 5 %"], SPIKY, SERIES, 1).falsely).toBeGreaterThan(0.85);
  });
});

describe("findChangePoints(points) takes no awkward series for one with steps", () => {
  const cases = AWKWARD.flatMap(kind => kind.lengths.map(({points}) => ({kind, points})));

  test.each(cases.map(({kind, points}) => [kind.name, points, kind] as const))(
    "%s, n=%i",
    (_, points, kind) => {
      const {steps, drift, noisier} = awkwardRates(kind, points, SERIES, 1);
      expect(steps).toBeLessThanOrEqual(kind.wanted + MARGIN);
      if (points < 50) return;
      expect(drift > 0.9).toBe(kind.state === "drift");
      expect(noisier > 0.9).toBe(kind.state === "noise change");
    },
  );
});

test.each([3, 4, 6, 10, 20])(
  "seriesTrend(series) is silent about %i unchanged pairs measured day by day",
  entries => {
    const die = dice(1);
    const changed = Array.from({length: SERIES}, () =>
      seriesTrend({points: drawPairs(entries, die), better: "lower"}),
    );
    const falsely = changed.filter(({changes}) => changes.some(({state}) => state === "changed"));
    expect(falsely.length / SERIES).toBeLessThanOrEqual(0.02 + MARGIN);
  },
);

describe("findChangePoints(points) finds what changed", () => {
  test.each([
    ["+5 %, n=8", 0.95],
    ["+5 %, n=10", 0.99],
    ["+5 %, n=50", 0.99],
    ["-30 %, n=4", 0.99],
    ["+5 % for 6 points, then back, n=30", 0.95],
    ["+10 % for 3 points, then back, n=20", 0.95],
    ["five steps, n=60", 0.99],
    ["four wins, n=12", 0.95],
  ])("%s: in at least %f", (name, least) => {
    expect(rates(changed(name)).found).toBeGreaterThanOrEqual(least - MARGIN);
  });

  test("but takes no single newest point for a change", () => {
    const alone = changed("+10 %, newest 1 of 20");
    expect(rates(alone).found).toBe(0);
    expect(ratesOf(RULES["or unconfirmed"], alone, SERIES, 1).found).toBeGreaterThan(0.98);
    expect(rates(changed("+10 %, newest 2 of 20")).found).toBeGreaterThan(0.98);
  });
});

test.each(["+5 %, n=8", "+5 %, n=50", "-30 %, n=5", "five steps, n=60"])(
  "findChangePoints(points) gives intervals that hold the truth in most series: %s",
  name => {
    expect(intervalCoverage(changed(name), SERIES, 1)).toBeGreaterThanOrEqual(0.95 - 2 * MARGIN);
  },
);
