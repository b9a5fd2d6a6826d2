import type {Element} from "hast";
import {s} from "hastscript";
import type {
  Arrows,
  ClusterPlace,
  ClusterShape,
  EdgeLine,
  GraphLayout,
  GraphShape,
  LayoutDirection,
  LayoutLevel,
  NodeForm,
  NodeShape,
  Point,
} from "./graph-layout.ts";

/** A directed graph with the labels of its nodes and edges. */
export interface NodeLinkGraph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  /** Where edges lead; downwards when absent. */
  readonly direction?: LayoutDirection;
  readonly clusters?: readonly GraphCluster[];
  /** Nodes of the same rank. */
  readonly levels?: readonly LayoutLevel[];
}

/** How something is coloured and outlined. */
export interface GraphLook {
  /** From -1 (much was saved) over 0 to 1 (costs everything): its colour. */
  readonly heat: number;
  /** A neutral colour of strength `heat`. */
  readonly tone?: "green" | "violet";
  /** Solid if absent; an invisible element takes room and is not drawn. */
  readonly stroke?: "dashed" | "dotted" | "bold" | "invisible";
}

/** A frame around nodes, given by their positions in the list. */
export interface GraphCluster extends GraphLook {
  readonly lines: readonly string[];
  readonly title: string;
  readonly nodes: readonly number[];
  readonly clusters: readonly GraphCluster[];
}

/** A box with text. */
export interface GraphNode extends GraphLook {
  readonly lines: readonly string[];
  /** Where its lines begin; in the middle when absent. */
  readonly align?: "start" | "end";
  /** A box when absent. */
  readonly form?: NodeForm;
  /** For the tooltip, in full. */
  readonly title: string;
  /** 0 to 1: how large its text is. */
  readonly size: number;
}

/** An arrow with a number on it. */
export interface GraphEdge extends GraphLook {
  /** Positions in the list of nodes. */
  readonly source: number;
  readonly target: number;
  readonly lines: readonly string[];
  readonly title: string;
  /** How strongly it pulls its ends together, from 1 on. */
  readonly weight: number;
  /** In pixels. */
  readonly width: number;
  /** Whether something in between was left out. */
  readonly isDotted: boolean;
  /** Ends with an arrow; the head alone when absent. */
  readonly arrows?: Arrows;
  /** Levels between its ends, 1 if absent. */
  readonly levels?: number;
  /** True if the edge does not affect ranks. */
  readonly isLoose?: boolean;
}

const SMALLEST_FONT = 11;
const LARGEST_FONT = 22;
const EDGE_FONT = 11;
const CLUSTER_FONT = 12;
/** Of the font size; on the generous side, since fonts differ. */
const CHARACTER_WIDTH = 0.62;
const LINE_HEIGHT = 1.25;
const PADDING = 6;
/** Colours there are to each side. */
const HEATS = 6;
const ARROW = 7;
/** Wider drawings are scrolled rather than shrunk: their text would be too small to read. */
const WIDEST_SHRUNK = 1_250;
/** Pixels around a graph. */
const MARGIN = 4;

/** Measures a graph for its layout. */
export function shapeOf({nodes, edges, direction, clusters = [], levels = []}: NodeLinkGraph): GraphShape {
  return {
    nodes: nodes.map(nodeSize),
    edges: edges.map(({source, target, weight, lines, arrows, levels: span, isLoose}) => ({
      source,
      target,
      weight,
      label: textSize(lines, EDGE_FONT, 4),
      ...(arrows && {arrows}),
      ...(span !== undefined && {levels: span}),
      ...(isLoose && {isLoose}),
    })),
    ...(direction && {direction}),
    clusters: clusters.map(clusterShape),
    levels,
  };
}

function clusterShape({lines, nodes, clusters}: GraphCluster): ClusterShape {
  return {label: textSize(lines, CLUSTER_FONT, 2), nodes, clusters: clusters.map(clusterShape)};
}

