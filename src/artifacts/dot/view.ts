import type {ElementContent} from "hast";
import {h} from "hastscript";
import {DrawingError} from "../../charts/drawing-error.ts";
import type {DrawingTools} from "../../charts/drawing-tools.ts";
import {drawGraph, shapeOf} from "../../charts/graphviz/graph-drawing.ts";
import {graphFrame} from "../../charts/graphviz/graph-frame.ts";
import type {Fact, ViewContext} from "../kind.ts";
import {reportTable} from "../shared/report-view.ts";
import type {DotGraph} from "./model.ts";

/** Edges that the table shows. */
const SHOWN = {embed: 100, page: 500} as const;
const NAMES_SHOWN = 40;

/** How large a graph is. */
export function dotFacts({drawing, clusters}: DotGraph): Fact[] {
  return [
    {name: "nodes", value: String(drawing.nodes.length)},
    {name: "edges", value: String(drawing.edges.length)},
    ...(clusters.length > 0 ? [{name: "clusters", value: String(clusters.length)}] : []),
  ];
}

/** The graph's name, for a caption. */
export function dotTitle({name, label}: DotGraph): string {
  const called = label || name;
  return called === "" || called.length > 80 || /^(?:d?i?graph|G)$/i.test(called)
    ? "Graph"
    : `Graph: ${called}`;
}

/** Draws the graph in Graphviz's layout, or a note for a graph that is too large. */
export async function dotPicture(graph: DotGraph, {layOut}: DrawingTools): Promise<ElementContent[]> {
  const {drawing} = graph;
  if (drawing.nodes.length === 0) return [];
  const layout = await layOut(shapeOf(drawing)).catch((error: unknown) => {
    if (!(error instanceof DrawingError)) throw error;
    return error;
  });
  if (layout instanceof DrawingError) return [h("p.warning", `The graph is not drawn: ${layout.message}.`)];
  const name = dotTitle(graph);
  const label = `${name}, ${drawing.nodes.length} nodes and ${drawing.edges.length} edges; the table of edges says the same`;
  return [...legend(graph), graphFrame(drawGraph(drawing, layout, label), name)];
}

function legend({legend: lines}: DotGraph): ElementContent[] {
  const shown = lines.filter(line => line !== "").slice(0, NAMES_SHOWN);
  return shown.length > 0 ? [h("p.note", shown.join(" · "))] : [];
}

/** The graph as text: edges with labels, nodes without edges, and the content of frames. */
export function dotView(graph: DotGraph, {size}: ViewContext): ElementContent[] {
  const {rows, alone, clusters, drawing} = graph;
  if (drawing.nodes.length === 0) return [h("p.note", "This graph has no nodes.")];
  const shown = rows.slice(0, SHOWN[size]);
  const hidden = rows.length - shown.length;
  const hasLabels = rows.some(({label}) => label !== "");
  const heads = [
    graph.isDirected ? "from" : "node",
    graph.isDirected ? "to" : "node",
    ...(hasLabels ? ["label"] : []),
  ];
  const table = reportTable(
    "Edges of the graph",
    heads.map(head => ({head})),
    shown.map(({from, to, label}) => [from, to, ...(hasLabels ? [label] : [])]),
  );
  return [
    h("details.graph-table", [
      h("summary", rows.length > 0 ? "The same as a table of edges" : "The same in words"),
      ...(shown.length > 0 ? [table] : []),
      ...(hidden > 0 ? [h("p.note", `… and ${hidden} more edges in the file`)] : []),
      ...clusters.map(({label, nodes}) => h("p.note", [h("b", label), `: ${list(nodes)}`])),
      ...(alone.length > 0 ? [h("p.note", `Without edges: ${list(alone)}`)] : []),
    ]),
  ];
}

function list(names: readonly string[]): string {
  const hidden = names.length - NAMES_SHOWN;
  return names.slice(0, NAMES_SHOWN).join(", ") + (hidden > 0 ? ` and ${hidden} more` : "");
}
