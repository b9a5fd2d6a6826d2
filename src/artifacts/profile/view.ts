import type {Element, ElementContent} from "hast";
import {h, s} from "hastscript";
import {flameGraph} from "../../charts/draw/flame-graph.ts";
import {FLAME_GRAPH} from "../../contract/flame-graph.ts";
import type {ToldSides} from "../../pprof/diff/diff-scale.ts";
import {foldedDiff} from "../../pprof/diff/folded-diff.ts";
import type {PartFilters} from "../../pprof/filter/part-filters.ts";
import {FILTER_FLAGS, filterOptions} from "../../pprof/filter/part-filters.ts";
import type {Profile} from "../../pprof/profile/profile.ts";
import {share, sumOf} from "../../pprof/profile/quality.ts";
import {ReportError} from "../../pprof/profile/report-error.ts";
import {defaultSampleType, isProportional} from "../../pprof/profile/sample-type.ts";
import type {Report} from "../../pprof/report/report.ts";
import {prepareReport} from "../../pprof/report/report.ts";
import type {ReportOptions} from "../../pprof/report/report-options.ts";
import {DEFAULT_OPTIONS} from "../../pprof/report/report-options.ts";
import {topOf} from "../../pprof/report/top.ts";
import {unreadableProfile} from "../../problems/profile.ts";
import {cutText} from "../../stacks/function-names.ts";
import {scaledLabel} from "../../units/pprof-scale.ts";
import type {ViewContext} from "../kind.ts";
import {profileCompareView} from "./compare/compare.ts";
import {profileFacts} from "./facts.ts";
import {flameTree, NEGATIVE_PATTERN} from "./flame/flame.ts";
import {viewerSides} from "./flame/viewer-sides.ts";
import {qualityNotes} from "./quality-notes.ts";
import type {ReportFigure} from "./report-figure.ts";
import {faultOf, filterWords, noSuchSample, nothingLeft} from "./report-figure.ts";
import type {ProfileBase} from "./top/base-column.ts";
import {baseColumn} from "./top/base-column.ts";
import type {ProfileBefore} from "./top/previous-column.ts";
import {previousColumn} from "./top/previous-column.ts";
import {MOST_TOP_ROWS, topTable} from "./top/top-table.ts";

/** Options of a part of a profile in a directive; absent values are pprof's defaults. */
export interface ReportFigureOptions extends PartFilters {
  /** Name of a sample type: `alloc_space`. */
  readonly sample?: string;
  /** How many rows of a table are open. */
  readonly n?: number;
  /** Whether a table is sorted by cum. */
  readonly cum?: boolean;
  /** Base of the viewer and of a top table without filters. */
  readonly base?: ProfileBase;
  /** Previous profile for a top table without filters; used if there is no base. */
  readonly before?: ProfileBefore | undefined;
  /** The page of a function's history, base applied; undefined without such a page. */
  readonly functionAddress?: ((name: string) => string | undefined) | undefined;
}

/** Context of a whole profile on its page. */
export type ProfileCompany = Pick<ReportFigureOptions, "base" | "before" | "functionAddress">;

/** How much is drawn at most: in an entry a summary, since it may have many profiles. */
const ROOM = {
  embed: {rows: 10, frames: 120, levels: 32},
  page: {rows: 30, frames: 350, levels: 60},
} as const;
/** Sample types other than the default get less detail. */
const ASIDE_FRAMES = 120;
const ASIDE_ROWS = 10;
/** Go's profiles have four sample types at most. */
const MOST_ASIDE = 8;

/** Draws a whole profile: its header, then flame graph and top table of each sample type. */
export function profileView(
  profile: Profile,
  context: ViewContext,
  company: ProfileCompany = {},
): ElementContent[] {
  if (profile.sampleTypes.length === 0)
    return [h("p.warning", "This file could not be read as a profile: its problems say why.")];
  const sides = foldedDiff(profile);
  if (sides)
    return [
      ...profileCompareView(sides.base, sides.head, context),
      h("p.note", `Read from ${profile.origin?.format}.`),
    ];
  const first = defaultSampleType(profile);
  const others = profile.sampleTypes.map((_, type) => type).filter(type => type !== first);
  return [
    // A page has the facts in its own header.
    ...(context.size === "page" ? [] : [profileHeader(profile)]),
    ...qualityNotes(profile, first).map(text => h("p.warning", text)),
    ...typeView(profile, first, context, ROOM[context.size], company),
    ...others.slice(0, MOST_ASIDE).map(type => asideView(profile, type, context)),
    ...(others.length > MOST_ASIDE
      ? [h("p.note", `${others.length - MOST_ASIDE} more sample types are not shown.`)]
      : []),
  ];
}

