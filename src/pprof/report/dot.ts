import {shortenName} from "../../stacks/function-names.ts";
import {cumValue, flatValue, sortedEdges} from "../graph/graph.ts";
import type {TaggedGraph} from "../graph/node-tags.ts";
import type {Nodelet} from "../graph/nodelets.ts";
import {nodeletsOf} from "../graph/nodelets.ts";
import type {NodeInfo} from "../graph/nodes.ts";
import {nodeNameParts, printableName} from "../graph/nodes.ts";
import {visualGraph} from "../graph/visual-graph.ts";
import {baseName} from "../profile/names.ts";
import type {Format, Report} from "./report.ts";
import {percentOf, reportUnit, valueFormatOf} from "./report.ts";
import {reportLabels} from "./report-labels.ts";

/** Inputs of every part of the drawing. */
interface Drawing {
  readonly graph: TaggedGraph;
  readonly total: number;
  readonly format: Format;
  /** Writes a share of the total. */
  readonly percent: (value: number) => string;
  /** Edge numbers that leave each node. */
  readonly outgoing: ReadonlyMap<number, number>;
  /** Nodes by their number in the drawing, from 1. */
  readonly numbers: ReadonlyMap<number, number>;
  /** Largest absolute flat value. */
  readonly maxFlat: number;
}

/** Writes the call graph in Graphviz's language, as `go tool pprof -dot` does. */
export function dotText(report: Report): string {
  const trimmed = visualGraph(report);
  const {graph} = trimmed;
  const format = valueFormatOf(report, reportUnit(report, graph));
  const file = report.profile.mappings[0]?.file ?? "";
  const title = file === "" ? "" : baseName(file);
  const edges = sortedEdges(graph).filter(edge => graph.nodes.includes(graph.edges.sources[edge] ?? -1));
  const drawing: Drawing = {
    graph,
    total: report.total,
    format,
    percent: percentOf(report),
    outgoing: counted(edges.map(edge => graph.edges.sources[edge] ?? 0)),
    numbers: new Map(graph.nodes.map((node, i) => [node, i + 1])),
    maxFlat: graph.nodes.reduce((max, node) => Math.max(max, Math.abs(flatValue(graph, node))), 0),
  };
  const nodelets = new Map(graph.nodes.map(node => [node, nodeletLines(drawing, node)]));
  const lines = [
    `digraph "${title === "" ? "unnamed" : title}" {`,
    'node [style=filled fillcolor="#f8f8f8"]',
    ...legendLines(reportLabels(report, trimmed, format, true), title),
    ...graph.nodes.flatMap(node => [nodeLine(drawing, node), ...(nodelets.get(node) ?? [])]),
    ...edges.map(edge =>
      edgeLine(drawing, edge, (nodelets.get(graph.edges.sources[edge] ?? 0) ?? []).length > 0),
    ),
    "}",
  ];
  return `${lines.join("\n")}\n`;
}

function counted(nodes: readonly number[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const node of nodes) counts.set(node, (counts.get(node) ?? 0) + 1);
  return counts;
}

function legendLines(labels: readonly string[], title: string): string[] {
  const [first] = labels;
  if (first === undefined) return [];
  const label = labels.map(quoted).join("\\l");
  const tooltip = title === "" ? "" : ` tooltip="${title}"`;
  return [`subgraph cluster_L { "${quoted(first)}" [shape=box fontsize=16 label="${label}\\l"${tooltip}] }`];
}

/** Quotes for Graphviz; a line end becomes its mark for a line set to the left. */
function quoted(text: string): string {
  return text.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\l");
}

function nodeLine(drawing: Drawing, node: number): string {
  const {graph, total, format} = drawing;
  const info = graph.infos[node];
  const flat = flatValue(graph, node);
  const cum = cumValue(graph, node);
  const share = cum / Math.abs(total);
  const name = info ? printableName(info) : "";
  const attributes = [
    `label="${info ? multiline(info) : ""}${costLabel(drawing, flat, cum)}"`,
    `id="node${drawing.numbers.get(node)}"`,
    `fontsize=${fontSize(flat, drawing.maxFlat)}`,
    "shape=box",
    `tooltip="${quoted(name)} (${format(cum)})"`,
    `color="${color(share, false)}"`,
    `fillcolor="${color(share, true)}"`,
  ];
  return `N${drawing.numbers.get(node)} [${attributes.join(" ")}]`;
}

/** A line for each part of a shortened name. */
function multiline(info: NodeInfo): string {
  const name = quoted(shortenName(info.name))
    .replaceAll("::", "\\n")
    // Go writes type parameters as [...]: no line end there.
    .replaceAll("[...]", "[…]")
    .replaceAll(".", "\\n");
  const file = info.file === "" ? "" : baseName(info.file);
  return `${nodeNameParts({...info, name, file}).join("\\n")}\\n`;
}

