import {percentage, scale, scaledLabel} from "../../units/pprof-scale.ts";
import {dropFrames, filterByName, pruneFrom, showFrom} from "../filter/filter.ts";
import {compileOptional, compilePattern} from "../filter/pattern.ts";
import {compileTagFilter, filterByTag, filterLabels} from "../filter/tag-filter.ts";
import {addTagFrames} from "../filter/tag-frames.ts";
import type {Graph, Weights} from "../graph/graph.ts";
import type {NodeOptions, NodeTable} from "../graph/nodes.ts";
import {inlinedNodes, nodeTable, printableNames} from "../graph/nodes.ts";
import type {TrimmedGraph, TrimOptions} from "../graph/trim.ts";
import {graphAround, smallestValue, trimmedGraph, trimmedNodes} from "../graph/trim.ts";
import {isBaseSample, labelUnits} from "../profile/labels.ts";
import {memoizeByObject} from "../profile/memoize-by-object.ts";
import type {Profile} from "../profile/profile.ts";
import {ReportError} from "../profile/report-error.ts";
import {sampleTypeIndex} from "../profile/sample-type.ts";
import type {ReportName, ReportOptions} from "./report-options.ts";
import {optionsFor} from "./report-options.ts";
import {trimSourcePath} from "./source-path.ts";

/** A profile prepared for a report: filtered, its total known. */
export interface Report {
  readonly profile: Profile;
  readonly options: ReportOptions;
  readonly weights: Weights;
  /** Name of the sample type as the header shows it; `mean_` before it for means. */
  readonly sampleType: string;
  readonly sampleUnit: string;
  /** Sum of the absolute values of all samples, before the filters; of the base's alone in a difference. */
  readonly total: number;
  /** Units of numeric labels. */
  readonly labelUnits: ReadonlyMap<string, string>;
  /** Warnings: patterns without a match, labels with several units. */
  readonly warnings: readonly string[];
}

/**
 * Prepares a report. Throws ReportError for a bad pattern or a sample type that is not there.
 * The order of the steps is that of `go tool pprof`: totals are taken before the filters.
 */
export function prepareReport(source: Profile, name: ReportName, wanted: ReportOptions): Report {
  const options = optionsFor(name, wanted);
  const {units, warnings} = labelUnits(source);
  const tagged = withTagFrames(withoutUninteresting(source), options);
  const before = options.relativePercentages ? filtered(tagged.profile, options, units) : undefined;
  const type = sampleTypeOf(source, options, [...warnings, ...tagged.warnings, ...(before?.warnings ?? [])]);
  const weights = {type, mean: options.mean};
  const measured = before?.profile ?? tagged.profile;
  const total = totalOf(measured, weights);
  const {profile, warnings: filterWarnings} = before ?? filtered(measured, options, units);
  const {type: typeName = "", unit = ""} = source.sampleTypes[type] ?? {};
  return {
    profile,
    options,
    weights,
    sampleType: options.mean ? `mean_${typeName}` : typeName,
    sampleUnit: unit,
    total,
    labelUnits: units,
    warnings: [...warnings, ...tagged.warnings, ...filterWarnings],
  };
}

/** Finds the sample type; its fault follows earlier warnings. */
function sampleTypeOf(source: Profile, options: ReportOptions, warnings: readonly string[]): number {
  try {
    const type = sampleTypeIndex(source, options.sampleIndex);
    if (options.divideBy === 0) throw new ReportError("zero divisor specified");
    return type;
  } catch (error) {
    if (!(error instanceof ReportError)) throw error;
    throw new ReportError(error.message, warnings);
  }
}

interface Step {
  readonly profile: Profile;
  readonly warnings: readonly string[];
}

/** Cuts the frames the profile itself calls uninteresting; a bad expression there is ignored. */
function withoutUninteresting(profile: Profile): Profile {
  if (profile.dropFrames === "") return profile;
  try {
    const drop = compilePattern("drop_frames", `^(${profile.dropFrames})$`);
    const keep =
      profile.keepFrames === "" ? undefined : compilePattern("keep_frames", `^(${profile.keepFrames})$`);
    return dropFrames(profile, drop, keep);
  } catch (error) {
    if (!(error instanceof ReportError)) throw error;
    return profile;
  }
}

