/** A graph to be laid out: sizes and weights only, so that no name ever reaches the layout engine. Lengths in pixels. */
export interface GraphShape {
  readonly nodes: readonly NodeShape[];
  readonly edges: readonly EdgeShape[];
}

/** A box. */
export interface NodeShape {
  readonly width: number;
  readonly height: number;
}

/** An arrow between two nodes by their positions in the list. */
export interface EdgeShape {
  readonly source: number;
  readonly target: number;
  /** How strongly it pulls its ends together; a whole number from 1 on. */
  readonly weight: number;
  /** Room for its label. */
  readonly label: NodeShape;
}

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
}

/** The way of an edge. */
export interface EdgeLine {
  /** Start, then three points for each Bézier curve; empty when the edge could not be drawn. */
  readonly curve: readonly Point[];
  /** Tip of the arrow. */
  readonly tip: Point;
  /** Centre of the label. */
  readonly label: Point;
}

/** Lays a graph out; rejects with DrawingError. */
export type LayOut = (graph: GraphShape) => Promise<GraphLayout>;

/** Larger graphs are refused: layout time grows faster than their size. */
export const LARGEST_GRAPH = {nodes: 300, edges: 1_500} as const;

/** Graphviz counts in points and inches; a pixel of ours is a point of its. */
const POINTS_PER_INCH = 72;

/** Writes a graph in Graphviz's language: numbered boxes of fixed sizes, nothing of what they are called. */
export function dotOf({nodes, edges}: GraphShape): string {
  const inches = (pixels: number): string => (pixels / POINTS_PER_INCH).toFixed(4);
  return [
    "digraph {",
    'graph [nodesep=0.2 ranksep=0.3]; node [shape=box fixedsize=true label=""]; edge [arrowsize=0.6]',
    ...nodes.map(({width, height}, i) => `N${i} [width=${inches(width)} height=${inches(height)}]`),
    ...edges.map(({source, target, weight, label}) => {
      const room = `<<TABLE BORDER="0" FIXEDSIZE="TRUE" WIDTH="${Math.ceil(label.width)}" HEIGHT="${Math.ceil(label.height)}"><TR><TD></TD></TR></TABLE>>`;
      return `N${source} -> N${target} [weight=${Math.max(1, Math.trunc(weight))} label=${room}]`;
    }),
    "}",
  ].join("\n");
}

/** What of Graphviz's JSON output (`-Tjson0`) is read; all positions are texts. */
interface GraphvizJson {
  readonly bb?: unknown;
  readonly objects?: readonly {readonly pos?: unknown}[];
  readonly edges?: readonly {readonly pos?: unknown; readonly lp?: unknown}[];
}

/** Reads Graphviz's JSON output; throws when it is not of this graph. */
export function readLayout(text: string, graph: GraphShape): GraphLayout {
  const {bb, objects = [], edges = []} = JSON.parse(text) as GraphvizJson;
  const [left = 0, bottom = 0, right = 0, top = 0] = numbers(bb);
  if (objects.length !== graph.nodes.length || edges.length !== graph.edges.length)
    throw new Error(
      `layout of ${objects.length} nodes and ${edges.length} edges, expected ${graph.nodes.length} and ${graph.edges.length}`,
    );
  const place = (x: number, y: number): Point => ({x: x - left, y: top - y});
  const pointOf = (pos: unknown): Point => {
    const [x = 0, y = 0] = numbers(pos);
    return place(x, y);
  };
  return {
    width: right - left,
    height: top - bottom,
    nodes: objects.map(({pos}) => pointOf(pos)),
    edges: edges.map(({pos, lp}) => ({...curveOf(pos, place), label: pointOf(lp)})),
  };
}

/** Reads `e,x,y x,y x,y …`: the arrow's tip, then the points of the curve. */
function curveOf(pos: unknown, place: (x: number, y: number) => Point): {curve: Point[]; tip: Point} {
  const parts = typeof pos === "string" ? pos.split(" ") : [];
  const tips = parts.filter(part => part.startsWith("e,"));
  const points = parts.filter(part => /^-?\d/.test(part)).map(part => numbers(part));
  const curve = points.map(([x = 0, y = 0]) => place(x, y));
  const [x = 0, y = 0] = numbers(tips[0]?.slice(2));
  return {curve, tip: tips.length > 0 ? place(x, y) : (curve.at(-1) ?? place(0, 0))};
}

function numbers(text: unknown): number[] {
  return typeof text === "string" ? text.split(",").map(Number) : [];
}
