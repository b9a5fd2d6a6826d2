import type {Element, ElementContent} from "hast";
import {h} from "hastscript";
import type {ComparedBenchmark} from "../../../pprof/diff/benchmarks.ts";
import type {DiffScale, DiffSides} from "../../../pprof/diff/diff-scale.ts";
import {diffScale} from "../../../pprof/diff/diff-scale.ts";
import type {FunctionChange} from "../../../pprof/diff/function-changes.ts";
import {bySelfChange, functionChanges} from "../../../pprof/diff/function-changes.ts";
import type {Profile} from "../../../pprof/profile/profile.ts";
import {formatFixed} from "../../../units/go-number.ts";
import type {ViewContext} from "../../kind.ts";
import {nameCell} from "../top/top-table.ts";

/** How many functions are listed of a benchmark, and how many benchmarks. */
const ROWS = {embed: 8, page: 25} as const;
const MOST_BENCHMARKS = 6;
/** Benchmarks with less of the head's samples have too few for a table of their own. */
const LEAST_SHARE = 0.02;

/**
 * Explains the change of each benchmark that was measured and profiled on both sides by its functions:
 * the flat cost of each per operation, before and after. The rows add up to the benchmark's own change.
 */
export function explainedView(
  base: Profile,
  head: Profile,
  sides: Omit<DiffSides, "operations">,
  benchmarks: readonly ComparedBenchmark[],
  context: ViewContext,
): ElementContent[] {
  return benchmarks
    .filter(({share}) => share >= LEAST_SHARE)
    .slice(0, MOST_BENCHMARKS)
    .map(benchmark => explained(base, head, sides, benchmark, context));
}

function explained(
  base: Profile,
  head: Profile,
  sides: Omit<DiffSides, "operations">,
  {name, focus, operations}: ComparedBenchmark,
  context: ViewContext,
): Element {
  const scale = diffScale("per-op", {...sides, operations});
  const changes = functionChanges(base, head, {sample: sides.sampleType, focus});
  const sorted = bySelfChange(changes, scale);
  const shown = sorted.slice(0, ROWS[context.size]);
  const whole = totals(sorted, scale);
  const rest = totals(sorted.slice(shown.length), scale);
  const label = `Functions that explain the change of ${name}, flat ${sides.sampleType} per operation`;
  const change = whole.head - whole.base;
  const parts =
    operations.parts > 1
      ? ` An operation is the geometric mean of ${operations.parts} sub-benchmarks, which the profile does not tell apart.`
      : "";
  return h("details.profile-type", {open: true}, [
    h("summary", [
      "Which functions explain the change of ",
      h("code", name),
      `: ${scale.format(whole.base)} → ${scale.format(whole.head)} (${relative(change, whole.base)})`,
    ]),
    h("div.table-scroll", {tabIndex: 0, role: "region", ariaLabel: label}, [
      h("table.profile-top", [
        h("caption.visually-hidden", label),
        h(
          "thead",
          h("tr", [
            ...["base/op", "head/op", "change", "of base"].map(text => h("th.num", {scope: "col"}, text)),
            h("th", {scope: "col"}, "function, by itself"),
          ]),
        ),
        h(
          "tbody",
          shown.map(row => functionRow(row, scale, whole.base)),
        ),
        h("tfoot", [
          ...(sorted.length > shown.length
            ? [sumRow(`${sorted.length - shown.length} other functions`, rest, scale, whole.base)]
            : []),
          sumRow("the benchmark", whole, scale, whole.base),
        ]),
      ]),
    ]),
    h(
      "p.note",
      `Of the stacks below ${name} in both profiles, each side scaled to what its benchmark text measured for one operation; the rows add up.${parts} Work that the runtime does on other goroutines, such as the garbage collector's, is not among them.`,
    ),
  ]);
}

interface FoldedDiff {
  readonly base: number;
  readonly head: number;
}

function totals(changes: readonly FunctionChange[], scale: DiffScale): FoldedDiff {
  const sum = (of: (change: FunctionChange) => number): number =>
    changes.reduce((total, one) => total + of(one), 0);
  return {base: sum(one => one.baseFlat) * scale.base, head: sum(one => one.headFlat) * scale.head};
}

function functionRow(change: FunctionChange, scale: DiffScale, whole: number): Element {
  const sides = {base: change.baseFlat * scale.base, head: change.headFlat * scale.head};
  return h("tr", [...cells(sides, scale, whole), nameCell(change)]);
}

function sumRow(name: string, sides: FoldedDiff, scale: DiffScale, whole: number): Element {
  return h("tr", [...cells(sides, scale, whole), h("th", {scope: "row"}, name)]);
}

function cells({base, head}: FoldedDiff, scale: DiffScale, whole: number): Element[] {
  const change = head - base;
  const told = scale.cellChange(change);
  const share = relative(change, whole);
  const kind = share === "0.0%" || change === 0 ? "delta-none" : change < 0 ? "delta-better" : "delta-worse";
  return [
    h("td.num", scale.cell(base)),
    h("td.num", scale.cell(head)),
    h(`td.num.${kind}`, /^[+-]0$/.test(told) ? "0" : told),
    h(`td.num.${kind}`, share),
  ];
}

/** Writes a change as a share of the base's whole, with its sign unless it rounds to zero. */
function relative(change: number, whole: number): string {
  if (whole === 0) return "";
  const text = formatFixed(Math.abs(change / whole) * 100, 1);
  return `${text === "0.0" ? "" : change > 0 ? "+" : "-"}${text}%`;
}
