import {columnAdvice, comparisonAdvice, summaryAdvice} from "../../benchstat/compare/advice.ts";
import type {Cell} from "../../benchstat/compare/cell.ts";
import type {FoundSummary} from "../../benchstat/compare/lookup.ts";
import {formatComparison, formatDelta, formatRange, formatRatio} from "../../benchstat/compare/wording.ts";
import {SUMMARY_ONLY} from "../../benchstat/read/summary-record.ts";
import type {Comparison} from "../../stats/samples/comparison.ts";
import {isSignificant} from "../../stats/samples/comparison.ts";
import {formatSigned} from "../../units/go-number.ts";
import {formatQuantity} from "../../units/quantity.ts";
import type {WrittenQuantity} from "../../units/read-quantity.ts";
import type {Bound, Operator} from "./claim-syntax.ts";
import type {MeasuredMean} from "./comparison-scopes.ts";

/** Whether the data support a claim: `not shown` if they neither support nor contradict it. */
export type Standing = "holds" | "contradicted" | "not shown";

/** A claim compared with the data. */
export interface Judgement {
  readonly standing: Standing;
  /** The measured value, as benchstat prints it: `-41.23% (p=0.000 n=10)`, `380.7 ns/op ± 1% (n=10)`. */
  readonly measured: string;
  /** Why the data do not support the claim; absent if they do, and if the measured number explains it. */
  readonly reason?: string;
}

/** A change with its statistical test, from a cell of a comparison. */
export interface MeasuredChange {
  /** Medians. */
  readonly base: number;
  readonly head: number;
  readonly comparison: Comparison;
}

/** The change that a cell of a comparison holds; undefined in the base's column and where the base has no such row. */
export function changeIn({base, summary, comparison}: Cell): MeasuredChange | undefined {
  return base && comparison && {base: base.summary.center, head: summary.center, comparison};
}

/**
 * Compares a claimed with a measured change, in the two decimals that benchstat prints, since a reader sees no others.
 * A `~` supports a claim only if there are enough samples and both no change and the
 * medians' own keep to it.
 */
export function judgeChange(bound: Exclude<Bound, {kind: "value"}>, change: MeasuredChange): Judgement {
  const {base, head, comparison} = change;
  const measured = `${formatDelta(base, head, comparison)} (${sureness(comparison)})`;
  const percent = printedPercent(base, head);
  const tooFew = comparison.warnings.find(({kind}) => kind === "test-needs-samples");
  if (tooFew) return notShown(measured, comparisonAdvice(tooFew, comparison));
  if (bound.kind === "unchanged") {
    const moved = isSignificant(comparison) && base !== head;
    return moved
      ? {standing: "contradicted", measured, reason: "the change is significant"}
      : {standing: "holds", measured};
  }
  if (percent === undefined && isSignificant(comparison))
    return notShown(measured, "there is no percentage from zero: claim the value instead");
  const claimed = {value: bound.percent, step: bound.step};
  if (isSignificant(comparison) || isEqualThroughout(comparison))
    return judged(keeps(bound.operator, percent ?? 0, claimed), measured);
  const both = [0, percent ?? Number.NaN].every(value => keeps(bound.operator, value, claimed));
  return both ? {standing: "holds", measured} : notShown(measured, "the change is not significant");
}

/**
 * Holds a claimed value against a median and its interval, in tidied units: the whole interval must keep to a bound, and the
 * whole of it break it. `=` asks the median for as many digits as are written.
 */
export function judgeValue(
  operator: Exclude<Operator, "~">,
  claimed: WrittenQuantity,
  {summary, unit, n, given}: Pick<FoundSummary, "summary" | "unit" | "n" | "given">,
): Judgement {
  const {center, low, high} = summary;
  const size = n > 0 ? ` (n=${n})` : "";
  const measured = `${formatQuantity(center, unit)} ± ${formatRange(summary)}${size}`;
  if (!Number.isFinite(low) || !Number.isFinite(high))
    return notShown(
      measured,
      given ? SUMMARY_ONLY : summary.warnings.map(warning => summaryAdvice(warning)).join(", "),
    );
  if (operator === "=") return judged(keeps("=", center, claimed), measured);
  const ends = [low, center, high].map(value => keeps(operator, value, claimed));
  if (ends.every(Boolean)) return {standing: "holds", measured};
  if (!ends.some(Boolean)) return {standing: "contradicted", measured};
  const range = `${formatQuantity(low, unit)} to ${formatQuantity(high, unit)}`;
  return notShown(measured, `the median's interval, ${range}, reaches over it`);
}

