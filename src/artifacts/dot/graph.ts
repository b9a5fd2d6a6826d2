import type {GraphCluster, GraphEdge, GraphLook, GraphNode} from "../../charts/graphviz/graph-drawing.ts";
import type {Arrows, LayoutDirection, LayoutLevel, NodeForm} from "../../charts/graphviz/graph-layout.ts";
import {strongestColour} from "../../charts/vega/author-colour.ts";
import type {DotLabel} from "./label.ts";
import {drawnLabel, htmlLabel, readLabel, recordLabel} from "./label.ts";
import type {DotGraph} from "./model.ts";
import type {Attributes, RawEdge, RawGraph, RawGroup} from "./syntax.ts";

/** Graphviz's own font size, and the sizes that are drawn, in its points. */
const USUAL_FONT = 14;
const FONTS = {smallest: 8, largest: 24} as const;
/** Pixels of an edge. */
const WIDTHS = {usual: 1.2, least: 0.5, most: 6} as const;
const LARGEST_WEIGHT = 1_000;
const LONGEST_SPAN = 20;

const FORMS: Readonly<Record<string, NodeForm>> = {
  circle: "circle",
  doublecircle: "circle",
  point: "circle",
  diamond: "diamond",
  mdiamond: "diamond",
  ellipse: "ellipse",
  oval: "ellipse",
  egg: "ellipse",
  plain: "plain",
  plaintext: "plain",
  none: "plain",
};

/** Makes the drawing and the text of a parsed graph. */
export function graphOf(read: RawGraph): DotGraph {
  const legends = legendsOf(read);
  const raw = legends.length > 0 ? without(read, new Set(legends)) : read;
  const ids = [...raw.nodes.keys()];
  const numberOf = new Map(ids.map((id, index) => [id, index]));
  const numbers = (names: Iterable<string>): number[] => [...names].flatMap(name => numberOf.get(name) ?? []);
  const labels = new Map(ids.map(id => [id, nodeLabel(id, raw.nodes.get(id), raw.name)]));
  const said = (id: string): string => words(labels.get(id), id);
  const clusters = clustersOf(raw.root, numbers, raw.name, new Set());
  const touched = new Set(raw.edges.flatMap(({tail, head}) => [tail, head]));
  const direction = directionOf(raw.root.attributes.get("rankdir"));
  return {
    name: raw.name,
    label: words(labelOf(raw.root.attributes, {graph: raw.name}), ""),
    isDirected: raw.isDirected,
    legend: legends.flatMap(id => nodeLabel(id, read.nodes.get(id), read.name).lines),
    drawing: {
      nodes: ids.map(id => nodeOf(id, raw.nodes.get(id) ?? new Map(), labels.get(id) ?? {lines: [id]})),
      edges: raw.edges.map(edge => edgeOf(edge, raw, numberOf, said)),
      ...(direction && {direction}),
      clusters,
      levels: levelsOf(raw.root, numbers),
    },
    rows: raw.edges.map(edge => ({
      from: said(edge.tail),
      to: said(edge.head),
      label: words(edgeLabel(edge, raw.name), ""),
    })),
    alone: ids.filter(id => !touched.has(id)).map(said),
    clusters: clusterWords(clusters, ids.map(said)),
  };
}

/**
 * Nodes that form a legend as pprof writes it: alone in a frame, touched by no edge, with lines set to the left. Beside
 * a graph they would take most of its width.
 */
function legendsOf({root, nodes, edges, name}: RawGraph): string[] {
  const touched = new Set(edges.flatMap(({tail, head}) => [tail, head]));
  if (touched.size === 0) return [];
  return root.groups.flatMap(({name: group, nodes: [only, ...others]}) => {
    if (!group.startsWith("cluster") || only === undefined || others.length > 0 || touched.has(only))
      return [];
    const {lines, align} = nodeLabel(only, nodes.get(only), name);
    return align === "start" && lines.length > 1 ? [only] : [];
  });
}

function without(raw: RawGraph, names: ReadonlySet<string>): RawGraph {
  const prune = (group: RawGroup): RawGroup => ({
    ...group,
    nodes: new Set([...group.nodes].filter(id => !names.has(id))),
    groups: group.groups.map(prune),
  });
  const nodes = new Map([...raw.nodes].filter(([id]) => !names.has(id)));
  return {...raw, nodes, root: prune(raw.root)};
}

/** A label as a single line. */
function words(label: DotLabel | undefined, otherwise: string): string {
  return label?.lines.filter(line => line !== "").join(" ") || otherwise;
}

function labelOf(attributes: Attributes, names: Parameters<typeof readLabel>[1]): DotLabel {
  const text = attributes.get("label") ?? "";
  return attributes.has("html") ? htmlLabel(text) : readLabel(text, names);
}

function nodeLabel(id: string, attributes: Attributes = new Map(), graph: string): DotLabel {
  if (attributes.get("shape") === "point") return {lines: [""]};
  const text = attributes.get("label");
  if (text === undefined) return {lines: [id]};
  if (attributes.has("html")) return htmlLabel(text);
  const names = {graph, node: id};
  return /^m?record$/i.test(attributes.get("shape") ?? "")
    ? recordLabel(text, names)
    : readLabel(text, names);
}

function nodeOf(id: string, attributes: Attributes, label: DotLabel): GraphNode {
  const shape = attributes.get("shape")?.toLowerCase() ?? "ellipse";
  const form = Object.hasOwn(FORMS, shape) ? (FORMS[shape] ?? "box") : "box";
  return {
    ...drawnLabel(label),
    title: words(label, id).slice(0, 500),
    size: fontShare(attributes.get("fontsize")),
    form,
    ...lookOf(attributes, true),
  };
}

