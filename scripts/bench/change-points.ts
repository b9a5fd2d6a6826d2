/**
 * Counts on random series how often false steps are shown, and how many of the true steps are found, by the journal's
 * rule and by common ones. Usage: node scripts/bench/change-points.ts [series] [seed]; a seed always prints the same
 * tables. Three tables: series without steps that are easily mistaken for stepped series, with the share of an earlier
 * rule; the goals for unchanged and changed series; and a comparison with other rules. 2000 series leave a share of 2 %
 * uncertain by 0.3 %, a share of 95 % by 0.5 %.
 */

import {performance} from "node:perf_hooks";
import process from "node:process";
import {findChangePoints} from "../../src/stats/series/change-points.ts";
import {dice} from "../testing/random-benchmarks.ts";
import type {AwkwardSeries} from "./awkward-series.ts";
import {AWKWARD} from "./awkward-series.ts";
import {awkwardRates, intervalCoverage, RULES, ratesOf} from "./change-point-rates.ts";
import type {Scenario} from "./simulated-series.ts";
import {CHANGED, DRIFTING, drawSeries, SPIKY, UNCHANGED} from "./simulated-series.ts";

const DEFAULT_SERIES = 2000;
/** Series a row of the comparison, whose other rules are slow. */
const MOST_COMPARED = 500;
const NAME_WIDTH = 40;
const COLUMN_WIDTH = 19;

const [count = DEFAULT_SERIES, seed = 1] = process.argv.slice(2).map(Number);
let missed = 0;
printAwkward();
printGoals();
printComparison();
for (const points of [50, 500]) console.log(timing(points));
console.log(missed === 0 ? "every goal is met" : `${missed} goals are missed`);

function printAwkward(): void {
  console.log(`series without a step; share with a step in ${count} series each, seed ${seed}`);
  console.log(`${"".padEnd(NAME_WIDTH)}     n  earlier   wanted      got  drifting  noisier`);
  for (const kind of AWKWARD)
    for (const {points, earlier} of kind.lengths) printAwkwardRow(kind, points, earlier);
}

function printAwkwardRow(kind: AwkwardSeries, points: number, earlier: number | undefined): void {
  const {steps, drift, noisier} = awkwardRates(kind, points, count, seed + points);
  const cells = [share(earlier), `≤${share(kind.wanted).trim()}`, share(steps), share(drift), share(noisier)];
  console.log(
    [kind.name.padEnd(NAME_WIDTH), String(points).padStart(6), ...cells.map(text => text.padStart(9))].join(
      "",
    ) + mark(steps <= kind.wanted),
  );
}

function printGoals(): void {
  console.log(`\ngoals; share of ${count} series with a false step, or of the changes found`);
  for (const scenario of [...UNCHANGED, ...DRIFTING, SPIKY, ...CHANGED]) {
    if (scenario.wanted === undefined) continue;
    const {falsely, found} = ratesOf(RULES.changed, scenario, count, seed + scenario.points);
    const got = found ?? falsely;
    const met = found === undefined ? got <= scenario.wanted : got >= scenario.wanted;
    const goal = `${found === undefined ? "≤" : "≥"}${share(scenario.wanted).trim()}`;
    console.log(scenario.name.padEnd(NAME_WIDTH) + goal.padStart(8) + share(got).padStart(9) + mark(met));
  }
}

function printComparison(): void {
  const series = Math.min(count, MOST_COMPARED);
  console.log(`\nother rules; ${series} series a row; 10 samples a point, 1 % between runs and 1 % within`);
  console.log(["".padEnd(NAME_WIDTH), ...Object.keys(RULES).map(cell), "interval"].join(""));
  const heads = Object.keys(RULES).map(() => cell("false   found"));
  console.log(["".padEnd(NAME_WIDTH), ...heads].join("").trimEnd());
  for (const scenario of [...UNCHANGED, ...DRIFTING, SPIKY, ...CHANGED]) console.log(row(scenario, series));
}

function row(scenario: Scenario, series: number): string {
  const rates = Object.values(RULES).map(rule => ratesOf(rule, scenario, series, seed));
  const cells = rates.map(({falsely, found}) => cell(`${share(falsely)}  ${share(found)}`));
  return [scenario.name.padEnd(NAME_WIDTH), ...cells, share(intervalCoverage(scenario, series, seed))]
    .join("")
    .trimEnd();
}

/** The median time of 21 runs on an unchanged series. */
function timing(length: number): string {
  const points = drawSeries({name: "", points: length, changes: []}, dice(seed));
  const times = Array.from({length: 21}, () => {
    const start = performance.now();
    findChangePoints(points);
    return performance.now() - start;
  }).sort((a, b) => a - b);
  return `${length} points: ${times[10]?.toFixed(1)} ms`;
}

/** Marks a missed goal, and counts it. */
function mark(met: boolean): string {
  if (!met) missed++;
  return met ? "" : "  missed";
}

function share(value: number | undefined): string {
  return value === undefined ? "".padEnd(6) : `${(100 * value).toFixed(1)}%`.padStart(6);
}

function cell(text: string): string {
  return text.padEnd(COLUMN_WIDTH);
}