/** How large a node must be for its text to lie within its outline. */
function nodeSize(node: GraphNode): NodeShape {
  const {form = "box"} = node;
  const text = textSize(node.lines, fontOf(node), form === "plain" ? 1 : PADDING);
  if (form === "ellipse")
    return {width: Math.ceil(text.width * Math.SQRT2), height: Math.ceil(text.height * Math.SQRT2), form};
  if (form === "diamond") return {width: text.width * 2, height: text.height * 2, form};
  const across = Math.ceil(Math.hypot(text.width, text.height));
  return form === "circle" ? {width: across, height: across, form} : text;
}

function textSize(lines: readonly string[], font: number, padding: number): NodeShape {
  const longest = lines.reduce((most, line) => Math.max(most, [...line].length), 1);
  return {
    width: Math.ceil(longest * font * CHARACTER_WIDTH) + 2 * padding,
    height: Math.ceil(lines.length * font * LINE_HEIGHT) + 2 * padding,
  };
}

function fontOf({size}: GraphNode): number {
  return Math.round(SMALLEST_FONT + (LARGEST_FONT - SMALLEST_FONT) * Math.max(0, Math.min(1, size)));
}

/**
 * Draws a graph where its layout puts it, without script and without styles of its own. `label` is its text alternative.
 * Classes: `call-graph` around, `graph-node`, `graph-edge` and `graph-cluster`, `heat-0` to `heat-6`, `cool-1` to `cool-6`,
 * `green-1` and `violet-1` to 6 by colour, `graph-dashed`, `graph-residual` (dotted) and `graph-bold` by outline,
 * `call-graph-wide` where shrinking would not do. `place` is its corner within another drawing.
 */
export function drawGraph(
  graph: NodeLinkGraph,
  layout: GraphLayout,
  label: string,
  place?: {readonly x: number; readonly y: number},
): Element {
  const {nodes: sizes} = shapeOf(graph);
  const {width, height} = drawingSize(layout);
  const clusters = flatten(graph.clusters ?? []).flatMap((cluster, i) => {
    const place = layout.clusters?.[i];
    return place && isVisible(cluster) ? [drawCluster(cluster, place)] : [];
  });
  const edges = graph.edges.flatMap((edge, i) => {
    const line = layout.edges[i];
    return line && line.curve.length > 0 && isVisible(edge) ? [drawEdge(edge, line)] : [];
  });
  const nodes = graph.nodes.flatMap((node, i) => {
    const [place, size] = [layout.nodes[i], sizes[i]];
    return place && size && isVisible(node) ? [drawNode(node, place, size)] : [];
  });
  const viewBox = `${-MARGIN} ${-MARGIN} ${width} ${height}`;
  const looks = `call-graph${width > WIDEST_SHRUNK ? " call-graph-wide" : ""}`;
  return s("svg", {class: looks, width, height, viewBox, role: "img", ariaLabel: label, ...place}, [
    ...clusters,
    ...edges,
    ...nodes,
  ]);
}

/** Size of a graph's drawing in pixels. */
export function drawingSize({width, height}: Pick<GraphLayout, "width" | "height">): {
  readonly width: number;
  readonly height: number;
} {
  return {width: Math.ceil(width) + 2 * MARGIN, height: Math.ceil(height) + 2 * MARGIN};
}

/** Each cluster before those within it. */
function flatten(clusters: readonly GraphCluster[]): GraphCluster[] {
  return clusters.flatMap(cluster => [cluster, ...flatten(cluster.clusters)]);
}

function isVisible({stroke}: GraphLook): boolean {
  return stroke !== "invisible";
}

function drawCluster(cluster: GraphCluster, {x, y, width, height, label}: ClusterPlace): Element {
  const frame = {x: fixed(x), y: fixed(y), width: fixed(width), height: fixed(height), rx: 3};
  const top = label.y - ((cluster.lines.length - 1) / 2) * CLUSTER_FONT * LINE_HEIGHT + CLUSTER_FONT * 0.35;
  return s("g", {class: `graph-cluster ${lookClasses(cluster)}`}, [
    s("title", cluster.title),
    s("rect", frame),
    textLines(cluster.lines, {x: label.x, y: top}, CLUSTER_FONT),
  ]);
}

