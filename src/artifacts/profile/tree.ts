import {percentage} from "../../units/pprof-scale.ts";
import type {Adjacency, Graph} from "./graph.ts";
import {adjacencyOf, cumValue, flatValue} from "./graph.ts";
import {printableName} from "./nodes.ts";
import {compilePattern} from "./pattern.ts";
import type {Format, Report} from "./report.ts";
import {formatOf, reportGraph, reportLabels, reportUnit} from "./report.ts";
import {ReportError} from "./report-error.ts";

const SEPARATOR = "----------------------------------------------------------+-------------";
const LEGEND = "      flat  flat%   sum%        cum   cum%   calls calls% + context \t \t ";

/** Writes each function between its callers and callees, as `go tool pprof -tree` does. */
export function treeText(report: Report): string {
  return contextText(report, () => true).text;
}

/** Writes the functions whose names match between their callers and callees, as `go tool pprof -peek` does. */
export function peekText(report: Report, expression: string): string {
  const pattern = compilePattern("argument", expression);
  const {text, shown} = contextText(report, name => pattern.test(name));
  if (shown === 0) throw new ReportError(`no matches found for regexp: ${expression}`);
  return text;
}

function contextText(report: Report, isWanted: (name: string) => boolean): {text: string; shown: number} {
  const trimmed = reportGraph(report);
  const {graph} = trimmed;
  const format = formatOf(report, reportUnit(report, graph));
  const adjacency = adjacencyOf(graph);
  const lines = [...reportLabels(report, trimmed, format), SEPARATOR, LEGEND];
  let sum = 0;
  let shown = 0;
  for (const node of graph.nodes) {
    const name = nodeName(graph, node);
    if (!isWanted(name)) continue;
    shown++;
    sum += flatValue(graph, node);
    lines.push(SEPARATOR, ...contextOf(report, graph, adjacency, node, sum, format));
  }
  if (graph.nodes.length > 0) lines.push(SEPARATOR);
  return {text: `${lines.join("\n")}\n`, shown};
}

/** Callers, the node itself, callees; the shares of calls are of the node's cum. */
function contextOf(
  report: Report,
  graph: Graph,
  adjacency: Adjacency,
  node: number,
  sum: number,
  format: Format,
): string[] {
  const flat = flatValue(graph, node);
  const cum = cumValue(graph, node);
  const percent = (value: number): string => percentage(value, report.total);
  const {edges} = graph;
  const call = (edge: number, ends: Uint32Array): string => {
    const weight = edges.weights[edge] ?? 0;
    const inline = edges.inline[edge] === 1 ? " (inline)" : "";
    return `${format(weight).padStart(50)} ${percentage(weight, cum)} |   ${nodeName(graph, ends[edge] ?? 0)}${inline}`;
  };
  const own = `${format(flat).padStart(10)} ${percent(flat)} ${percent(sum)} ${format(cum).padStart(10)} ${percent(cum)}`;
  return [
    ...adjacency.incoming(node).map(edge => call(edge, edges.sources)),
    `${own}                | ${nodeName(graph, node)}`,
    ...adjacency.outgoing(node).map(edge => call(edge, edges.targets)),
  ];
}

function nodeName(graph: Graph, node: number): string {
  const info = graph.infos[node];
  return info ? printableName(info) : "";
}