function withTagFrames(profile: Profile, options: ReportOptions): Step {
  const keys = (list: string): string[] => list.split(",").filter(key => key !== "");
  const {matched, profile: tagged} = addTagFrames(
    profile,
    keys(options.tagRoot),
    keys(options.tagLeaf),
    options.unit,
  );
  const warnings = [
    ...noMatch("TagRoot", options.tagRoot, matched.root),
    ...noMatch("TagLeaf", options.tagLeaf, matched.leaf),
  ];
  return {profile: tagged, warnings};
}

function noMatch(option: string, expression: string, matched: boolean): string[] {
  return expression === "" || matched ? [] : [`${option} expression matched no samples`];
}

/** Applies all filters in order; later filters see the result of earlier filters. */
function filtered(profile: Profile, options: ReportOptions, units: ReadonlyMap<string, string>): Step {
  const pattern = {
    focus: compileOptional("focus", options.focus),
    ignore: compileOptional("ignore", options.ignore),
    hide: compileOptional("hide", options.hide),
    show: compileOptional("show", options.show),
    showFrom: compileOptional("show_from", options.showFrom),
  };
  const tagFocus = compileTagFilter("tagfocus", options.tagFocus, units);
  const tagIgnore = compileTagFilter("tagignore", options.tagIgnore, units);
  const prune = compileOptional("prune_from", options.pruneFrom);
  const byName = filterByName(profile, pattern);
  const from = showFrom(byName.profile, pattern.showFrom);
  const byTag = filterByTag(from.profile, tagFocus?.matches, tagIgnore?.matches);
  const labelled = filterLabels(
    byTag.profile,
    compileOptional("tagshow", options.tagShow),
    compileOptional("taghide", options.tagHide),
  );
  const range = (name: string, text: string | undefined): string[] =>
    text === undefined ? [] : [`${name}:Interpreted '${text}' as range, not regexp`];
  const warnings = [
    ...range("tagfocus", tagFocus?.range),
    ...range("tagignore", tagIgnore?.range),
    ...noMatch("Focus", options.focus, byName.matched.focus),
    ...noMatch("Ignore", options.ignore, byName.matched.ignore),
    ...noMatch("Hide", options.hide, byName.matched.hide),
    ...noMatch("Show", options.show, byName.matched.show),
    ...noMatch("ShowFrom", options.showFrom, from.matched.showFrom),
    ...noMatch("TagFocus", options.tagFocus, byTag.matched.focus),
    ...noMatch("TagIgnore", options.tagIgnore, byTag.matched.ignore),
    ...noMatch("TagShow", options.tagShow, labelled.matched.show),
    ...noMatch("TagHide", options.tagHide, labelled.matched.hide),
  ];
  return {profile: pruneFrom(labelled.profile, prune), warnings};
}

/**
 * Sums the absolute values of all samples; if some are of the base of a difference, only theirs.
 * A mean is divided by the sum of the first sample type.
 */
export function totalOf(profile: Profile, weights: Weights): number {
  const {samples, sampleTypes} = profile;
  const all = {total: 0, divisor: 0};
  const base = {total: 0, divisor: 0};
  for (let sample = 0; sample < samples.count; sample++) {
    const row = sample * sampleTypes.length;
    const value = Math.abs(samples.values[row + weights.type] as number);
    const divisor = weights.mean ? (samples.values[row] as number) : 0;
    all.total += value;
    all.divisor += divisor;
    if (!isBaseSample(profile, sample)) continue;
    base.total += value;
    base.divisor += divisor;
  }
  const {total, divisor} = base.total > 0 ? base : all;
  return divisor === 0 ? total : Math.trunc(total / divisor);
}

const tables = memoizeByObject<NodeTable>();