/** A font size as a part of the way from the smallest that is drawn to the largest. */
function fontShare(written: string | undefined): number {
  const size = finite(written) ?? USUAL_FONT;
  return Math.max(0, Math.min(1, (size - FONTS.smallest) / (FONTS.largest - FONTS.smallest)));
}

function finite(written: string | undefined): number | undefined {
  const value = Number(written === undefined || written.trim() === "" ? Number.NaN : written);
  return Number.isFinite(value) ? value : undefined;
}

/** Colour and outline; a fill counts only where `style` asks for it. */
function lookOf(attributes: Attributes, canFill: boolean): GraphLook {
  const styles = new Set((attributes.get("style") ?? "").toLowerCase().split(/[\s,]+/));
  const isFilled = canFill && ["filled", "radial", "wedged", "striped"].some(style => styles.has(style));
  const colour = strongestColour([
    attributes.get("color"),
    isFilled ? attributes.get("fillcolor") : undefined,
  ]);
  const stroke = (["dashed", "dotted", "bold"] as const).find(style => styles.has(style));
  if (styles.has("invis") || styles.has("invisible")) return {...colour, stroke: "invisible"};
  return {...colour, ...(stroke && {stroke})};
}

function edgeLabel({attributes, tail, head}: RawEdge, graph: string): DotLabel {
  return labelOf(attributes, {graph, tail, head});
}

function edgeOf(
  edge: RawEdge,
  raw: RawGraph,
  numberOf: ReadonlyMap<string, number>,
  said: (id: string) => string,
): GraphEdge {
  const {attributes, tail, head} = edge;
  const label = edgeLabel(edge, raw.name);
  const isEmpty = words(label, "") === "";
  const bounded = (name: string, least: number, most: number): number | undefined => {
    const value = finite(attributes.get(name));
    return value === undefined ? undefined : Math.max(least, Math.min(most, value));
  };
  const levels = bounded("minlen", 0, LONGEST_SPAN);
  const title = `${said(tail)} ${raw.isDirected ? "→" : "–"} ${said(head)}${isEmpty ? "" : `: ${words(label, "")}`}`;
  return {
    source: numberOf.get(tail) ?? 0,
    target: numberOf.get(head) ?? 0,
    lines: isEmpty ? [] : drawnLabel(label).lines,
    title: title.slice(0, 500),
    weight: bounded("weight", 1, LARGEST_WEIGHT) ?? 1,
    width: bounded("penwidth", WIDTHS.least, WIDTHS.most) ?? WIDTHS.usual,
    isDotted: false,
    arrows: arrowsOf(attributes, raw.isDirected),
    ...(levels !== undefined && {levels}),
    ...(/^(?:false|no|0)$/i.test(attributes.get("constraint") ?? "") && {isLoose: true}),
    ...lookOf(attributes, false),
  };
}

function arrowsOf(attributes: Attributes, isDirected: boolean): Arrows {
  const written = attributes.get("dir")?.toLowerCase();
  const dir = written ?? (isDirected ? "forward" : "none");
  const head = (dir === "forward" || dir === "both") && attributes.get("arrowhead") !== "none";
  const tail = (dir === "back" || dir === "both") && attributes.get("arrowtail") !== "none";
  if (head && tail) return "both";
  return head ? "head" : tail ? "tail" : "none";
}

function directionOf(written: string | undefined): LayoutDirection | undefined {
  const upper = written?.toUpperCase();
  return upper === "LR" || upper === "BT" || upper === "RL" ? upper : undefined;
}

/** Subgraphs whose names begin with "cluster"; a node lies in the first that names it. */
function clustersOf(
  group: RawGroup,
  numbers: (names: Iterable<string>) => number[],
  graph: string,
  taken: Set<number>,
): GraphCluster[] {
  return group.groups.flatMap(inner => {
    const clusters = clustersOf(inner, numbers, graph, taken);
    if (!inner.name.toLowerCase().startsWith("cluster")) return clusters;
    const nodes = numbers(inner.nodes).filter(node => !taken.has(node));
    for (const node of nodes) taken.add(node);
    if (nodes.length === 0 && clusters.length === 0) return [];
    const label = labelOf(inner.attributes, {graph});
    const lines = words(label, "") === "" ? [] : drawnLabel(label).lines;
    const title = words(label, inner.name);
    return [{lines, title, nodes, clusters, ...lookOf(inner.attributes, true)}];
  });
}

/** Every cluster with the names of all nodes within it. */
function clusterWords(clusters: readonly GraphCluster[], names: readonly string[]): DotGraph["clusters"] {
  const within = ({nodes, clusters: inner}: GraphCluster): number[] => [...nodes, ...inner.flatMap(within)];
  return clusters.flatMap(cluster => [
    {label: cluster.title, nodes: within(cluster).map(node => names[node] ?? "")},
    ...clusterWords(cluster.clusters, names),
  ]);
}

const RANKS: Readonly<Record<string, LayoutLevel["rank"]>> = {
  same: "same",
  min: "min",
  source: "min",
  max: "max",
  sink: "max",
};

function levelsOf(group: RawGroup, numbers: (names: Iterable<string>) => number[]): LayoutLevel[] {
  const written = group.attributes.get("rank")?.toLowerCase() ?? "";
  const rank = Object.hasOwn(RANKS, written) ? RANKS[written] : undefined;
  const nodes = numbers(group.nodes);
  const own: LayoutLevel[] = rank && nodes.length > 0 ? [{rank, nodes}] : [];
  return [...own, ...group.groups.flatMap(inner => levelsOf(inner, numbers))];
}
