import type {SeriesValue} from "../../src/stats/series/change-points.ts";
import type {Dice} from "../testing/random-benchmarks.ts";
import {BETWEEN, drawRun, normal, pointOf} from "./simulated-series.ts";

/** A kind of series without a step that is easily mistaken for a series with steps. */
export interface AwkwardSeries {
  readonly name: string;
  /** Numbers of points, and the share of series in which an earlier rule found a step; undefined if not recorded. */
  readonly lengths: readonly {readonly points: number; readonly earlier: number | undefined}[];
  /** Largest share of series in which a step may be found. */
  readonly wanted: number;
  /** Expected report; undefined without a report. */
  readonly state?: "drift" | "noise change";
  readonly draw: (points: number, die: Dice) => SeriesValue[];
}

const SAMPLES = 10;
const LEVEL = 1000;

/** Kinds of series with noise that is not normal, not constant or not small beside the rounding of the values. */
export const AWKWARD: readonly AwkwardSeries[] = [
  {
    name: "allocs 10, or 11 with p=.3",
    lengths: lengths([10, 0.16], [20, 0.4], [50, 0.69]),
    wanted: 0.015,
    draw: counts(10, 0.3),
  },
  {
    name: "allocs 3, or 4 with p=.3",
    lengths: lengths([10, 0.2], [20, 0.43], [50, 0.79]),
    wanted: 0.015,
    draw: counts(3, 0.3),
  },
  {
    name: "allocs 3, or 4 with p=.5",
    lengths: lengths([10], [20], [50]),
    wanted: 0.015,
    draw: counts(3, 0.5),
  },
  {
    name: "normal, rounded to integers near 10",
    lengths: lengths([10], [20, 0.24], [50, 0.54]),
    wanted: 0.015,
    draw: series(die => {
      const level = 10 + 0.3 * normal(die);
      return pointOf(samples(() => Math.round(level + 0.3 * normal(die))));
    }),
  },
  {
    name: "isolated +30 % spikes, p=.1 a point",
    lengths: lengths([8, 0.06], [20, 0.28], [50, 0.62]),
    wanted: 0.03,
    draw: series(die => drawRun(randomLevel(die) * (die.chance(0.1) ? 1.3 : 1), die)),
  },
  {
    name: "a second mode 5 % away, p=.2 a point",
    lengths: lengths([8, 0.065], [20, 0.09], [50, 0.05]),
    wanted: 0.04,
    draw: series(die => drawRun(randomLevel(die) * (die.chance(0.2) ? 1.05 : 1), die)),
  },
  {
    name: "noise five times larger from half way",
    lengths: lengths([8, 0.16], [20, 0.3], [50, 0.29]),
    wanted: 0.08,
    state: "noise change",
    draw: series((die, place, points) =>
      drawRun(randomLevel(die, place < points / 2 ? BETWEEN : 5 * BETWEEN), die),
    ),
  },
  {
    name: "drift of 0.1 % a point",
    lengths: lengths([8, 0.02], [20, 0.15], [50, 0.98]),
    wanted: 0.03,
    state: "drift",
    draw: series((die, place) => drawRun(randomLevel(die) * (1 + 0.001 * place), die)),
  },
  {
    name: "skewed (log-normal, 30 %) noise",
    lengths: lengths([20, 0.033], [50]),
    wanted: 0.015,
    draw: series(die => drawRun(randomLevel(die, 0.3), die)),
  },
  {
    name: "one sample a point, unchanged",
    lengths: lengths([8, 0.031], [20], [50]),
    wanted: 0.015,
    draw: series(die => drawRun(randomLevel(die), die, 1)),
  },
];

function lengths(...pairs: readonly (readonly [number, number?])[]): AwkwardSeries["lengths"] {
  return pairs.map(([points, earlier]) => ({points, earlier}));
}

function series(draw: (die: Dice, place: number, points: number) => SeriesValue): AwkwardSeries["draw"] {
  return (points, die) => Array.from({length: points}, (_, place) => draw(die, place, points));
}

/** Points whose samples are a count, or with some probability that count plus 1. */
function counts(count: number, probability: number): AwkwardSeries["draw"] {
  return series(die => pointOf(samples(() => (die.chance(probability) ? count + 1 : count))));
}

function samples(draw: () => number): number[] {
  return Array.from({length: SAMPLES}, draw);
}

function randomLevel(die: Dice, deviation = BETWEEN): number {
  return LEVEL * Math.exp(deviation * normal(die));
}
