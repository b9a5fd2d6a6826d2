import type {Element, ElementContent} from "hast";
import {h} from "hastscript";
import type {MeasuredBenchmark} from "../../../pprof/diff/benchmarks.ts";
import {areBenchmarks, comparedBenchmarks, mainBenchmark} from "../../../pprof/diff/benchmarks.ts";
import {areAlike, modeSentence, possibleModes} from "../../../pprof/diff/diff-mode.ts";
import type {DiffMode, DiffSides, Operations} from "../../../pprof/diff/diff-scale.ts";
import {diffScale} from "../../../pprof/diff/diff-scale.ts";
import {diffTree} from "../../../pprof/diff/diff-tree.ts";
import {bySelfChange, functionChanges} from "../../../pprof/diff/function-changes.ts";
import type {PartFilters} from "../../../pprof/filter/part-filters.ts";
import {filterOptions} from "../../../pprof/filter/part-filters.ts";
import {subtractBase} from "../../../pprof/profile/combine.ts";
import {isBaseSample} from "../../../pprof/profile/labels.ts";
import type {Profile} from "../../../pprof/profile/profile.ts";
import {fewSamplesLimit, load, sampleCount, share} from "../../../pprof/profile/quality.ts";
import {ReportError} from "../../../pprof/profile/report-error.ts";
import {defaultSampleType, sampleTypeIndex} from "../../../pprof/profile/sample-type.ts";
import type {Report} from "../../../pprof/report/report.ts";
import {prepareReport} from "../../../pprof/report/report.ts";
import {DEFAULT_OPTIONS} from "../../../pprof/report/report-options.ts";
import type {TopRow} from "../../../pprof/report/top.ts";
import {topOf} from "../../../pprof/report/top.ts";
import {incomparableProfiles, noOperations} from "../../../problems/profile.ts";
import {scaledLabel} from "../../../units/pprof-scale.ts";
import type {ViewContext} from "../../kind.ts";
import type {ReportFigure} from "../report-figure.ts";
import {faultOf, filterWords, noSuchSample, nothingLeft} from "../report-figure.ts";
import {nameCell} from "../top/top-table.ts";
import {changesTable} from "./changes-table.ts";
import {diffLook} from "./diff-change.ts";
import {diffFlameGraph} from "./diff-view.ts";
import {explainedView} from "./explained-view.ts";

/** Options of a comparison in a directive; absent values depend on the profiles. */
export interface ProfileCompareOptions extends PartFilters {
  /** Name of a sample type: `alloc_space`. */
  readonly sample?: string;
  readonly mode?: DiffMode;
  /** Number of operations of a benchmark in the profiles; found in `benchmarks` if `focus` names a benchmark. */
  readonly operations?: Operations;
  /** Measurements of the benchmark text beside the profiles. */
  readonly benchmarks?: {
    readonly base: readonly MeasuredBenchmark[];
    readonly head: readonly MeasuredBenchmark[];
  };
}

const ROWS = {embed: 10, page: 40} as const;
/** Calls below this share of the whole, on both sides, are put together. */
const LEAST_SHARE = 0.001;
const MAX_DEPTH = 200;

/** Draws the changes from a base profile to a head: a differential flame graph, then function by function. */
export function profileCompareView(
  base: Profile,
  head: Profile,
  context: ViewContext,
  benchmarks?: ProfileCompareOptions["benchmarks"],
): ElementContent[] {
  const result = comparePart(base, head, {...(benchmarks && {benchmarks})}, context);
  if ("view" in result) return result.view;
  return [h("p.warning", `These profiles cannot be compared: ${result.message}.`)];
}

/** Draws the changes from a base profile to a head by an author's options; returns a fault for a request that is wrong. */
export function comparePart(
  base: Profile,
  head: Profile,
  options: ProfileCompareOptions,
  context: ViewContext,
): ReportFigure {
  try {
    return compared(base, head, options, context);
  } catch (error) {
    if (!(error instanceof ReportError)) throw error;
    return filterWords(options).length > 0 ? faultOf(error) : incomparableProfiles(error.message);
  }
}

