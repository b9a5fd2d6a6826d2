import type {NodeLinkGraph} from "../../charts/graphviz/graph-drawing.ts";

/** A graph in DOT: its drawing and its content as text. */
export interface DotGraph {
  readonly name: string;
  /** Of the graph itself; "" if unnamed. */
  readonly label: string;
  readonly isDirected: boolean;
  /** Lines of a text beside the graph; usually empty. */
  readonly legend: readonly string[];
  readonly drawing: NodeLinkGraph;
  readonly rows: readonly EdgeRow[];
  /** Labels of nodes without an edge. */
  readonly alone: readonly string[];
  /** Frames, from the outside in. */
  readonly clusters: readonly {readonly label: string; readonly nodes: readonly string[]}[];
}

/** An edge in words. */
export interface EdgeRow {
  readonly from: string;
  readonly to: string;
  readonly label: string;
}
