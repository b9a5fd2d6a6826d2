import type {ElementContent} from "hast";
import {h} from "hastscript";
import {DrawingError} from "../../../charts/drawing-error.ts";
import {drawGraph, shapeOf} from "../../../charts/graphviz/graph-drawing.ts";
import {graphFrame} from "../../../charts/graphviz/graph-frame.ts";
import type {LayOut} from "../../../charts/graphviz/graph-layout.ts";
import type {PartFilters} from "../../../pprof/filter/part-filters.ts";
import {filterOptions} from "../../../pprof/filter/part-filters.ts";
import type {Profile} from "../../../pprof/profile/profile.ts";
import type {Report} from "../../../pprof/report/report.ts";
import {prepareReport} from "../../../pprof/report/report.ts";
import {DEFAULT_OPTIONS} from "../../../pprof/report/report-options.ts";
import type {ViewContext} from "../../kind.ts";
import type {ReportFigure} from "../report-figure.ts";
import {noSuchSample, nothingLeft, withFaults} from "../report-figure.ts";
import {callGraph} from "./call-graph.ts";
import {contextTable} from "./peek-view.ts";

/** Options of a call graph in a directive. */
export interface CallGraphOptions extends PartFilters {
  /** Name of a sample type: `alloc_space`. */
  readonly sample?: string;
  /** At most so many functions are drawn. */
  readonly nodeCount?: number;
}

/** Functions drawn by default. */
const USUAL_NODES = {embed: 20, page: 50} as const;

/** Draws functions and calls, as `go tool pprof -dot` chooses them; the table below has the same numbers. */
export async function callGraphView(
  profile: Profile,
  options: CallGraphOptions,
  context: ViewContext,
  layOut: LayOut,
): Promise<ReportFigure> {
  const {sample = "", nodeCount = USUAL_NODES[context.size]} = options;
  if (sample !== "" && !profile.sampleTypes.some(({type}) => type === sample))
    return noSuchSample(sample, profile);
  const prepared = withFaults(() =>
    prepareReport(profile, "dot", {
      ...DEFAULT_OPTIONS,
      ...filterOptions(options),
      sampleIndex: sample,
      nodeCount,
    }),
  );
  if ("code" in prepared) return prepared;
  const fault = prepared.profile.samples.count === 0 ? nothingLeft(options) : undefined;
  if (fault) return fault;
  return {view: await drawn(prepared, context, layOut)};
}

async function drawn(report: Report, context: ViewContext, layOut: LayOut): Promise<ElementContent[]> {
  const {graph, trimmed, labels} = callGraph(report);
  if (graph.nodes.length === 0) return [h("p.note", `No samples of ${report.sampleType} were recorded.`)];
  const label = `Call graph of ${report.sampleType}; the table of callers and callees tells the same in numbers`;
  const table = contextTable(report, trimmed, context);
  const layout = await layOut(shapeOf(graph)).catch((error: unknown) => {
    if (!(error instanceof DrawingError)) throw error;
    return error;
  });
  if (layout instanceof DrawingError)
    return [h("p.warning", `The call graph is not drawn: ${layout.message}.`), ...table];
  return [
    graphFrame(drawGraph(graph, layout, label), `Call graph of ${report.sampleType}`),
    h(
      "p.note",
      [
        `${report.sampleType}: boxes are functions with flat and cum, arrows calls; dotted ones pass over functions that are not drawn.`,
        ...(graph.nodes.some(({stroke}) => stroke === "dashed")
          ? [
              "Dashed boxes are labels of the samples, and what samples with them cost there, where it is 2% of the whole at least.",
            ]
          : []),
        ...labels.map(line => `${line}.`),
      ].join(" "),
    ),
    h("details.profile-rest", [h("summary", "The same as a table of callers and callees"), ...table]),
  ];
}