/** Prepares the nodes of a report at its granularity. */
export function reportNodes(report: Report, objectFiles = false): NodeTable {
  const {granularity, noInlines, showColumns, trimPath, sourcePath} = report.options;
  const trim = (path: string): string => trimSourcePath(path, trimPath, sourcePath);
  const options: NodeOptions = {granularity, showColumns, inlines: !noInlines, objectFiles, trimPath: trim};
  const key = [granularity, showColumns, noInlines, objectFiles, trimPath, sourcePath].join(" ");
  return tables(report.profile, key, () => nodeTable(report.profile, options));
}

/** Sums and trims the graph of a report. */
export function reportGraph(report: Report): TrimmedGraph {
  return trimmedGraph(report.profile, reportNodes(report), report.weights, reportTrim(report));
}

/**
 * Sums the graph of a report of which at most `most` nodes are shown with whom they call: those whose names
 * are wanted, in the report's order. If the report drops no nodes, only their edges are summed.
 */
export function reportGraphAround(
  report: Report,
  isWanted: (name: string) => boolean,
  most: number,
): TrimmedGraph {
  const {nodeCount, nodeFraction, edgeFraction} = report.options;
  if (nodeCount > 0 || nodeFraction > 0 || edgeFraction > 0) return reportGraph(report);
  const table = reportNodes(report);
  const names = printableNames(table.infos);
  const choose = (nodes: readonly number[]): readonly number[] => {
    const wanted: number[] = [];
    for (const node of nodes) if (wanted.length < most && isWanted(names[node] ?? "")) wanted.push(node);
    return wanted;
  };
  return graphAround(report.profile, table, report.weights, reportTrim(report), choose);
}

/**
 * Sums and trims the graph of a report of which only the nodes are shown, and how they were called: edges lead to
 * functions that are inlined somewhere. Summing edges takes most of the time, and most functions never are.
 */
export function reportNodeGraph(report: Report): TrimmedGraph {
  const table = reportNodes(report);
  return trimmedNodes(report.profile, table, report.weights, reportTrim(report), inlinedNodes(table));
}

/** Returns the limits and the order of a report. */
export function reportTrim({options}: Report): TrimOptions {
  const {sort, nodeCount, nodeFraction, edgeFraction, dropNegative} = options;
  return {sort, nodeCount, nodeFraction, edgeFraction, dropNegative};
}

/** Formats values of a report in its unit, divided as asked. */
export type Format = (value: number) => string;

/** Formats in the unit that was asked for; each value in the unit that suits it where that is "minimum". */
export function valueFormatOf(report: Report, unit: string = report.options.unit): Format {
  const ratio = 1 / report.options.divideBy;
  return value => scaledLabel(divide(value, ratio), report.sampleUnit, unit);
}

function divide(value: number, ratio: number): number {
  return ratio > 0 && ratio !== 1 ? Math.trunc(value * ratio) : value;
}

/**
 * Returns the writer of shares of the report's total, at least 6 wide. In a difference the sign is that of the change;
 * `go tool pprof` leaves it away.
 */
export function percentOf(report: Report): (value: number, whole?: number) => string {
  const {total, options} = report;
  return (value, whole = total) => {
    const text = percentage(value, whole);
    return options.compat || value * whole >= 0 ? text : `-${text.trim()}`.padStart(6);
  };
}

/**
 * Chooses a single unit for all of a report: fine enough for its smallest value, unless that is below 1 % of
 * the total. A report of whole numbers takes the unit of the smallest value in any case.
 */
export function reportUnit(report: Report, graph: Graph, isWholeNumbers = false): string {
  const {options, sampleUnit, total} = report;
  if (options.unit !== "minimum" || graph.nodes.length === 0) return options.unit;
  const ratio = 1 / options.divideBy;
  const least = divide(smallestValue(graph) || total, ratio);
  const most = divide(total, ratio);
  const unitFor = (value: number): string => scale(value, sampleUnit, "minimum").unit;
  const leastUnit = unitFor(least);
  const isTooFine = leastUnit !== unitFor(most) && least * 100 < most && !isWholeNumbers;
  const unit = isTooFine ? unitFor(100 * least) : leastUnit;
  return unit === "" ? sampleUnit : unit;
}