function drawNode(node: GraphNode, {x, y}: Point, size: NodeShape): Element {
  const font = fontOf(node);
  const {width, height} = textSize(node.lines, font, 0);
  const left = node.align === "start" ? x - width / 2 : node.align === "end" ? x + width / 2 : x;
  return s("g", {class: `graph-node ${lookClasses(node)}`}, [
    s("title", node.title),
    ...outline({x, y}, size, node.form),
    textLines(node.lines, {x: left, y: y - height / 2 + 0.8 * font * LINE_HEIGHT}, font, node.align),
  ]);
}

function outline({x, y}: Point, {width, height}: NodeShape, form: NodeForm = "box"): Element[] {
  if (form === "plain") return [];
  const [rx, ry] = [width / 2, height / 2];
  if (form === "ellipse" || form === "circle")
    return [s("ellipse", {cx: fixed(x), cy: fixed(y), rx: fixed(rx), ry: fixed(ry)})];
  if (form === "box") return [s("rect", {x: fixed(x - rx), y: fixed(y - ry), width, height, rx: 2})];
  const corners = [
    [x, y - ry],
    [x + rx, y],
    [x, y + ry],
    [x - rx, y],
  ];
  return [s("path", {d: `M${corners.map(([cx = 0, cy = 0]) => `${fixed(cx)},${fixed(cy)}`).join("L")}Z`})];
}

function textLines(lines: readonly string[], {x, y}: Point, font: number, align = "middle"): Element {
  return s(
    "text",
    {fontSize: font, textAnchor: align},
    lines.map((line, i) => s("tspan", {x: fixed(x), y: fixed(y + i * font * LINE_HEIGHT)}, line)),
  );
}

function drawEdge(edge: GraphEdge, {curve, tip, tailTip, label}: EdgeLine): Element {
  const middle = label.y - ((edge.lines.length - 1) / 2) * EDGE_FONT * LINE_HEIGHT + EDGE_FONT * 0.35;
  const residual = edge.isDotted ? " graph-residual" : "";
  const {arrows = "head", width} = edge;
  const head = arrows === "head" || arrows === "both" ? [arrowHead(curve.at(-1) ?? tip, tip, width)] : [];
  const tail = tailTip && curve[0] ? [arrowHead(curve[0], tailTip, width)] : [];
  return s("g", {class: `graph-edge ${lookClasses(edge)}${residual}`}, [
    s("title", edge.title),
    s("path", {d: pathOf(curve), strokeWidth: fixed(width)}),
    ...[...head, ...tail].map(points => s("polygon", {points})),
    textLines(edge.lines, {x: label.x, y: middle}, EDGE_FONT),
  ]);
}

function pathOf([start, ...rest]: readonly Point[]): string {
  if (!start) return "";
  const points = rest.map(({x, y}) => `${fixed(x)},${fixed(y)}`).join(" ");
  return `M${fixed(start.x)},${fixed(start.y)}C${points}`;
}

/** A triangle from the end of the curve to the tip. */
function arrowHead(end: Point, tip: Point, width: number): string {
  const dx = tip.x - end.x;
  const dy = tip.y - end.y;
  const length = Math.hypot(dx, dy) || 1;
  const half = ARROW / 2 + width / 3;
  const side = {x: (-dy / length) * half, y: (dx / length) * half};
  return [
    [tip.x, tip.y],
    [end.x + side.x, end.y + side.y],
    [end.x - side.x, end.y - side.y],
  ]
    .map(([x = 0, y = 0]) => `${fixed(x)},${fixed(y)}`)
    .join(" ");
}

function lookClasses({heat, tone, stroke}: GraphLook): string {
  const step = Math.round(Math.min(1, Math.abs(heat)) * HEATS);
  const colour = step > 0 && tone ? tone : heat < 0 && step > 0 ? "cool" : "heat";
  const outline = {dashed: " graph-dashed", dotted: " graph-residual", bold: " graph-bold"};
  return `${colour}-${step}${stroke && stroke !== "invisible" ? outline[stroke] : ""}`;
}

/** Positions to a tenth of a pixel, finer than visible. */
function fixed(value: number): number {
  return Math.round(value * 10) / 10;
}