function costLabel({format, percent}: Drawing, flat: number, cum: number): string {
  const cost = (value: number): string => `${format(value)} (${percent(value).trim()})`;
  const own = flat === 0 ? "0" : cost(flat);
  if (cum === flat) return own;
  return `${own}${flat === 0 ? " " : "\\n"}of ${cost(cum)}`;
}

/** 8 to 24 points; grows fast at first, so that small differences can be seen. */
function fontSize(flat: number, maxFlat: number): number {
  return flat === 0 || maxFlat === 0 ? 8 : 8 + Math.ceil(16 * Math.sqrt(Math.abs(flat) / maxFlat));
}

/** Boxes for the heaviest labels of a node, and for the sizes beside each. */
function nodeletLines(drawing: Drawing, node: number): string[] {
  const tags = drawing.graph.tags.get(node);
  if (!tags) return [];
  const byFlat = (drawing.outgoing.get(node) ?? 0) > 0;
  const number = drawing.numbers.get(node);
  const draw = {text: textLines, size: numberLines};
  return nodeletsOf(tags, byFlat).flatMap(one => draw[one.kind](drawing, one, `N${number}`));
}

function nodelet(
  from: string,
  to: string,
  id: string,
  label: string,
  weight: string,
  style: string,
): string[] {
  return [
    `${to} [label = "${label}" id="${id}" fontsize=8 shape=box3d tooltip="${weight}"]`,
    `${from} -> ${to} [label=" ${weight}" weight=100 tooltip="${weight}" labeltooltip="${weight}"${style}]`,
  ];
}

function textLines(drawing: Drawing, {index, name, weight, numbers}: Nodelet, from: string): string[] {
  const id = `${from}_${index}`;
  return [
    ...nodelet(from, id, id, name, drawing.format(weight), ""),
    ...numbers.flatMap(one => numberLines(drawing, one, id)),
  ];
}

function numberLines({format}: Drawing, {index, name, weight, isOwn}: Nodelet, source: string): string[] {
  const id = `N${source}_${index}`;
  return weight === 0 ? [] : nodelet(source, id, id, name, format(weight), isOwn ? "" : ' style="dotted"');
}

function edgeLine({graph, total, format, numbers}: Drawing, edge: number, isSpread: boolean): string {
  const {edges} = graph;
  const source = edges.sources[edge] ?? 0;
  const target = edges.targets[edge] ?? 0;
  const divisor = edges.divisors[edge] ?? 0;
  const sum = edges.weights[edge] ?? 0;
  const value = divisor === 0 ? sum : Math.trunc(sum / divisor);
  const isResidual = edges.residual[edge] === 1;
  const name = (node: number): string => {
    const info = graph.infos[node];
    return info ? quoted(printableName(info)) : "";
  };
  const tooltip = `"${name(source)} ${isResidual ? "..." : "->"} ${name(target)} (${format(value)})"`;
  const attributes = [
    `label=" ${format(value)}${edges.inline[edge] === 1 ? "\\n (inline)" : ""}"`,
    ...strength(value, total),
    `tooltip=${tooltip}`,
    `labeltooltip=${tooltip}`,
    ...(isResidual ? ['style="dotted"'] : []),
    ...(isSpread ? ["minlen=2"] : []),
  ];
  return `N${numbers.get(source) ?? 0} -> N${numbers.get(target) ?? 0} [${attributes.join(" ")}]`;
}

/** How strongly an edge pulls, how thick it is and its colour; an edge can outweigh the total of a difference. */
function strength(value: number, total: number): string[] {
  if (total === 0) return [];
  const part = (parts: number): number => 1 + Math.min(parts, Math.abs(Math.trunc((value * parts) / total)));
  const weight = part(100);
  const width = part(5);
  return [
    ...(weight > 1 ? [`weight=${weight}`] : []),
    ...(width > 1 ? [`penwidth=${width}`] : []),
    `color="${color(value / Math.abs(total), false)}"`,
  ];
}

/** Colour of a share of the total: red for costs, green for savings, grey near 0. */
function color(share: number, isBackground: boolean): string {
  const limited = Math.max(-1, Math.min(1, share));
  const [fullSaturation, value] = isBackground ? [0.1, 0.93] : [1, 0.7];
  const size = Math.abs(limited);
  const saturation = size < 0.2 ? (fullSaturation * size) / 0.2 : fullSaturation;
  // Small shares are moved away from grey, to use more of the range.
  const shifted = size ** 0.3;
  const faded = value * (1 - saturation * shifted);
  const [red, green] = limited < 0 ? [faded, value] : [value, faded];
  const hex = (part: number): string => (Math.trunc(part * 255) || 0).toString(16).padStart(2, "0");
  return `#${hex(red)}${hex(green)}${hex(value * (1 - saturation))}`;
}
