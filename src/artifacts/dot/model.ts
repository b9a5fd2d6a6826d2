import type {NodeLinkGraph} from "../../charts/graphviz/graph-drawing.ts";

/** A graph in DOT: how it is drawn, and what it says in words. */
export interface DotGraph {
  readonly name: string;
  /** Of the graph itself; "" for none. */
  readonly label: string;
  readonly isDirected: boolean;
  /** Lines of a text that stands beside the graph; none for most. */
  readonly legend: readonly string[];
  readonly drawing: NodeLinkGraph;
  readonly rows: readonly EdgeRow[];
  /** Nodes that no edge touches, by what is written on them. */
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
