import type {Element, ElementContent} from "hast";
import {h} from "hastscript";
import type {PartFilters} from "../../../pprof/filter/part-filters.ts";
import {filterOptions} from "../../../pprof/filter/part-filters.ts";
import type {TrimmedGraph} from "../../../pprof/graph/trim.ts";
import type {Profile} from "../../../pprof/profile/profile.ts";
import type {Report} from "../../../pprof/report/report.ts";
import {prepareReport} from "../../../pprof/report/report.ts";
import {DEFAULT_OPTIONS} from "../../../pprof/report/report-options.ts";
import type {Call, FunctionContext, FunctionContexts} from "../../../pprof/report/tree.ts";
import {functionContexts, peekContexts} from "../../../pprof/report/tree.ts";
import type {ViewContext} from "../../kind.ts";
import type {ReportFigure} from "../report-figure.ts";
import {noSuchSample, nothingLeft, withFaults} from "../report-figure.ts";
import {nameCell} from "../top/top-table.ts";

/** Whose callers and callees an author asks for. */
export interface PeekOptions extends PartFilters {
  /** Regular expression of function names; if absent, those of the highest flat. */
  readonly function?: string;
  readonly sample?: string;
}

/** How many functions are listed, and how many calls to each side. */
const ROOM = {embed: {functions: 10, calls: 12}, page: {functions: 60, calls: 20}} as const;

/** Draws functions between their callers and callees, with the numbers of `go tool pprof -peek`. */
export function peekView(profile: Profile, options: PeekOptions, context: ViewContext): ReportFigure {
  const {sample = "", function: expression = ""} = options;
  if (sample !== "" && !profile.sampleTypes.some(({type}) => type === sample))
    return noSuchSample(sample, profile);
  return withFaults(() => {
    const wanted = {...DEFAULT_OPTIONS, ...filterOptions(options), sampleIndex: sample};
    const report = prepareReport(profile, "peek", wanted);
    const fault = report.profile.samples.count === 0 ? nothingLeft(options) : undefined;
    if (fault) return fault;
    const {functions: most} = ROOM[context.size];
    const contexts =
      expression === "" ? functionContexts(report, undefined, most) : peekContexts(report, expression, most);
    return {view: contextsView(contexts, report, context)};
  });
}

/** Draws the functions of a graph between their callers and callees, in its order. */
export function contextTable(report: Report, graph: TrimmedGraph, context: ViewContext): ElementContent[] {
  const {nodes} = graph.graph;
  return contextsView(functionContexts(report, undefined, nodes.length, graph), report, context);
}

function contextsView(
  {functions, count}: FunctionContexts,
  {sampleType}: Report,
  context: ViewContext,
): ElementContent[] {
  if (functions.length === 0) return [h("p.note", `No samples of ${sampleType} were recorded.`)];
  const {functions: most, calls} = ROOM[context.size];
  const label = `Callers and callees by ${sampleType}`;
  const cut = functions.length === most && count > most;
  return [
    h("div.table-scroll", {tabIndex: 0, role: "region", ariaLabel: label}, [
      h("table.profile-top.profile-context", [
        h("caption.visually-hidden", `${label}: for each function its callers, itself, its callees`),
        h(
          "thead",
          h("tr", [
            ...["", sampleType, "share"].map((name, i) =>
              h(i === 0 ? "th" : "th.num", {scope: "col"}, name || "who"),
            ),
            h("th", {scope: "col"}, "function"),
          ]),
        ),
        ...functions.map(one => block(one, calls)),
      ]),
    ]),
    h(
      "p.note",
      `Shares of callers and callees are of the function's own cum, those of the function itself of the total.${cut ? ` The first ${most} functions by flat of ${count} are listed.` : ""}`,
    ),
  ];
}

function block(node: FunctionContext, most: number): Element {
  return h("tbody", [
    ...calls("caller", node.callers, most),
    h("tr.profile-own", [
      h("td", "cum"),
      h("td.num", node.cumText),
      h("td.num", node.cumPercent.trim()),
      nameCell({name: node.name, inline: ""}),
    ]),
    h("tr", [
      h("td", "flat"),
      h("td.num", node.flatText),
      h("td.num", node.flatPercent.trim()),
      h("td.profile-name.profile-inline", "in itself"),
    ]),
    ...calls("callee", node.callees, most),
  ]);
}

function calls(word: string, all: readonly Call[], most: number): Element[] {
  const rows = all
    .slice(0, most)
    .map(({name, isInline, text, percent}) =>
      h("tr", [
        h("td", word),
        h("td.num", text),
        h("td.num", percent.trim()),
        nameCell({name, inline: isInline ? "(inline)" : ""}),
      ]),
    );
  const left = all.length - rows.length;
  if (left <= 0) return rows;
  return [
    ...rows,
    h("tr", [h("td", word), h("td"), h("td"), h("td.profile-name.profile-inline", `${left} more`)]),
  ];
}
