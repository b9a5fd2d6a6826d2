import type {Comparison, ComparisonWarning} from "../../stats/samples/comparison.ts";
import {isSignificant} from "../../stats/samples/comparison.ts";
import type {Summary, SummaryWarning} from "../../stats/samples/summary.ts";
import {formatFixed, formatShortest, formatSigned} from "../../units/go-number.ts";
import type {Cell} from "./cell.ts";
import type {ColumnWarning} from "./column-summary.ts";

/** Formats the half width of an interval in percent of its center: `2%`, `∞`, or `?` where signs differ. */
export function formatRange({center, low, high}: Summary): string {
  if (!Number.isFinite(low) || !Number.isFinite(high)) return "∞";
  if (Math.sign(center) !== Math.sign(low) || Math.sign(center) !== Math.sign(high)) return "?";
  if (center === 0) return "0%";
  return `${formatFixed(100 * Math.max(high / center - 1, 1 - low / center), 0)}%`;
}

/**
 * Formats a change: `~` when it is not significant, `0.00%` if unchanged, `?` from zero. A tiny change keeps its sign:
 * `+0.00%`.
 */
export function formatDelta(base: number, head: number, comparison: Comparison): string {
  if (!isSignificant(comparison)) return "~";
  if (base === head) return "0.00%";
  return base === 0 ? "?" : formatRatio(head / base);
}

/** Formats head/base as a change in percent: 0.9 is `-10.00%`. */
export function formatRatio(ratio: number): string {
  return `${formatSigned((ratio - 1) * 100, 2)}%`;
}

/** Formats how sure a comparison is: `p=0.002 n=6`, without p when the numbers are exact. */
export function formatComparison({p, n1, n2}: Comparison): string {
  const sizes = n1 === n2 ? `n=${n1}` : `n=${n1}+${n2}`;
  return p === 0 ? sizes : `p=${formatFixed(p, 3)} ${sizes}`;
}

/** Words the warnings of a cell's values as benchstat does. */
export function cellWarnings({varying, summary}: Cell): string[] {
  const own = varying.length > 0 ? [`benchmarks vary in ${varying.join(", ")}`] : [];
  return [...own, ...summary.warnings.map(summaryWarning)];
}

/** Words the warnings of a cell's comparison as benchstat does. */
export function comparisonWarnings({comparison}: Cell): string[] {
  return comparison ? comparison.warnings.map(comparisonWarning) : [];
}

/** Words the warnings of a column's geometric means as benchstat does. */
export function columnWarning(warning: ColumnWarning): string {
  switch (warning) {
    case "set-differs":
      return "benchmark set differs from baseline; geomeans may not be comparable";
    case "summaries-not-positive":
      return "summaries must be >0 to compute geomean";
    case "ratios-not-positive":
      return "ratios must be >0 to compute geomean";
  }
}

function summaryWarning(warning: SummaryWarning): string {
  switch (warning.kind) {
    case "interval-needs-samples": {
      const needed = warning.samples === undefined ? "> 50" : `>= ${warning.samples}`;
      const level = formatShortest(warning.confidence);
      return `need ${needed} samples for confidence interval at level ${level}`;
    }
    case "not-exact": {
      const range = `${formatShortest(warning.low)} to ${formatShortest(warning.high)}`;
      return `exact distribution expected, but values range from ${range}`;
    }
  }
}

function comparisonWarning(warning: ComparisonWarning): string {
  switch (warning.kind) {
    case "not-a-number":
      return "samples have a value that is not a number: not compared";
    case "all-equal":
      return "all samples are equal";
    case "test-needs-samples": {
      const needed = warning.samples === undefined ? "> 10" : `>= ${warning.samples}`;
      const level = formatShortest(warning.alpha);
      return `need ${needed} samples to detect a difference at alpha level ${level}`;
    }
  }
}
