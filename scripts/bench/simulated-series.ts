import type {SeriesPoint} from "../../src/journal/history/series.ts";
import {median} from "../../src/stats/samples/median.ts";
import type {SeriesValue} from "../../src/stats/series/change-points.ts";
import type {Dice} from "../testing/random-benchmarks.ts";

/** A kind of random series, and the changes it contains. */
export interface Scenario {
  readonly name: string;
  readonly points: number;
  /** Its changes: 0-based first point of each new level, and the factor between the levels. */
  readonly changes: readonly {readonly at: number; readonly factor: number}[];
  /** Correlation of neighbouring points' noise; 0 if omitted. */
  readonly drift?: number;
  /** The share of points that are 10 % too high; 0 if omitted. */
  readonly spikes?: number;
  /** Without changes the largest share of series with a mark, else the least share of changes found; undefined for no goal. */
  readonly wanted?: number;
}

/** Standard deviations, in logarithms, between runs and of the samples within a run. */
export const BETWEEN = 0.01;
const WITHIN = 0.01;
const SAMPLES = 10;
const SPIKE = 1.1;

/** A step of this factor in the middle, the later half shorter. */
function step(factor: number, points: number, name = percent(factor)): Scenario {
  return {name: `${name}, n=${points}`, points, changes: [{at: Math.ceil(points / 2), factor}]};
}

/** Up at a place, and back some points later. */
function bump(factor: number, length: number, points: number): Scenario {
  const changes = [
    {at: 10, factor},
    {at: 10 + length, factor: 1 / factor},
  ];
  return {name: `${percent(factor)} for ${length} points, then back, n=${points}`, points, changes};
}

function newest(factor: number, length: number, points: number): Scenario {
  const name = `${percent(factor)}, newest ${length} of ${points}`;
  return {name, points, changes: [{at: points - length, factor}]};
}

function steps(name: string, points: number, at: readonly number[], factors: readonly number[]): Scenario {
  return {name, points, changes: at.map((place, i) => ({at: place, factor: factors[i] ?? 1}))};
}

function percent(factor: number): string {
  return `${factor > 1 ? "+" : "-"}${Math.round(Math.abs(factor - 1) * 100)} %`;
}

const unchanged = (points: number): Scenario => ({
  name: `unchanged, n=${points}`,
  points,
  changes: [],
  wanted: 0.015,
});

/** Series without steps: every mark is false. */
export const UNCHANGED: readonly Scenario[] = [4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 30, 50].map(unchanged);

/** Series that wander without a step. */
export const DRIFTING: readonly Scenario[] = [[0.5, 0.02] as const, [0.8, 0.04] as const].map(
  ([drift, wanted]) => ({
    ...unchanged(50),
    name: `unchanged, n=50, drift ${drift}`,
    drift,
    wanted,
  }),
);

/** Unchanged but for single points that are far off. */
export const SPIKY: Scenario = {
  ...unchanged(50),
  name: "unchanged, n=50, 5 % spikes",
  spikes: 0.05,
  wanted: 0.03,
};

/** Series with true changes, the commonest stories of a journal. */
export const CHANGED: readonly Scenario[] = [
  ...[4, 5, 6].map(points => step(1.05, points)),
  {...step(1.05, 8), wanted: 0.95},
  ...[10, 20, 50].map(points => step(1.05, points)),
  step(0.7, 4),
  step(0.7, 5),
  {...step(1.03, 20), wanted: 0.9},
  {...step(1.05, 50, "+5 %, 5 % spikes"), spikes: 0.05},
  newest(1.1, 1, 20),
  newest(1.1, 2, 20),
  {...newest(1.1, 3, 20), wanted: 0.97},
  {...newest(1.05, 3, 20), wanted: 0.97},
  {...bump(1.05, 6, 30), wanted: 0.97},
  {...bump(1.1, 3, 20), wanted: 0.97},
  steps("five steps, n=60", 60, [10, 20, 30, 36, 50], [0.9, 0.95, 1.08, 0.9, 0.95]),
  steps("four wins, n=12", 12, [3, 5, 8, 10], [0.9, 0.8, 0.85, 0.9]),
];

/** Draws a series: 1 % lognormal noise between runs; within a run samples are late by the size of 1 % normal noise. */
export function drawSeries({points, changes, drift = 0, spikes = 0}: Scenario, die: Dice): SeriesValue[] {
  let level = 1000;
  let wander = BETWEEN * normal(die);
  return Array.from({length: points}, (_, place) => {
    for (const {at, factor} of changes) if (at === place) level *= factor;
    if (place > 0) wander = drift * wander + Math.sqrt(1 - drift * drift) * BETWEEN * normal(die);
    const run = level * Math.exp(wander) * (die.chance(spikes) ? SPIKE : 1);
    return drawRun(run, die);
  });
}

/**
 * Draws unchanged code, measured by entries that each hold a pair: the base is the commit of the previous head. All noise
 * between runs is that of the day, so base and head of an entry differ by the noise of their samples only.
 */
export function drawPairs(entries: number, die: Dice): SeriesPoint[] {
  return Array.from({length: entries}, (_, i) => {
    const day = 1000 * Math.exp(BETWEEN * normal(die));
    const base = {commit: commitOf(i), ...drawRun(day, die)};
    const head = {commit: commitOf(i + 1), ...drawRun(day, die)};
    const entry = {entry: `entry-${i}`, title: "", date: "", verdict: undefined, side: "head"} as const;
    return {...entry, ...head, low: head.center, high: head.center, base};
  });
}

function commitOf(number: number): string {
  return number.toString(16).padStart(7, "0");
}

/** Draws the samples of a run: later than its level by the size of 1 % normal noise. */
export function drawRun(level: number, die: Dice, samples = SAMPLES): SeriesValue {
  return pointOf(Array.from({length: samples}, () => level * (1 + Math.abs(WITHIN * normal(die)))));
}

/** Makes a point of samples: its center is their median. */
export function pointOf(samples: readonly number[]): SeriesValue {
  return {center: median(Float64Array.from(samples).sort()), samples};
}

/** A standard normal number (Box and Muller 1958). */
export function normal(die: Dice): number {
  return Math.sqrt(-2 * Math.log(1 - die.next())) * Math.cos(2 * Math.PI * die.next());
}