function compared(
  base: Profile,
  head: Profile,
  options: ProfileCompareOptions,
  context: ViewContext,
): ReportFigure {
  const {sample = "", focus = ""} = options;
  const difference = subtractBase(head, base, {diff: true, normalize: false});
  if (sample !== "" && !difference.sampleTypes.some(({type}) => type === sample))
    return noSuchSample(sample, difference);
  const sampleIndex = sample === "" ? sharedDefault(head, difference) : sample;
  const {benchmarks: measured} = options;
  const benchmarks = measured
    ? comparedBenchmarks(base, head, typeOf(difference, sampleIndex), measured)
    : [];
  const asked = focus === "" ? undefined : benchmarks.find(({name}) => name === focus);
  const rows = ROWS[context.size];
  const filters = {...filterOptions(options), focus: asked?.focus ?? focus};
  const wanted = {...DEFAULT_OPTIONS, ...filters, nodeCount: rows, sampleIndex};
  const report = prepareReport(difference, "top", wanted);
  const fault = report.profile.samples.count === 0 ? nothingLeft(options) : undefined;
  if (fault) return fault;
  const isWhole = filterWords(options).length === 0;
  const operations =
    options.operations ?? (asked ?? (isWhole ? mainBenchmark(benchmarks) : undefined))?.operations;
  const sides = {
    ...sidesOf(base, head, difference, report, operations),
    isBenchmark: areBenchmarks(base, head, benchmarks),
  };
  if (sides.base.total === 0 && sides.head.total === 0)
    return {view: [h("p.note", `Neither side has samples of ${report.sampleType}.`)]};
  const modes = possibleModes(sides);
  const usual = options.mode !== undefined && modes.includes(options.mode) ? options.mode : modes[0];
  if (options.mode === "per-op" && usual !== "per-op") return noOperations();
  const tree = diffTree(report.profile, {
    type: report.weights.type,
    leastShare: LEAST_SHARE,
    maxDepth: MAX_DEPTH,
  });
  const draw = (mode: DiffMode): ElementContent[] => [
    h("p.note", modeSentence(mode, sides, mode === usual && options.mode === undefined)),
    ...diffFlameGraph(tree, mode, sides, context, mode !== usual),
    mode === "per-op"
      ? perOpTable(base, head, report, sides, ROWS[context.size])
      : pprofTable(base, head, report, mode),
  ];
  return {
    view: [
      strip(base, head, report),
      ...notes(base, head, sides, usual ?? "absolute"),
      ...draw(usual ?? "absolute"),
      ...explainedView(base, head, sides, isWhole ? benchmarks : [], context),
      ...modes.filter(mode => mode !== usual).map(mode => aside(mode, draw(mode))),
    ],
  };
}

function typeOf(profile: Profile, sampleIndex: string): string {
  return profile.sampleTypes[sampleTypeIndex(profile, sampleIndex)]?.type ?? "";
}

/** The head's default sample type, where the base has it too. */
function sharedDefault(head: Profile, difference: Profile): string {
  const name = head.sampleTypes[defaultSampleType(head)]?.type ?? "";
  return difference.sampleTypes.some(({type}) => type === name) ? name : "";
}

const MODE_NAMES: Readonly<Record<DiffMode, string>> = {
  absolute: "as recorded",
  "per-op": "per operation",
  share: "in shares of each side",
};

function aside(mode: DiffMode, content: ElementContent[]): Element {
  return h("details.profile-type", [h("summary", `The same ${MODE_NAMES[mode]}`), ...content]);
}

function sidesOf(
  base: Profile,
  head: Profile,
  difference: Profile,
  {weights, sampleType, sampleUnit}: Report,
  operations: Operations | undefined,
): Omit<DiffSides, "isBenchmark"> {
  const totals = {base: 0, head: 0};
  const {samples, sampleTypes} = difference;
  for (let i = 0; i < samples.count; i++)
    totals[isBaseSample(difference, i) ? "base" : "head"] += Math.abs(
      samples.values[i * sampleTypes.length + weights.type] ?? 0,
    );
  const side = (profile: Profile, total: number) => {
    const count = sampleCount(profile)?.count ?? 0;
    return {total, durationNanos: profile.durationNanos, sampleValue: count > 0 ? total / count : 0};
  };
  return {
    base: side(base, totals.base),
    head: side(head, totals.head),
    sampleType,
    unit: sampleUnit,
    operations,
  };
}

