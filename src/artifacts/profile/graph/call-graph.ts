import type {GraphEdge, GraphNode, NodeLinkGraph} from "../../../charts/graphviz/graph-drawing.ts";
import {cumValue, flatValue, sortedEdges} from "../../../pprof/graph/graph.ts";
import type {TaggedGraph} from "../../../pprof/graph/node-tags.ts";
import type {Nodelet} from "../../../pprof/graph/nodelets.ts";
import {nodeletsOf} from "../../../pprof/graph/nodelets.ts";
import type {NodeInfo} from "../../../pprof/graph/nodes.ts";
import {nodeNameParts, printableName} from "../../../pprof/graph/nodes.ts";
import type {TrimmedGraph} from "../../../pprof/graph/trim.ts";
import {visualGraph} from "../../../pprof/graph/visual-graph.ts";
import {baseName} from "../../../pprof/profile/names.ts";
import {share} from "../../../pprof/profile/quality.ts";
import type {Format, Report} from "../../../pprof/report/report.ts";
import {reportUnit, valueFormatOf} from "../../../pprof/report/report.ts";
import {reportLabels} from "../../../pprof/report/report-labels.ts";
import {cutText, displayName, nameComponents} from "../../../stacks/function-names.ts";

/** A call graph ready for layout, with counts of its omitted nodes. */
export interface CallGraph {
  readonly graph: NodeLinkGraph;
  /** The numbers it is drawn from. */
  readonly trimmed: TrimmedGraph;
  /** Legend of `go tool pprof -dot`, without the profile's own lines. */
  readonly labels: readonly string[];
}

/** Longer parts of a name would make their box wider than any page. */
const LONGEST_PART = 36;

/** Labels of a smaller share of the whole are not drawn: with a box for each of them a graph does not fit a screen. */
const LEAST_LABEL = 0.02;

/** Makes the call graph that `go tool pprof -dot` draws: its nodes, edges, sizes, widths and colours. */
export function callGraph(report: Report): CallGraph {
  const trimmed = visualGraph(report);
  const {graph} = trimmed;
  const format = valueFormatOf(report, reportUnit(report, graph));
  const positions = new Map(graph.nodes.map((node, i) => [node, i]));
  const most = graph.nodes.reduce((max, node) => Math.max(max, Math.abs(flatValue(graph, node))), 0);
  const nodes = graph.nodes.map(node => graphNode(report, graph, node, most, format));
  const edges = sortedEdges(graph).flatMap(edge => {
    const source = positions.get(graph.edges.sources[edge] ?? -1);
    const target = positions.get(graph.edges.targets[edge] ?? -1);
    if (source === undefined || target === undefined) return [];
    return [graphEdge(report, graph, edge, source, target, format)];
  });
  const drawn = {nodes, edges};
  addNodelets(drawn, graph, format, report.total * LEAST_LABEL);
  const labels = reportLabels(report, trimmed, format, true)
    .filter(line => /^(?:Showing|Dropped)/.test(line))
    .map(line => line.trim());
  return {graph: drawn, trimmed, labels};
}

/** Puts the labels of each node beside it: those of pprof.Do, and the sizes of allocations. */
function addNodelets(
  {nodes, edges}: {nodes: GraphNode[]; edges: GraphEdge[]},
  graph: TaggedGraph,
  format: Format,
  least: number,
): void {
  const callers = new Set(edges.map(({source}) => source));
  const add = (one: Nodelet, source: number): void => {
    if (Math.abs(one.weight) < least) return;
    const [weight, of] = [format(one.weight), one.isOwn ? "" : " with what it calls"];
    const lines = one.name.split("\\n").map(cutPart);
    const title = `${cutText(lines.join(", "))} (${weight}${of})`;
    nodes.push({lines, title, size: 0, heat: 0, stroke: "dashed"});
    const target = nodes.length - 1;
    const isDotted = !one.isOwn;
    edges.push({source, target, lines: [weight], title, weight: 100, width: 1, heat: 0, isDotted});
    for (const size of one.numbers) add(size, target);
  };
  for (const [source, node] of graph.nodes.entries()) {
    const tags = graph.tags.get(node);
    if (tags) for (const one of nodeletsOf(tags, callers.has(source))) add(one, source);
  }
}

function graphNode(
  {total}: Report,
  graph: TaggedGraph,
  node: number,
  most: number,
  format: Format,
): GraphNode {
  const info = graph.infos[node];
  const flat = flatValue(graph, node);
  const cum = cumValue(graph, node);
  return {
    lines: [...(info ? nameLines(info) : []), ...costLines(flat, cum, total, format)],
    title: `${info ? cutText(printableName(info)) : ""} (${format(cum)})`,
    size: most === 0 ? 0 : Math.sqrt(Math.abs(flat) / most),
    heat: heatOf(cum, total),
  };
}

/** A line for each part of a shortened name, as pprof writes them; overlong lines are cut. */
function nameLines(info: NodeInfo): string[] {
  const name = info.name === "" ? "" : displayName(info.name);
  const file = info.file === "" ? "" : baseName(info.file);
  const [first = "", ...rest] = nodeNameParts({
    ...info,
    name: "",
    file,
    objectFile: info.name === "" ? info.objectFile : "",
  });
  const parts = name === "" ? [first] : [...nameComponents(name), ...(file === "" ? [] : [first])];
  return [...parts, ...rest].filter(Boolean).map(cutPart);
}

function cutPart(part: string): string {
  const characters = [...part];
  return characters.length > LONGEST_PART ? `${characters.slice(0, LONGEST_PART - 1).join("")}…` : part;
}

function costLines(flat: number, cum: number, total: number, format: Format): string[] {
  const cost = (value: number): string => `${format(value)} (${share(value, total)})`;
  if (cum === flat) return [flat === 0 ? "0" : cost(flat)];
  return flat === 0 ? [`0 of ${cost(cum)}`] : [cost(flat), `of ${cost(cum)}`];
}

function graphEdge(
  {total}: Report,
  graph: TaggedGraph,
  edge: number,
  source: number,
  target: number,
  format: Format,
): GraphEdge {
  const {edges, infos} = graph;
  const divisor = edges.divisors[edge] ?? 0;
  const sum = edges.weights[edge] ?? 0;
  const value = divisor === 0 ? sum : Math.trunc(sum / divisor);
  const isDotted = edges.residual[edge] === 1;
  const name = (node: number): string => {
    const info = infos[node];
    return info ? cutText(printableName(info)) : "";
  };
  const part = (parts: number): number =>
    total === 0 ? 1 : 1 + Math.min(parts, Math.abs(Math.trunc((value * parts) / total)));
  const ends = [name(edges.sources[edge] ?? 0), name(edges.targets[edge] ?? 0)];
  return {
    source,
    target,
    lines: [format(value), ...(edges.inline[edge] === 1 ? ["(inline)"] : [])],
    title: `${ends.join(isDotted ? " … " : " → ")} (${format(value)})`,
    weight: part(100),
    width: part(5),
    heat: heatOf(value, total),
    isDotted,
  };
}

/** Returns pprof's colour of a share as -1 to 1: small shares are moved away from grey, to use more of the range. */
function heatOf(value: number, total: number): number {
  if (total === 0) return 0;
  const part = Math.max(-1, Math.min(1, value / total));
  const size = Math.abs(part);
  return Math.sign(part) * size ** 0.3 * Math.min(1, size / 0.2);
}
