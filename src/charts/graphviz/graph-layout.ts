import type {DrawingAllowance} from "../drawing-allowance.ts";
import {DrawingError} from "../drawing-error.ts";
import {hasLabel, layoutSteps} from "./layout-steps.ts";

/** A graph to be laid out: sizes and weights only, so that no name ever reaches the layout engine. Lengths in pixels. */
export interface GraphShape {
  readonly nodes: readonly NodeShape[];
  readonly edges: readonly EdgeShape[];
  /** Where edges lead; downwards when absent. */
  readonly direction?: LayoutDirection;
  /** Frames around nodes; a node lies in at most 1 frame. */
  readonly clusters?: readonly ClusterShape[];
  /** Nodes beside each other. */
  readonly levels?: readonly LayoutLevel[];
}

/** From top to bottom, left to right, or back. */
export type LayoutDirection = "TB" | "LR" | "BT" | "RL";

/** The outline of a node, where its edges end. */
export type NodeForm = "box" | "ellipse" | "circle" | "diamond" | "plain";

/** Something with a size. */
export interface NodeShape {
  readonly width: number;
  readonly height: number;
  /** A box when absent. */
  readonly form?: NodeForm;
}

/** A frame around nodes, given by their positions in the list. */
export interface ClusterShape {
  readonly label: NodeShape;
  readonly nodes: readonly number[];
  readonly clusters: readonly ClusterShape[];
}

/** Nodes of a level, given by their positions in the list; the first and the last level may be asked for. */
export interface LayoutLevel {
  readonly rank: "same" | "min" | "max";
  readonly nodes: readonly number[];
}

/** An arrow between two nodes by their positions in the list. */
export interface EdgeShape {
  readonly source: number;
  readonly target: number;
  /** How strongly it pulls its ends together; a whole number from 1 on. */
  readonly weight: number;
  /** Room for its label. */
  readonly label: NodeShape;
  /** Ends with an arrow; the head alone when absent. */
  readonly arrows?: Arrows;
  /** Levels between its ends, 1 if absent. */
  readonly levels?: number;
  /** True if it does not affect the levels of its ends. */
  readonly isLoose?: boolean;
}

/** Which ends of an edge have an arrow. */
export type Arrows = "head" | "tail" | "both" | "none";

/** A point in pixels, from the top left. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where everything of a graph is drawn. */
export interface GraphLayout {
  readonly width: number;
  readonly height: number;
  /** Centres of the nodes, in their order. */
  readonly nodes: readonly Point[];
  /** In the order of the edges. */
  readonly edges: readonly EdgeLine[];
  /** Each before those within it, in their order. */
  readonly clusters?: readonly ClusterPlace[];
}

/** Where a cluster's frame is, and the centre of its label. */
export interface ClusterPlace extends Point {
  readonly width: number;
  readonly height: number;
  readonly label: Point;
}

/** The way of an edge. */
export interface EdgeLine {
  /** Start, then three points for each Bézier curve; empty when the edge could not be drawn. */
  readonly curve: readonly Point[];
  /** Tip of the arrow at its head. */
  readonly tip: Point;
  /** Tip of the arrow at its tail; absent without an arrow there. */
  readonly tailTip?: Point;
  /** Centre of the label. */
  readonly label: Point;
}

/** Lays a graph out within an allowance, a full one if absent; rejects with DrawingError. */
export type LayOut = (graph: GraphShape, allowance?: DrawingAllowance) => Promise<GraphLayout>;

/** Larger graphs are refused: layout time grows faster than their size. */
export const LARGEST_GRAPH = {nodes: 300, edges: 1_500} as const;

/** Graphs of more steps are laid out less thoroughly, and without room for labels that have no text. */
const LARGE_STEPS = 1_000_000;

/** Graphviz counts in points and inches; a pixel of ours is a point of its. */
const POINTS_PER_INCH = 72;

/** Writes a graph in Graphviz's language: numbered shapes of fixed sizes, without their names. */
export function dotOf(graph: GraphShape): string {
  const {nodes, edges, direction, clusters = [], levels = []} = graph;
  const isLarge = layoutSteps(graph) > LARGE_STEPS;
  const limits = isLarge ? " nslimit=1 nslimit1=1" : "";
  const count = {clusters: 0};
  const framed = new Set(clusters.flatMap(allNodes));
  const turn = direction ? ` rankdir=${direction}` : "";
  return [
    "digraph {",
    `graph [nodesep=0.2 ranksep=0.3${turn}${limits}]; node [shape=box fixedsize=true label=""]; edge [arrowsize=0.6]`,
    ...nodes.map(({width, height, form = "box"}, i) => {
      const shape = form === "box" || form === "plain" ? "" : ` shape=${form}`;
      return `N${i} [width=${inches(width)} height=${inches(height)}${shape}]`;
    }),
    ...clusters.flatMap(cluster => clusterLines(cluster, levels, count)),
    ...levelLines(levels, node => !framed.has(node)),
    ...edges.map(edge => edgeLine(edge, !isLarge || hasLabel(edge))),
    "}",
  ].join("\n");
}

function inches(pixels: number): string {
  return (pixels / POINTS_PER_INCH).toFixed(4);
}

