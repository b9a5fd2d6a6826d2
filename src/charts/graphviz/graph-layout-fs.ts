import type {DrawingAllowance} from "../drawing-allowance.ts";
import {drawingAllowance} from "../drawing-allowance.ts";
import {DrawingError} from "../drawing-error.ts";
import {drawingProcess} from "../drawing-process-fs.ts";
import type {GraphLayout, GraphShape} from "./graph-layout.ts";
import {dotOf, LARGEST_GRAPH, readLayout} from "./graph-layout.ts";

const graphviz = drawingProcess({
  script: "graphviz/graphviz-child.mjs",
  package: "@viz-js/viz",
  megabytes: 512,
  result: "layout",
});

/** Lays a graph out with Graphviz in a process of its own, graphs in sequence. Rejects with DrawingError. */
export async function layOutGraph(
  graph: GraphShape,
  allowance: DrawingAllowance = drawingAllowance(),
): Promise<GraphLayout> {
  const {nodes, edges} = graph;
  if (nodes.length > LARGEST_GRAPH.nodes || edges.length > LARGEST_GRAPH.edges)
    throw new DrawingError(
      `${nodes.length} nodes and ${edges.length} edges, expected at most ${LARGEST_GRAPH.nodes} and ${LARGEST_GRAPH.edges}`,
    );
  const answer = (await graphviz.ask(dotOf(graph), allowance)) as {layout?: string; error?: string};
  if (answer.layout === undefined) throw new DrawingError(answer.error ?? "no layout");
  return readLayout(answer.layout, graph);
}
