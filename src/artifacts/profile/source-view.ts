import type {Element, ElementContent} from "hast";
import {h} from "hastscript";
import type {PartFilters} from "../../pprof/filter/part-filters.ts";
import {filterOptions} from "../../pprof/filter/part-filters.ts";
import {compilePattern} from "../../pprof/filter/pattern.ts";
import {baseName} from "../../pprof/profile/names.ts";
import type {Profile} from "../../pprof/profile/profile.ts";
import {share} from "../../pprof/profile/quality.ts";
import {ReportError} from "../../pprof/profile/report-error.ts";
import type {Listing, SourceReader} from "../../pprof/report/list.ts";
import {listings} from "../../pprof/report/list.ts";
import type {Format, Report} from "../../pprof/report/report.ts";
import {prepareReport, valueFormatOf} from "../../pprof/report/report.ts";
import {DEFAULT_OPTIONS} from "../../pprof/report/report-options.ts";
import {cutText, displayName, foldGenerics} from "../../stacks/function-names.ts";
import type {ViewContext} from "../kind.ts";
import {sourceTable} from "../shared/source-table.ts";
import type {ReportFigure} from "./report-figure.ts";
import {noSuchSample, nothingLeft, withFaults} from "./report-figure.ts";

/** Whose source an author asks for. */
export interface SourceOptions extends PartFilters {
  /** Regular expression of function names; if absent, those of the highest cum whose source is attached. */
  readonly function?: string;
  readonly sample?: string;
}

/** How many functions are listed, how many of them openly, and how many lines of each. */
const ROOM = {
  embed: {functions: 3, open: 3, lines: 120},
  page: {functions: 30, open: 5, lines: 400},
} as const;

/** Draws source with the cost of each line, as `go tool pprof -list` prints it. */
export function sourceView(
  profile: Profile,
  options: SourceOptions,
  context: ViewContext,
  read: SourceReader,
): ReportFigure {
  const {sample = "", function: expression = ""} = options;
  if (sample !== "" && !profile.sampleTypes.some(({type}) => type === sample))
    return noSuchSample(sample, profile);
  return withFaults(() => {
    const wanted = {...DEFAULT_OPTIONS, ...filterOptions(options), sampleIndex: sample};
    const report = prepareReport(profile, "list", wanted);
    const fault = report.profile.samples.count === 0 ? nothingLeft(options) : undefined;
    if (fault) return fault;
    const pattern = compilePattern("function", expression);
    const found = listings(report, name => pattern.test(name), read);
    if (expression !== "" && found.length === 0)
      throw new ReportError(`no matches found for regexp: ${expression}`);
    return {view: drawn(report, byCum(found), expression !== "", context)};
  });
}

function byCum(found: readonly Listing[]): Listing[] {
  return found.toSorted((a, b) => Math.abs(b.cum) - Math.abs(a.cum) || Math.abs(b.flat) - Math.abs(a.flat));
}

function drawn(
  report: Report,
  found: readonly Listing[],
  isAsked: boolean,
  context: ViewContext,
): ElementContent[] {
  const {functions, open} = ROOM[context.size];
  const known = found.filter(({lines}) => lines !== undefined);
  const missing = found.filter(({lines}) => lines === undefined);
  const shown = known.slice(0, functions);
  return [
    ...shown.map((one, i) => section(report, one, i < open, context)),
    ...absence(known, missing, shown.length, isAsked),
  ];
}

/** Counts the functions with source, or explains how to attach some. */
function absence(
  known: readonly Listing[],
  missing: readonly Listing[],
  shown: number,
  isAsked: boolean,
): ElementContent[] {
  const files = [...new Set(missing.map(({file}) => file))].filter(Boolean);
  const [first] = files;
  if (known.length > 0 && !isAsked) {
    const all = known.length + missing.length;
    const left = known.length - shown;
    const more = left > 0 ? ` The ${left} with the least cum are not shown.` : "";
    return [h("p.note", `Source is attached for ${known.length} of the profile's ${all} functions.${more}`)];
  }
  if (known.length > 0 || missing.length === 0) return [];
  if (first === undefined)
    return [h("p.warning", "The profile does not say which files its functions are in.")];
  const name = first.split("/").at(-1) ?? first;
  return [
    h("p.warning", [
      "No source is attached for ",
      isAsked ? h("code", cutText(first)) : "any function of this profile",
      ". Put the file beside the entry, as it was when the profile was recorded: ",
      h("code", cutText(name)),
      " or, for one side of a pair, ",
      h("code", cutText(name.replace(/(\.[^.]+)?$/, ".after$1"))),
      ".",
    ]),
  ];
}

function section(report: Report, one: Listing, isOpen: boolean, context: ViewContext): Element {
  const format = valueFormatOf(report);
  const {lines: most} = ROOM[context.size];
  const {lines = [], name, file, flat, cum} = one;
  const [first, last] = [lines[0]?.number ?? 0, lines.at(-1)?.number ?? 0];
  // Ids that differ in case alone are confused: Parse and parse need more than their names.
  const label = `Source of ${cutText(displayName(name))}, lines ${first} to ${last} of ${cutText(baseName(file))}`;
  const title = [
    h("code", cutText(displayName(name))),
    ` in ${cutText(file)}: flat ${format(flat)}, cum ${format(cum)} (${share(cum, report.total)})`,
  ];
  const other = otherVersion(one);
  return h("details.profile-source", {open: isOpen}, [
    h("summary", title),
    ...(other === undefined ? [] : [h("p.warning", other)]),
    ...(lines.length === 0 ? [] : [table(one, label, most, format)]),
    ...(lines.length > most ? [h("p.note", `${lines.length - most} more lines are not shown.`)] : []),
  ]);
}

/** Returns why an attached file cannot be the profiled source; undefined if it can be. */
function otherVersion({name, lines = [], lastLine, startLine}: Listing): string | undefined {
  if ((lines.at(-1)?.number ?? 0) < lastLine)
    return `The profile has samples of line ${lastLine}, which the attached file does not have: it is another version.`;
  const own = /(?<![\p{L}\p{N}_])([\p{L}_][\p{L}\p{N}_]*)(?:\[[^[]*\])?$/u.exec(foldGenerics(name))?.[1];
  const [first] = lines;
  // Functions within functions have no names of their own: `Parse.func1`.
  const isNamed = own !== undefined && !/\d$/.test(name);
  if (!isNamed || startLine === 0 || first?.number !== startLine || first.text.includes(own))
    return undefined;
  return `The profile has this function begin at line ${startLine}, which the attached file has something else at: it is another version.`;
}

function table(
  {lines = [], file, cum: whole}: Listing,
  label: string,
  most: number,
  format: Format,
): Element {
  const cost = (value: number): string => (value === 0 ? "" : format(value));
  const rows = lines.slice(0, most).map(({number, text, flat, cum}) => ({
    ...{number, text, flat: cost(flat), cum: cost(cum)},
    share: cum === 0 ? undefined : whole === 0 ? 0 : cum / whole,
  }));
  return sourceTable(rows, {label, language: /\.(\w+)$/.exec(file)?.[1]});
}
