import type {Graph, Weights} from "./graph.ts";
import {adjacencyOf, buildGraph, cumValue, flatValue, withoutNegative} from "./graph.ts";
import {compareBytes} from "./names.ts";
import type {NodeTable} from "./nodes.ts";
import {printableName} from "./nodes.ts";
import type {Profile} from "./profile.ts";

/** What a report leaves out, and how it is ordered. */
export interface TrimOptions {
  readonly sort: "flat" | "cum" | "entropy";
  /** How many nodes at most; 0 for all. */
  readonly nodeCount: number;
  /** Nodes below this share of the sum of all flat values are dropped. */
  readonly nodeFraction: number;
  readonly edgeFraction: number;
  readonly dropNegative: boolean;
}

/** A graph with what was left out of it. */
export interface TrimmedGraph {
  readonly graph: Graph;
  /** Nodes that were left after the small ones were dropped, before `nodeCount` was applied. */
  readonly originalCount: number;
  readonly droppedNodes: number;
  readonly droppedEdges: number;
}

/**
 * Drops small nodes, sorts, keeps the first ones and drops small edges, summing the samples anew after each
 * choice of nodes: in this order the numbers are those of `go tool pprof`.
 */
export function trimmedGraph(
  profile: Profile,
  table: NodeTable,
  weights: Weights,
  options: TrimOptions,
): TrimmedGraph {
  const build = (kept?: Uint8Array): Graph => {
    const graph = buildGraph(profile, table, weights, kept);
    return options.dropNegative ? withoutNegative(graph) : graph;
  };
  let graph = build();
  const total = graph.nodes.reduce((sum, node) => sum + (graph.flat[node] ?? 0), 0);
  const nodeCutoff = cutoff(total, options.nodeFraction);
  const edgeCutoff = cutoff(total, options.edgeFraction);
  const large = graph.nodes.filter(node => Math.abs(graph.cum[node] ?? 0) >= nodeCutoff);
  const droppedNodes = graph.nodes.length - large.length;
  if (droppedNodes > 0) graph = build(marked(table, large));
  const originalCount = graph.nodes.length;
  graph = sorted(graph, options.sort);
  if (options.nodeCount > 0) {
    graph = withoutSmallEdges(graph, edgeCutoff).graph;
    const first = sorted(graph, options.sort).nodes.slice(0, options.nodeCount);
    if (first.length < graph.nodes.length) graph = sorted(build(marked(table, first)), options.sort);
  }
  const {graph: final, dropped} = withoutSmallEdges(graph, edgeCutoff);
  return {graph: final, originalCount, droppedNodes, droppedEdges: dropped};
}

/** Returns the least value that is not dropped. */
export function cutoff(total: number, fraction: number): number {
  return Math.abs(Math.trunc(total * fraction));
}

function marked(table: NodeTable, nodes: readonly number[]): Uint8Array {
  const marks = new Uint8Array(table.infos.length);
  for (const node of nodes) marks[node] = 1;
  return marks;
}

function withoutSmallEdges(graph: Graph, least: number): {graph: Graph; dropped: number} {
  const {edges} = graph;
  const marks = Uint8Array.from(edges.dropped);
  const present = new Set(graph.nodes);
  let dropped = 0;
  for (let edge = 0; edge < edges.count; edge++) {
    if (marks[edge] === 1 || !present.has(edges.targets[edge] ?? 0)) continue;
    if (Math.abs(edges.weights[edge] ?? 0) >= least) continue;
    marks[edge] = 1;
    dropped++;
  }
  return {graph: {...graph, edges: {...edges, dropped: marks}}, dropped};
}

/** Sorts the nodes by absolute value, the largest first; equal ones by name. */
function sorted(graph: Graph, order: TrimOptions["sort"]): Graph {
  const score = scores(graph, order);
  const second = order === "flat" ? graph.cum : graph.flat;
  const names = graph.infos.map(printableName);
  const by = (column: Float64Array, a: number, b: number): number =>
    Math.abs(column[b] ?? 0) - Math.abs(column[a] ?? 0);
  const nodes = [...graph.nodes].sort(
    (a, b) => by(score, a, b) || compareBytes(names[a] ?? "", names[b] ?? "") || by(second, a, b),
  );
  return {...graph, nodes};
}

function scores(graph: Graph, order: TrimOptions["sort"]): Float64Array {
  if (order === "flat") return graph.flat;
  return order === "cum" ? graph.cum : entropyScores(graph);
}

/**
 * Scores nodes by how much they tell in a picture: a node that only passes its cost on from one caller to one
 * callee scores low. Each side counts 1 without edges, else the entropy of its edges' weights.
 */
function entropyScores(graph: Graph): Float64Array {
  const {edges} = graph;
  const adjacency = adjacencyOf(graph);
  const scores = new Float64Array(graph.infos.length);
  const weightsOf = (list: readonly number[]): number[] => list.map(edge => edges.weights[edge] ?? 0);
  for (const node of graph.nodes) {
    const flat = graph.flat[node] ?? 0;
    const incoming = weightsOf(adjacency.incoming(node));
    const outgoing = weightsOf(adjacency.outgoing(node));
    const parts =
      (incoming.length === 0 ? 1 : entropy(incoming, 0)) +
      (outgoing.length === 0 ? 1 : entropy(outgoing, flat));
    scores[node] = Math.trunc(parts * (graph.cum[node] ?? 0)) + flat;
  }
  return scores;
}

/** Shannon entropy of weights in bits; `self` is one more weight where it is positive. */
function entropy(weights: readonly number[], self: number): number {
  const total = weights.reduce((sum, weight) => (weight > 0 ? sum + weight : sum), self);
  if (total === 0) return 0;
  const bits = (weight: number): number => {
    const share = Math.abs(weight) / total;
    return -share * Math.log2(share);
  };
  const sum = weights.reduce((score, weight) => score + bits(weight), 0);
  return self > 0 ? sum + bits(self) : sum;
}

/** Returns the smallest cost that is shown, for choosing a unit; 0 when there is none. */
export function smallestValue(graph: Graph): number {
  let least = 0;
  for (const node of graph.nodes) {
    const value = Math.abs(flatValue(graph, node)) || Math.abs(cumValue(graph, node));
    if (value > 0 && (least === 0 || value < least)) least = value;
  }
  return least;
}
