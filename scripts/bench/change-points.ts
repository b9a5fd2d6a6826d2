/**
 * Counts on random series how often changes are shown that are none, and how many of the true ones are found, by the
 * journal's rule and by what is common elsewhere. Run it with `node scripts/bench/change-points.ts [series] [seed]`; the
 * same seed prints the same table. `false` is the share of series with a mark beside every true change, `found` the share
 * of true changes with a mark at most one point away, `interval` how often the 95 % interval of a change holds the truth.
 * A thousand series leave the smallest shares uncertain by half a percent. Of 15,000 series that do not change the rule
 * marks 0.8 % at n=4 and 5, 1.2 to 1.4 % at n=6 to 10, 0.8 % at n=20 and 0.3 % at n=50; 1.2 % that drift with a
 * correlation of 0.5, 3.4 % with one of 0.8.
 */

import {performance} from "node:perf_hooks";
import process from "node:process";
import {findChangePoints} from "../../src/stats/change-points.ts";
import {dice} from "../testing/random-benchmarks.ts";
import {intervalCoverage, RULES, ratesOf} from "./change-point-rates.ts";
import type {Scenario} from "./simulated-series.ts";
import {CHANGED, DRIFTING, drawSeries, SPIKY, UNCHANGED} from "./simulated-series.ts";

const DEFAULT_SERIES = 1000;
const NAME_WIDTH = 38;
const COLUMN_WIDTH = 19;

const [count = DEFAULT_SERIES, seed = 1] = process.argv.slice(2).map(Number);
console.log(`${count} series a row, seed ${seed}; 10 samples a point, 1 % between runs and 1 % within`);
console.log(["".padEnd(NAME_WIDTH), ...Object.keys(RULES).map(cell), "interval"].join(""));
console.log(
  ["".padEnd(NAME_WIDTH), ...Object.keys(RULES).map(() => cell("false   found"))].join("").trimEnd(),
);
for (const scenario of [...UNCHANGED, ...DRIFTING, SPIKY, ...CHANGED]) console.log(row(scenario));
for (const scenario of [...UNCHANGED.slice(-1), {name: "", points: 500, changes: []}])
  console.log(timing(scenario));

function row(scenario: Scenario): string {
  const rates = Object.values(RULES).map(rule => ratesOf(rule, scenario, count, seed));
  const cells = rates.map(({falsely, found}) => cell(`${share(falsely)}  ${share(found)}`));
  return [scenario.name.padEnd(NAME_WIDTH), ...cells, share(intervalCoverage(scenario, count, seed))]
    .join("")
    .trimEnd();
}

/** The median time of 21 runs on one series. */
function timing(scenario: Scenario): string {
  const points = drawSeries(scenario, dice(seed));
  const times = Array.from({length: 21}, () => {
    const start = performance.now();
    findChangePoints(points);
    return performance.now() - start;
  }).sort((a, b) => a - b);
  return `${scenario.points} points: ${times[10]?.toFixed(1)} ms`;
}

function share(value: number | undefined): string {
  return value === undefined ? "".padEnd(6) : `${(100 * value).toFixed(1)}%`.padStart(6);
}

function cell(text: string): string {
  return text.padEnd(COLUMN_WIDTH);
}