/** Compares a claimed change with that of the geometric mean; without a significant change it supports no change. */
export function judgeMean(bound: Exclude<Bound, {kind: "value"}>, mean: MeasuredMean): Judgement {
  const {ratio, warnings, compared, moved, hopeless} = mean;
  const [warning] = warnings;
  const of = `geomean of ${compared}, ${moved} moved`;
  if (ratio === undefined) return notShown(`? (${of})`, warning ? columnAdvice(warning) : "there is no mean");
  const percent = Number(formatSigned((ratio - 1) * 100, 2));
  const measured = `${formatRatio(ratio)} (${of})`;
  if (hopeless !== undefined) return notShown(measured, hopeless);
  if (bound.kind === "unchanged") return judged(moved === 0, measured);
  const claimed = {value: bound.percent, step: bound.step};
  if (moved > 0) return judged(keeps(bound.operator, percent, claimed), measured);
  const both = [0, percent].every(value => keeps(bound.operator, value, claimed));
  return both ? {standing: "holds", measured} : notShown(measured, "no change is significant");
}

/** A benchmark of a claim. */
export interface ClaimItem extends Judgement {
  readonly name: string;
  /** Sort key of the measured numbers. */
  readonly size: number;
}

const WORST: readonly Standing[] = ["contradicted", "not shown", "holds"];

/** Judges a claim about several benchmarks, at least one: the worst standing, with its benchmark. */
export function judgeAll(items: readonly ClaimItem[]): Judgement {
  const [worst] = items.toSorted((a, b) => WORST.indexOf(a.standing) - WORST.indexOf(b.standing));
  if (!worst) return notShown("", "there are no benchmarks to compare");
  if (items.length === 1) return worst;
  const {name, standing, measured} = worst;
  if (standing !== "holds") return {...worst, measured: `${[name, measured].filter(Boolean).join(": ")}`};
  const ordered = items.toSorted((a, b) => a.size - b.size).map(item => item.measured.replace(/ [±(].*/, ""));
  return {standing, measured: `${ordered[0]} to ${ordered.at(-1)} (${items.length} benchmarks)`};
}

/** True if a number satisfies a bound; `=` compares as many digits as the bound is written with. */
export function keeps(
  operator: Exclude<Operator, "~">,
  value: number,
  {value: bound, step}: WrittenQuantity,
): boolean {
  switch (operator) {
    case "<":
      return value < bound;
    case "<=":
      return value <= bound;
    case ">":
      return value > bound;
    case ">=":
      return value >= bound;
    case "=":
      return Math.abs(value - bound) <= (step / 2) * (1 + 1e-9);
  }
}

/** A change in per cent with the two decimals that benchstat prints; undefined from zero to something. */
export function printedPercent(base: number, head: number): number | undefined {
  if (base === head) return 0;
  return base === 0 ? undefined : Number(formatSigned((head / base - 1) * 100, 2));
}

/** Formats the test of the samples: `p=0.002 n=6`, or why there is no test. */
function sureness(comparison: Comparison): string {
  const sizes = formatComparison(comparison);
  return isEqualThroughout(comparison) ? `all samples are equal, ${sizes.replace(/^p=\S+ /, "")}` : sizes;
}

/** True if all values of both samples are equal. */
function isEqualThroughout({warnings}: Comparison): boolean {
  return warnings.some(({kind}) => kind === "all-equal");
}

function judged(isKept: boolean, measured: string): Judgement {
  return {standing: isKept ? "holds" : "contradicted", measured};
}

function notShown(measured: string, reason: string): Judgement {
  return {standing: "not shown", measured, reason};
}