/** Draws the header of a profile: the lines above pprof's reports. */
export function profileHeader(profile: Profile): Element {
  const pairs = profileFacts(profile).map(({name, value}) => h("div", [h("dt", name), h("dd", value)]));
  return h("dl.strip.profile-facts", pairs);
}

function asideView(profile: Profile, type: number, context: ViewContext): ElementContent {
  const {type: name = "", unit = ""} = profile.sampleTypes[type] ?? {};
  const total = scaledLabel(sumOf(profile, type), unit, "auto");
  const first = defaultSampleType(profile);
  if (isProportional(profile, type, first))
    return h("p.note", [
      h("code", cutText(name)),
      `, ${total} in total, has the shares of ${cutText(profile.sampleTypes[first]?.type ?? "")}.`,
    ]);
  // The viewer above shows every sample type.
  const aside = {id: `${context.id}-${type}`, size: context.size};
  return h("details.profile-type", [
    h("summary", [h("code", cutText(name)), `, ${total} in total`]),
    ...typeView(profile, type, aside, {frames: ASIDE_FRAMES, rows: ASIDE_ROWS}),
  ]);
}

function typeView(
  profile: Profile,
  type: number,
  context: ViewContext,
  {frames, rows}: {readonly frames: number; readonly rows: number},
  company: ProfileCompany = {},
): ElementContent[] {
  const report = prepareReport(profile, "top", {...DEFAULT_OPTIONS, sampleIndex: String(type)});
  if (report.total === 0) return [h("p.note", `No samples of ${typeName(report)} were recorded.`)];
  const sides = sidesFor(profile, context, company.base);
  return [...flame(report, context, frames, sides), ...top(report, rows, profile, company)];
}

/** Draws the flame graph of a sample type, as far as the filters leave samples. */
export function flameGraphView(
  profile: Profile,
  options: ReportFigureOptions,
  context: ViewContext,
): ReportFigure {
  return part(profile, options, report =>
    flame(report, context, ROOM[context.size].frames, sidesFor(profile, context, options.base)),
  );
}

/** Draws the top table of a sample type, numbers as `go tool pprof -top` prints them. */
export function topView(profile: Profile, options: ReportFigureOptions, context: ViewContext): ReportFigure {
  const {n = ROOM[context.size].rows, functionAddress} = options;
  const isWhole = filterWords(options).length === 0;
  return part(profile, options, report => top(report, n, profile, isWhole ? options : {functionAddress}));
}

function part(
  profile: Profile,
  options: ReportFigureOptions,
  draw: (report: Report) => ElementContent[],
): ReportFigure {
  const {sample = "", cum = false} = options;
  const names = profile.sampleTypes.map(({type}) => type);
  if (names.length === 0) return unreadableProfile();
  if (sample !== "" && !names.includes(sample)) return noSuchSample(sample, profile);
  try {
    const wanted: ReportOptions = {
      ...DEFAULT_OPTIONS,
      ...filterOptions(options),
      sampleIndex: sample,
      sort: cum ? "cum" : "flat",
    };
    const report = prepareReport(profile, "top", wanted);
    const fault = report.profile.samples.count === 0 ? nothingLeft(options) : undefined;
    return (
      fault ?? {
        view:
          report.total === 0
            ? [h("p.note", `No samples of ${typeName(report)} were recorded.`)]
            : draw(report),
      }
    );
  } catch (error) {
    if (!(error instanceof ReportError)) throw error;
    return faultOf(error);
  }
}

function typeName(report: Report): string {
  return report.sampleType === "" ? "this type" : cutText(report.sampleType);
}