function names(nodes: readonly number[]): string {
  return nodes.map(node => `N${node};`).join(" ");
}

function edgeLine(
  {source, target, weight, label, arrows, levels, isLoose}: EdgeShape,
  withLabel: boolean,
): string {
  const more = [
    arrows && arrows !== "head" ? ` dir=${{tail: "back", both: "both", none: "none"}[arrows]}` : "",
    levels === undefined ? "" : ` minlen=${Math.trunc(levels)}`,
    isLoose ? " constraint=false" : "",
  ].join("");
  return `N${source} -> N${target} [weight=${Math.max(1, Math.trunc(weight))}${withLabel ? ` label=${room(label)}` : ""}${more}]`;
}

/** A label without text, only its size. */
function room({width, height}: NodeShape): string {
  return `<<TABLE BORDER="0" FIXEDSIZE="TRUE" WIDTH="${Math.ceil(width)}" HEIGHT="${Math.ceil(height)}"><TR><TD></TD></TR></TABLE>>`;
}

/** Numbers the clusters from the outside in, as `readLayout` finds them again. */
function clusterLines(
  cluster: ClusterShape,
  levels: readonly LayoutLevel[],
  count: {clusters: number},
): string[] {
  const number = count.clusters++;
  const own = new Set(cluster.nodes);
  return [
    `subgraph cluster_${number} {label=${room(cluster.label)}; ${names(cluster.nodes)}`,
    ...levelLines(levels, node => own.has(node)),
    ...cluster.clusters.flatMap(inner => clusterLines(inner, levels, count)),
    "}",
  ];
}

/** Levels of some nodes. Note: Graphviz ends when a level reaches across a cluster's frame, so that each side has its own. */
function levelLines(levels: readonly LayoutLevel[], isOne: (node: number) => boolean): string[] {
  return levels.flatMap(({rank, nodes}) => {
    const found = nodes.filter(isOne);
    return found.length > 0 ? [`{rank=${rank}; ${names(found)}}`] : [];
  });
}

function allNodes({nodes, clusters}: ClusterShape): number[] {
  return [...nodes, ...clusters.flatMap(allNodes)];
}

/** The part of Graphviz's JSON output (`-Tjson0`) that is read; all positions are texts. */
interface GraphvizJson {
  readonly bb?: unknown;
  readonly objects?: readonly {
    readonly name?: unknown;
    readonly pos?: unknown;
    readonly bb?: unknown;
    readonly lp?: unknown;
  }[];
  readonly edges?: readonly {readonly pos?: unknown; readonly lp?: unknown}[];
}

/** Reads Graphviz's JSON output; throws when it is not of this graph. */
export function readLayout(text: string, graph: GraphShape): GraphLayout {
  const {bb, objects = [], edges = []} = JSON.parse(text) as GraphvizJson;
  const [left = 0, bottom = 0, right = 0, top = 0] = numbers(bb);
  const byName = new Map(objects.map(object => [String(object.name), object]));
  const nodes = graph.nodes.map((_, i) => byName.get(`N${i}`));
  const found = nodes.filter(node => node !== undefined).length;
  if (found !== graph.nodes.length || edges.length !== graph.edges.length)
    throw new DrawingError(
      `layout of ${found} nodes and ${edges.length} edges, expected ${graph.nodes.length} and ${graph.edges.length}`,
    );
  const place = (x: number, y: number): Point => ({x: x - left, y: top - y});
  const pointOf = (pos: unknown): Point => {
    const [x = 0, y = 0] = numbers(pos);
    return place(x, y);
  };
  const clusters = Array.from({length: countClusters(graph.clusters ?? [])}, (_, i) => {
    const {bb: frame, lp} = byName.get(`cluster_${i}`) ?? {};
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = numbers(frame);
    return {...place(x1, y2), width: x2 - x1, height: y2 - y1, label: pointOf(lp)};
  });
  return {
    width: right - left,
    height: top - bottom,
    nodes: nodes.map(node => pointOf(node?.pos)),
    edges: edges.map(({pos, lp}) => ({...curveOf(pos, place), label: pointOf(lp)})),
    clusters,
  };
}

function countClusters(clusters: readonly ClusterShape[]): number {
  return clusters.reduce((sum, {clusters: inner}) => sum + 1 + countClusters(inner), 0);
}

/** Reads `s,x,y e,x,y x,y x,y …`: the tips of the arrows there are, then the points of the curve. */
function curveOf(pos: unknown, place: (x: number, y: number) => Point): Omit<EdgeLine, "label"> {
  const parts = typeof pos === "string" ? pos.split(" ") : [];
  const points = parts.filter(part => /^-?[\d.]/.test(part)).map(part => numbers(part));
  const curve = points.map(([x = 0, y = 0]) => place(x, y));
  const tip = (letter: string): Point | undefined => {
    const part = parts.find(candidate => candidate.startsWith(letter));
    const [x = 0, y = 0] = numbers(part?.slice(letter.length));
    return part === undefined ? undefined : place(x, y);
  };
  const tailTip = tip("s,");
  return {curve, tip: tip("e,") ?? curve.at(-1) ?? place(0, 0), ...(tailTip && {tailTip})};
}

function numbers(text: unknown): number[] {
  return typeof text === "string" ? text.split(",").map(Number) : [];
}