/** Writes the total of each side, since a longer run is not slower. */
function strip(base: Profile, head: Profile, report: Report): Element {
  const sideOf = (name: string, profile: Profile): Element =>
    h("div", [h("dt", name), h("dd", [total(profile, report), ...sampled(profile)].join(", "))]);
  return h("dl.strip.profile-facts", [
    h("div", [h("dt", "Type"), h("dd", report.sampleType)]),
    sideOf("base", base),
    sideOf("head", head),
  ]);
}

function total(profile: Profile, report: Report): string {
  const type = sampleTypeIndex(profile, report.sampleType);
  const {total: sum} = prepareReport(profile, "top", {...DEFAULT_OPTIONS, sampleIndex: String(type)});
  return scaledLabel(sum, profile.sampleTypes[type]?.unit ?? "", "auto");
}

function sampled(profile: Profile): string[] {
  const text = load(profile);
  return text === "" ? [] : [text];
}

/** Notes the limits of a comparison. */
function notes(base: Profile, head: Profile, sides: DiffSides, mode: DiffMode): Element[] {
  const texts: string[] = [];
  const least = fewSamplesLimit(head);
  const few = (
    [
      ["base", base],
      ["head", head],
    ] as const
  ).flatMap(([name, profile]) => {
    const counted = sampleCount(profile);
    return counted && counted.count < least ? [`the ${name} has only ${counted.count} ${counted.of}`] : [];
  });
  if (few.length > 0)
    texts.push(`${sentence(few.join(", "))}: below ${least} a comparison shows little but chance.`);
  const {base: before, head: after} = sides;
  const timed = before.durationNanos > 0 && after.durationNanos > 0;
  if (mode === "absolute" && timed && !areAlike(before.durationNanos, after.durationNanos)) {
    const text = (nanos: number): string => scaledLabel(nanos, "nanoseconds", "auto");
    texts.push(
      `The base ran for ${text(before.durationNanos)}, the head for ${text(after.durationNanos)}: differences are partly those of the durations.`,
    );
  }
  return texts.map(text => h("p.warning", text));
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The numbers of `go tool pprof -diff_base`, of `-normalize` for shares, with the signs it leaves away. */
function pprofTable(base: Profile, head: Profile, report: Report, mode: DiffMode): Element {
  const normalize = mode === "share";
  const compared = normalize
    ? prepareReport(subtractBase(head, base, {diff: true, normalize}), "top", {
        ...report.options,
        sampleIndex: report.sampleType,
      })
    : report;
  const {rows} = topOf(compared);
  if (rows.length === 0) return h("p.note", "No function differs.");
  const scaled = normalize ? ", the head scaled to the base's total" : "";
  const label = `Change of ${report.sampleType} from base to head${scaled}, percentages of the base's total`;
  const head_ = ["flat", "flat%", "cum", "cum%"].map(name => h("th.num", {scope: "col"}, name));
  return h("div.table-scroll", {tabIndex: 0, role: "region", ariaLabel: label}, [
    h("table.profile-top", [
      h("caption.visually-hidden", label),
      h("thead", h("tr", [...head_, h("th", {scope: "col"}, "function")])),
      h(
        "tbody",
        rows.map(row => drawRow(row, compared.total, !normalize)),
      ),
    ]),
  ]);
}

function perOpTable(base: Profile, head: Profile, report: Report, sides: DiffSides, rows: number): Element {
  const scale = diffScale("per-op", sides);
  const changes = functionChanges(base, head, {...report.options, sample: report.sampleType});
  return changesTable(bySelfChange(changes, scale).slice(0, rows), {
    label: `${report.sampleType} per operation, base and head`,
    look: diffLook("per-op", sides, undefined),
  });
}

function drawRow(row: TopRow, baseTotal: number, isJudged: boolean): Element {
  return h("tr", [
    ...change(row.flat, row.flatText, baseTotal, isJudged),
    ...change(row.cum, row.cumText, baseTotal, isJudged),
    nameCell(row),
  ]);
}

/**
 * Writes a change and its share with their sign. Less is better for all that profiles count, but not for shares, which also
 * grow when the rest gets cheaper.
 */
function change(value: number, text: string, baseTotal: number, isJudged: boolean): Element[] {
  const kind = !isJudged || value === 0 ? "delta-none" : value < 0 ? "delta-better" : "delta-worse";
  const sign = value < 0 ? "-" : value > 0 ? "+" : "";
  const signed = value > 0 ? `+${text}` : text;
  return [signed, `${sign}${share(value, baseTotal)}`].map(cell => h(`td.num.${kind}`, cell));
}
