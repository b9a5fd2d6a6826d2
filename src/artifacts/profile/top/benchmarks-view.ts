import type {Element, ElementContent} from "hast";
import {h} from "hastscript";
import type {MeasuredBenchmark, ProfiledBenchmark} from "../../../pprof/diff/benchmarks.ts";
import {profiledBenchmarks} from "../../../pprof/diff/benchmarks.ts";
import type {Profile} from "../../../pprof/profile/profile.ts";
import {share} from "../../../pprof/profile/quality.ts";
import type {Report} from "../../../pprof/report/report.ts";
import {prepareReport} from "../../../pprof/report/report.ts";
import {DEFAULT_OPTIONS} from "../../../pprof/report/report-options.ts";
import {topOf} from "../../../pprof/report/top.ts";
import {scaledLabel} from "../../../units/pprof-scale.ts";
import type {ViewContext} from "../../kind.ts";
import {flameGraphView} from "../view.ts";
import {topTable} from "./top-table.ts";

/** Benchmarks beyond these have few samples. */
const MOST_BENCHMARKS = 12;
const ROWS = 15;

/**
 * Draws a profile once for each benchmark that the text beside it measured: its own flame graph, and the cost of each
 * function per operation. Empty without such benchmarks.
 */
export function benchmarksView(
  profile: Profile,
  sample: string,
  measured: readonly MeasuredBenchmark[],
  context: ViewContext,
): ElementContent[] {
  const found = profiledBenchmarks(profile, sample, measured);
  if (found.length === 0) return [];
  const {total} = prepareReport(profile, "top", {...DEFAULT_OPTIONS, sampleIndex: sample});
  const shown = found.slice(0, MOST_BENCHMARKS);
  const left = found.length - shown.length;
  return [
    h("h2", {id: `${context.id}-benchmarks`}, "By benchmark"),
    h(
      "p.note",
      `The profile's stacks below each benchmark that the text beside it measured. Rounds that only looked for how often to run are among them; what the runtime does on other goroutines is not.${left > 0 ? ` ${left} more benchmarks are not shown.` : ""}`,
    ),
    ...shown.map((one, i) =>
      section(profile, sample, one, total, {...context, id: `${context.id}-benchmark-${i}`}),
    ),
  ];
}

function section(
  profile: Profile,
  sample: string,
  one: ProfiledBenchmark,
  total: number,
  context: ViewContext,
): Element {
  const {benchmark, focus, cost, perOp} = one;
  const unit = profile.sampleTypes.find(({type}) => type === sample)?.unit ?? "";
  const measured = perOp === undefined ? "" : `, ${scaledLabel(perOp, unit, "auto")}/op measured`;
  const drawn = flameGraphView(profile, {sample, focus}, context);
  const report = prepareReport(profile, "top", {...DEFAULT_OPTIONS, sampleIndex: sample, focus});
  return h("details.profile-type", {id: context.id}, [
    h("summary", [h("code", benchmark.name), `, ${share(cost, total)} of ${sample}${measured}`]),
    ...("view" in drawn ? drawn.view : []),
    ...functions(report, one, unit),
  ]);
}

/** The top table of the benchmark's stacks, with the flat cost of each function per operation. */
function functions(
  report: Report,
  {benchmark, cost, perOp, parts}: ProfiledBenchmark,
  unit: string,
): ElementContent[] {
  const {rows} = topOf(report, ROWS);
  const label = `Functions of ${benchmark.name} by flat ${report.sampleType}`;
  if (perOp === undefined) return topTable(rows, {label, openRows: ROWS});
  const cell = (flat: number): Element => h("td.num", scaledLabel((flat / cost) * perOp, unit, "auto"));
  const column = {head: "flat/op", cell: ({flat}: {flat: number}) => cell(flat)};
  const mean = parts > 1 ? ` (the geometric mean of ${parts} sub-benchmarks)` : "";
  return [
    ...topTable(rows, {label, openRows: ROWS, column}),
    h(
      "p.note",
      `flat/op: the function's share of the benchmark's stacks times what the benchmark text measured for one operation${mean}. Percentages are of the whole profile.`,
    ),
  ];
}
