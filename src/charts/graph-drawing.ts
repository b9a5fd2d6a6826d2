import type {Element} from "hast";
import {s} from "hastscript";
import type {EdgeLine, GraphLayout, GraphShape, NodeShape, Point} from "./graph-layout.ts";

/** A graph of who leads to whom, with what is written on it. */
export interface NodeLinkGraph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

/** A box with text. */
export interface GraphNode {
  readonly lines: readonly string[];
  /** For the tooltip, in full. */
  readonly title: string;
  /** 0 to 1: how large its text is. */
  readonly size: number;
  /** From -1 (much was saved) over 0 to 1 (costs everything): its colour. */
  readonly heat: number;
}

/** An arrow with a number on it. */
export interface GraphEdge {
  /** Positions in the list of nodes. */
  readonly source: number;
  readonly target: number;
  readonly lines: readonly string[];
  readonly title: string;
  /** How strongly it pulls its ends together, from 1 on. */
  readonly weight: number;
  /** In pixels. */
  readonly width: number;
  readonly heat: number;
  /** Whether something in between was left out. */
  readonly isDotted: boolean;
}

const SMALLEST_FONT = 11;
const LARGEST_FONT = 22;
const EDGE_FONT = 11;
/** Of the font size; on the generous side, since fonts differ. */
const CHARACTER_WIDTH = 0.62;
const LINE_HEIGHT = 1.25;
const PADDING = 6;
/** Colours there are to each side. */
const HEATS = 6;
const ARROW = 7;
/** Wider drawings are scrolled rather than shrunk: their text would be too small to read. */
const WIDEST_SHRUNK = 1_250;

/** Measures a graph for its layout. */
export function shapeOf({nodes, edges}: NodeLinkGraph): GraphShape {
  return {
    nodes: nodes.map(node => textSize(node.lines, fontOf(node), PADDING)),
    edges: edges.map(({source, target, weight, lines}) => ({
      source,
      target,
      weight,
      label: textSize(lines, EDGE_FONT, 2),
    })),
  };
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
 * Draws a graph where its layout puts it, without script and without styles of its own. `label` says what it shows.
 * Classes: `call-graph` around, `graph-node` and `graph-edge`, `heat-0` to `heat-6` and `cool-1` to `cool-6`
 * by heat, `graph-residual` for dotted edges, `call-graph-wide` where shrinking would not do.
 */
export function drawGraph(graph: NodeLinkGraph, layout: GraphLayout, label: string): Element {
  const shape = shapeOf(graph);
  const margin = 4;
  const width = Math.ceil(layout.width) + 2 * margin;
  const height = Math.ceil(layout.height) + 2 * margin;
  const edges = graph.edges.flatMap((edge, i) => {
    const line = layout.edges[i];
    return line && line.curve.length > 0 ? [drawEdge(edge, line)] : [];
  });
  const nodes = graph.nodes.flatMap((node, i) => {
    const place = layout.nodes[i];
    const size = shape.nodes[i];
    return place && size ? [drawNode(node, place, size)] : [];
  });
  const viewBox = `${-margin} ${-margin} ${width} ${height}`;
  const looks = `call-graph${width > WIDEST_SHRUNK ? " call-graph-wide" : ""}`;
  return s("svg", {class: looks, width, height, viewBox, role: "img", ariaLabel: label}, [
    ...edges,
    ...nodes,
  ]);
}

function drawNode(node: GraphNode, {x, y}: Point, {width, height}: NodeShape): Element {
  const font = fontOf(node);
  const left = x - width / 2;
  const top = y - height / 2;
  return s("g", {class: `graph-node ${heatClass(node.heat)}`}, [
    s("title", node.title),
    s("rect", {x: fixed(left), y: fixed(top), width, height, rx: 2}),
    s(
      "text",
      {fontSize: font, textAnchor: "middle"},
      node.lines.map((line, i) =>
        s("tspan", {x: fixed(x), y: fixed(top + PADDING + (i + 0.8) * font * LINE_HEIGHT)}, line),
      ),
    ),
  ]);
}

function drawEdge(edge: GraphEdge, {curve, tip, label}: EdgeLine): Element {
  const middle = label.y - ((edge.lines.length - 1) / 2) * EDGE_FONT * LINE_HEIGHT + EDGE_FONT * 0.35;
  const residual = edge.isDotted ? " graph-residual" : "";
  return s("g", {class: `graph-edge ${heatClass(edge.heat)}${residual}`}, [
    s("title", edge.title),
    s("path", {d: pathOf(curve), strokeWidth: fixed(edge.width)}),
    s("polygon", {points: arrowHead(curve.at(-1) ?? tip, tip, edge.width)}),
    s(
      "text",
      {fontSize: EDGE_FONT, textAnchor: "middle"},
      edge.lines.map((line, i) =>
        s("tspan", {x: fixed(label.x), y: fixed(middle + i * EDGE_FONT * LINE_HEIGHT)}, line),
      ),
    ),
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

function heatClass(heat: number): string {
  const step = Math.round(Math.min(1, Math.abs(heat)) * HEATS);
  return heat < 0 && step > 0 ? `cool-${step}` : `heat-${step}`;
}

/** Positions to a tenth of a pixel, which nobody sees. */
function fixed(value: number): number {
  return Math.round(value * 10) / 10;
}
