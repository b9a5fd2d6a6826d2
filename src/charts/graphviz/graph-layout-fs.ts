import {DrawingError} from "../drawing-error.ts";
import {drawingProcess} from "../drawing-process-fs.ts";
import type {GraphLayout, GraphShape} from "./graph-layout.ts";
import {dotOf, LARGEST_GRAPH, readLayout} from "./graph-layout.ts";

/** A graph that takes more processor time is not drawn. */
const LIMIT_MILLISECONDS = 10_000;

const graphviz = drawingProcess({
  script: "graphviz/graphviz-child.mjs",
  package: "@viz-js/viz",
  megabytes: 512,
  result: "layout",
});

/**
 * Lays a graph out with Graphviz in a process of its own. Rejects with DrawingError. Graphs are laid out in sequence
 * .
 */
export async function layOutGraph(
  graph: GraphShape,
  limit: number = LIMIT_MILLISECONDS,
): Promise<GraphLayout> {
  const {nodes, edges} = graph;
  if (nodes.length > LARGEST_GRAPH.nodes || edges.length > LARGEST_GRAPH.edges)
    throw new DrawingError(
      `${nodes.length} nodes and ${edges.length} edges, expected at most ${LARGEST_GRAPH.nodes} and ${LARGEST_GRAPH.edges}`,
    );
  const answer = (await graphviz.ask(dotOf(graph), limit)) as {layout?: string; error?: string};
  if (answer.layout === undefined) throw new DrawingError(answer.error ?? "no layout");
  return readLayout(answer.layout, graph);
}