function flame(
  report: Report,
  context: ViewContext,
  frames: number,
  sides: readonly ToldSides[],
): ElementContent[] {
  const {profile, weights, total, sampleUnit, options} = report;
  const value = (amount: number): string => scaledLabel(amount, sampleUnit, "auto");
  const describe = (amount: number): string =>
    `${value(amount)} (${amount < 0 ? "-" : ""}${share(amount, total)})`;
  const tree = flameTree(profile, weights.type, describe);
  const hasNegative = weightsBelowZero(profile, weights.type);
  const focused = filteredBy(options);
  const label = `Flame graph of ${typeName(report)}, ${value(tree.value)} in total${focused}; the table of functions tells the same in numbers`;
  const drawn = flameGraph(tree, {
    label,
    describe,
    patterns: PATTERNS,
    patternId: `${context.id}-${weights.type}`,
    maxFrames: frames,
    maxRows: ROOM[context.size].levels,
  });
  const notes = [
    `${typeName(report)}, ${value(tree.value)}${focused}: callers on top; width is the share of the total.`,
    ...(hasNegative
      ? [
          "Negative values of a difference are frames of their own: hatched, marked −, their width is their size; the total is the sum of all sizes.",
        ]
      : []),
    ...(drawn.hiddenRows > 0 ? [`The lowest ${drawn.hiddenRows} levels are not drawn.`] : []),
    ...(drawn.hiddenFrames > 0 ? [`${drawn.hiddenFrames} narrower frames are not drawn.`] : []),
  ];
  const frame = h("div.flame-graph-frame", [drawn.svg]);
  return [withViewer(frame, report, context, sides), h("p.note", notes.join(" "))];
}

/** Strokes over frames of negative values, so that neither colour nor sign alone marks them. */
const PATTERNS: ReadonlyMap<string, Element> = new Map([
  [NEGATIVE_PATTERN, s("path.flame-hatch", {d: "M0 0 6 6M5-1 7 1M-1 5 1 7"})],
]);

function weightsBelowZero({samples, sampleTypes}: Profile, type: number): boolean {
  for (let i = type; i < samples.values.length; i += sampleTypes.length)
    if ((samples.values[i] ?? 0) < 0) return true;
  return false;
}

/** Scope of the filters, in words: ` in stacks that match Parse`, ` with ignore=regexp`. */
function filteredBy({focus, ...others}: PartFilters): string {
  const words = filterWords(others);
  const focused = focus ? ` in stacks that match ${focus}` : "";
  return words.length === 0 ? focused : `${focused} with ${words.join(", ")}`;
}

/** Attributes of the viewer for comparing a profile with its base; empty if there is no base or no data of it. */
function sidesFor(
  profile: Profile,
  {viewerBase}: ViewContext,
  base: ProfileBase | undefined,
): readonly ToldSides[] {
  return base && viewerBase ? viewerSides(profile, base) : [];
}

/** Wraps a drawing into the element that takes its place once a reader wants to look closer. */
function withViewer(
  drawing: Element,
  {sampleType, options}: Report,
  context: ViewContext,
  sides: readonly ToldSides[],
): Element {
  const {id, size, viewerAddress, viewerBase, record} = context;
  if (viewerAddress === undefined) return drawing;
  const start = size === "page" ? "seen" : "asked";
  const filters = FILTER_FLAGS.flatMap(([, field]) =>
    options[field] === "" ? [] : [[field, options[field]] as const],
  );
  const data = FLAME_GRAPH.encode({
    frames: viewerAddress,
    type: sampleType,
    ...Object.fromEntries(filters),
    start,
    ...(sides.length > 0 && {base: viewerBase?.address, baseName: viewerBase?.name}),
    sides,
  });
  const flame = `${id}-flame`;
  record?.ids.push(flame);
  return h("flame-graph", {id: flame, ...data}, [drawing]);
}

function top(
  report: Report,
  openRows: number,
  profile: Profile,
  {base, before, functionAddress}: ProfileCompany,
): ElementContent[] {
  const column = base
    ? baseColumn(profile, report.sampleType, base)
    : before && previousColumn(profile, report.sampleType, before);
  const {labels, rows, count} = topOf(report, MOST_TOP_ROWS);
  const sums = labels.filter(line => /^(?:Showing|Dropped|Active| {3})/.test(line)).map(line => line.trim());
  const label = `Functions by ${report.options.sort === "cum" ? "cum" : "flat"} ${typeName(report)}`;
  const notes = [sums.join(" · "), ...(column ? [column.note] : [])];
  return [
    ...topTable(rows, {label, openRows, count, column, functionAddress}),
    ...notes.map(note => h("p.note", note)),
  ];
}
