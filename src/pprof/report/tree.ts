import {compileArgument} from "../filter/pattern.ts";
import type {Adjacency, Graph} from "../graph/graph.ts";
import {adjacencyOf, cumValue, flatValue} from "../graph/graph.ts";
import {printableName} from "../graph/nodes.ts";
import type {TrimmedGraph} from "../graph/trim.ts";
import {ReportError} from "../profile/report-error.ts";
import type {Format, Report} from "./report.ts";
import {percentOf, reportGraphAround, reportUnit, valueFormatOf} from "./report.ts";
import {reportLabels} from "./report-labels.ts";

const SEPARATOR = "----------------------------------------------------------+-------------";
const LEGEND = "      flat  flat%   sum%        cum   cum%   calls calls% + context \t \t ";

/** A function between its callers and callees; percentages are padded as `go tool pprof` prints them. */
export interface FunctionContext {
  readonly name: string;
  readonly flatText: string;
  readonly flatPercent: string;
  /** Share of the total that this function and those before it account for. */
  readonly sumPercent: string;
  readonly cumText: string;
  readonly cumPercent: string;
  /** The heaviest first. */
  readonly callers: readonly Call[];
  readonly callees: readonly Call[];
}

/** Calls between a function and another. */
export interface Call {
  /** The other function. */
  readonly name: string;
  /** Whether every call was inlined. */
  readonly isInline: boolean;
  readonly text: string;
  /** Share of the function's cum. */
  readonly percent: string;
}

/** The functions of a report with whom they call, and its header. */
export interface FunctionContexts {
  readonly labels: readonly string[];
  readonly functions: readonly FunctionContext[];
  /** How many functions the report has, wanted or not. */
  readonly count: number;
}

/**
 * Lists functions of a report between their callers and callees, in its order; at most `most` of those
 * wanted. `graph` defaults to the report's own.
 */
export function functionContexts(
  report: Report,
  isWanted: (name: string) => boolean = () => true,
  most: number = Number.POSITIVE_INFINITY,
  trimmed: TrimmedGraph = reportGraphAround(report, isWanted, most),
): FunctionContexts {
  const {graph} = trimmed;
  const format = valueFormatOf(report, reportUnit(report, graph));
  const adjacency = adjacencyOf(graph);
  const functions: FunctionContext[] = [];
  let sum = 0;
  for (const node of graph.nodes) {
    if (functions.length >= most || !isWanted(nodeName(graph, node))) continue;
    sum += flatValue(graph, node);
    functions.push(contextOf(report, graph, adjacency, node, sum, format));
  }
  return {labels: reportLabels(report, trimmed, format), functions, count: graph.nodes.length};
}

/** Writes each function between its callers and callees, as `go tool pprof -tree` does. */
export function treeText(report: Report): string {
  return contextText(functionContexts(report));
}

/** Writes the functions whose names match between their callers and callees, as `go tool pprof -peek` does. */
export function peekText(report: Report, expression: string): string {
  return contextText(peekContexts(report, expression));
}

/** Lists the functions whose names match; throws ReportError without a match. */
export function peekContexts(report: Report, expression: string, most?: number): FunctionContexts {
  const pattern = compileArgument(expression);
  const contexts = functionContexts(report, name => pattern.test(name), most);
  if (contexts.functions.length === 0) throw new ReportError(`no matches found for regexp: ${expression}`);
  return contexts;
}

function contextText({labels, functions, count}: FunctionContexts): string {
  const blocks = functions.flatMap(node => [SEPARATOR, ...contextLines(node)]);
  return `${[...labels, SEPARATOR, LEGEND, ...blocks, ...(count > 0 ? [SEPARATOR] : [])].join("\n")}\n`;
}

function contextLines(node: FunctionContext): string[] {
  const call = ({name, isInline, text, percent}: Call): string =>
    `${text.padStart(50)} ${percent} |   ${name}${isInline ? " (inline)" : ""}`;
  const own = `${node.flatText.padStart(10)} ${node.flatPercent} ${node.sumPercent} ${node.cumText.padStart(10)} ${node.cumPercent}`;
  return [...node.callers.map(call), `${own}                | ${node.name}`, ...node.callees.map(call)];
}

/** Callers, the node itself, callees; the shares of calls are of the node's cum. */
function contextOf(
  report: Report,
  graph: Graph,
  adjacency: Adjacency,
  node: number,
  sum: number,
  format: Format,
): FunctionContext {
  const flat = flatValue(graph, node);
  const cum = cumValue(graph, node);
  const percent = percentOf(report);
  const {edges} = graph;
  const call = (edge: number, ends: Uint32Array): Call => {
    const weight = edges.weights[edge] ?? 0;
    return {
      name: nodeName(graph, ends[edge] ?? 0),
      isInline: edges.inline[edge] === 1,
      text: format(weight),
      percent: percent(weight, cum),
    };
  };
  return {
    name: nodeName(graph, node),
    flatText: format(flat),
    flatPercent: percent(flat),
    sumPercent: percent(sum),
    cumText: format(cum),
    cumPercent: percent(cum),
    callers: adjacency.incoming(node).map(edge => call(edge, edges.sources)),
    callees: adjacency.outgoing(node).map(edge => call(edge, edges.targets)),
  };
}

function nodeName(graph: Graph, node: number): string {
  const info = graph.infos[node];
  return info ? printableName(info) : "";
}
