import type {ElementContent} from "hast";
import {h} from "hastscript";
import {DrawingError} from "../../../charts/drawing-error.ts";
import {isLaidOut} from "../../../charts/drawing-tools.ts";
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
import type {CallGraph} from "./call-graph.ts";
import {callGraph} from "./call-graph.ts";
import {contextTable} from "./peek-view.ts";

/** Options of a call graph in a directive. */
export interface CallGraphOptions extends PartFilters {
  /** Name of a sample type: `alloc_space`. */
  readonly sample?: string;
  /** At most so many functions are drawn; if absent, fewer of a graph with too many calls to be laid out. */
  readonly nodeCount?: number;
}

/** Functions drawn by default. */
const USUAL_NODES = {embed: 20, page: 50} as const;

/** Functions of the smallest graph that is tried: each may call all others. */
const LEAST_NODES = 10;

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
  const graph = options.nodeCount === undefined ? fittingGraph(prepared) : callGraph(prepared);
  return {view: await drawn(prepared, graph, context, layOut)};
}

/** Makes a graph of half as many functions until it can be laid out, so that every profile has one. */
function fittingGraph(report: Report): CallGraph {
  const {options} = report;
  let {nodeCount} = options;
  let made = callGraph(report);
  while (nodeCount >= 2 * LEAST_NODES && !isLaidOut(shapeOf(made.graph))) {
    nodeCount = Math.floor(nodeCount / 2);
    made = callGraph({...report, options: {...options, nodeCount}});
  }
  if (nodeCount === options.nodeCount) return made;
  const note = `A graph of ${options.nodeCount} functions has too many calls to be laid out`;
  return {...made, labels: [...made.labels, note]};
}

async function drawn(
  report: Report,
  {graph, trimmed, labels}: CallGraph,
  context: ViewContext,
  layOut: LayOut,
): Promise<ElementContent[]> {
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
