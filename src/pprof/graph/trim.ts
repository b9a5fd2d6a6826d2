import {compareText} from "../../text/compare.ts";
import type {Profile} from "../profile/profile.ts";
import type {Edges} from "./edge-table.ts";
import type {Graph, Weights} from "./graph.ts";
import {buildGraph, cumValue, flatValue, withoutNegative} from "./graph.ts";
import {sumEdgesAround, sumEdgesTo, sumNodes} from "./node-sums.ts";
import type {NodeTable} from "./nodes.ts";
import {printableNames} from "./nodes.ts";

/** Limits and order of a report. */
export interface TrimOptions {
  readonly sort: "flat" | "cum" | "entropy";
  /** How many nodes at most; 0 for all. */
  readonly nodeCount: number;
  /** Nodes below this share of the sum of all flat values are dropped. */
  readonly nodeFraction: number;
  readonly edgeFraction: number;
  readonly dropNegative: boolean;
}

/** A graph with counts of its omitted parts. */
export interface TrimmedGraph<Some extends Graph = Graph> {
  readonly graph: Some;
  /** Nodes that were left after small nodes were dropped, before `nodeCount` was applied. */
  readonly originalCount: number;
  readonly droppedNodes: number;
  readonly droppedEdges: number;
  /** Nodes with a smaller cum were dropped, and edges with a smaller weight. */
  readonly nodeCutoff: number;
  readonly edgeCutoff: number;
}

/** How a kind of graph is made and cut. */
export interface GraphSteps<Some extends Graph> {
  /** Sums all samples by node only: enough to see which nodes are small. */
  measure(): Graph;
  /** Sums all samples. */
  build(): Some;
  /** Makes a graph of some of the nodes, marked 1. */
  restrict(graph: Some | undefined, kept: Uint8Array): Some;
  /** Drops other small parts, before nodes are chosen and at the end. */
  withoutSmallParts(graph: Some, least: number): Some;
  /** Returns the nodes that are shown when at most `most` may be. */
  choose(graph: Some, most: number): readonly number[];
}

/** Sums and trims a profile's graph. */
export function trimmedGraph(
  profile: Profile,
  table: NodeTable,
  weights: Weights,
  options: TrimOptions,
): TrimmedGraph {
  const steps: GraphSteps<Graph> = {
    measure: () => sumNodes(profile, table, weights),
    build: () => buildGraph(profile, table, weights),
    restrict: (_graph, kept) => buildGraph(profile, table, weights, {kept}),
    withoutSmallParts: graph => graph,
    choose: (graph, most) => graph.nodes.slice(0, most),
  };
  return trimGraph(steps, options);
}

/**
 * Sums and trims the nodes of a profile's graph, with only the edges to the nodes that `edgesTo` marks 1. The cost of a node
 * does not depend on other omissions, so the samples are summed once.
 */
export function trimmedNodes(
  profile: Profile,
  table: NodeTable,
  weights: Weights,
  options: TrimOptions,
  edgesTo: Uint8Array,
): TrimmedGraph {
  const all = sumNodes(profile, table, weights);
  const withEdges = (graph: Graph, kept?: Uint8Array): Graph => ({
    ...graph,
    edges: sumEdgesTo(profile, table, weights, edgesTo, kept),
  });
  const steps: GraphSteps<Graph> = {
    measure: () => all,
    build: () => withEdges(all),
    restrict: (_graph, kept) => withEdges({...all, nodes: all.nodes.filter(node => kept[node] === 1)}, kept),
    withoutSmallParts: graph => graph,
    choose: (graph, most) => graph.nodes.slice(0, most),
  };
  return trimGraph(steps, options);
}

/**
 * Sums the nodes of a profile's graph without dropping any, with the edges around those that `choose` takes
 * of them: callers need a few of thousands.
 */
export function graphAround(
  profile: Profile,
  table: NodeTable,
  weights: Weights,
  options: TrimOptions,
  choose: (nodes: readonly number[]) => readonly number[],
): TrimmedGraph {
  const all = sumNodes(profile, table, weights);
  const steps: GraphSteps<Graph> = {
    measure: () => all,
    build: () => all,
    restrict: () => all,
    withoutSmallParts: graph => graph,
    choose: graph => graph.nodes,
  };
  const trimmed = trimGraph(steps, options);
  const edges = sumEdgesAround(profile, table, weights, marked(all, choose(trimmed.graph.nodes)));
  return {...trimmed, graph: {...trimmed.graph, edges}};
}

/**
 * Drops small nodes, sorts, keeps the first nodes and drops small edges, summing the samples anew after each
 * choice of nodes: in this order the numbers are those of `go tool pprof`.
 */
export function trimGraph<Some extends Graph>(
  steps: GraphSteps<Some>,
  options: TrimOptions,
): TrimmedGraph<Some> {
  const signed = <Any extends Graph>(all: Any): Any => (options.dropNegative ? withoutNegative(all) : all);
  const measured = signed(steps.measure());
  const total = measured.nodes.reduce((sum, node) => sum + (measured.flat[node] ?? 0), 0);
  const nodeCutoff = cutoff(total, options.nodeFraction);
  const edgeCutoff = cutoff(total, options.edgeFraction);
  const large = measured.nodes.filter(node => Math.abs(measured.cum[node] ?? 0) >= nodeCutoff);
  const droppedNodes = measured.nodes.length - large.length;
  let graph = signed(droppedNodes > 0 ? steps.restrict(undefined, marked(measured, large)) : steps.build());
  const originalCount = graph.nodes.length;
  graph = sorted(graph, options.sort);
  if (options.nodeCount > 0) {
    graph = withoutSmallEdges(steps.withoutSmallParts(graph, nodeCutoff), edgeCutoff).graph;
    const chosen = steps.choose(graph, options.nodeCount);
    if (chosen.length < graph.nodes.length)
      graph = sorted(signed(steps.restrict(graph, marked(graph, chosen))), options.sort);
  }
  const final = withoutSmallEdges(steps.withoutSmallParts(graph, nodeCutoff), edgeCutoff);
  const droppedEdges = final.dropped;
  return {graph: final.graph, originalCount, droppedNodes, droppedEdges, nodeCutoff, edgeCutoff};
}

/** Returns the least value that is not dropped. */
export function cutoff(total: number, fraction: number): number {
  return Math.abs(Math.trunc(total * fraction));
}

function marked(graph: Graph, nodes: readonly number[]): Uint8Array {
  const marks = new Uint8Array(graph.infos.length);
  for (const node of nodes) marks[node] = 1;
  return marks;
}

function withoutSmallEdges<Some extends Graph>(graph: Some, least: number): {graph: Some; dropped: number} {
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

/** Sorts the nodes by absolute value, the largest first; equal values by name. */
function sorted<Some extends Graph>(graph: Some, order: TrimOptions["sort"]): Some {
  const score = scores(graph, order);
  const second = (order === "flat" ? graph.cum : graph.flat).map(Math.abs);
  const names = printableNames(graph.infos);
  const by = (column: Float64Array, a: number, b: number): number => (column[b] ?? 0) - (column[a] ?? 0);
  const nodes = [...graph.nodes].sort(
    (a, b) => by(score, a, b) || compareText(names[a] ?? "", names[b] ?? "") || by(second, a, b),
  );
  return {...graph, nodes};
}

function scores(graph: Graph, order: TrimOptions["sort"]): Float64Array {
  if (order === "entropy") return entropyScores(graph);
  return (order === "flat" ? graph.flat : graph.cum).map(Math.abs);
}

/**
 * Scores nodes by their importance in a picture: a node that only passes its cost on from a single caller to
 * a single callee scores low. Each side counts 1 without edges, else the entropy of its edges' weights.
 */
function entropyScores(graph: Graph): Float64Array {
  const {flat, cum, edges} = graph;
  const incoming = entropies(edges, edges.targets, new Float64Array(flat.length));
  const outgoing = entropies(edges, edges.sources, flat);
  const scores = new Float64Array(flat.length);
  for (const node of graph.nodes) {
    const own = flat[node] ?? 0;
    const parts = (incoming[node] ?? 0) + (outgoing[node] ?? 0);
    const score = Math.trunc(parts * (cum[node] ?? 0)) + own;
    scores[node] = Number.isNaN(score) ? wrappedScore(own) : Math.abs(score);
  }
  return scores;
}

/**
 * Ranks a node whose entropy is no number, as happens in differences, where weights cancel out.
 * Note: pprof converts such a score to the least 64-bit integer, adds flat and takes the absolute value, which
 * puts the node behind all others without flat, else before them, smaller flat first. Its graphs are chosen so.
 */
function wrappedScore(flat: number): number {
  return flat === 0 ? -1 : 2 ** 1000 / Math.abs(flat);
}

/**
 * Returns the Shannon entropy, in bits, of the weights of the edges that end at each node, or begin there; 1
 * for a node without edges. The value of a node in `selves` is an additional weight where it is positive.
 */
function entropies(edges: Edges, ends: Uint32Array, selves: Float64Array): Float64Array {
  const totals = Float64Array.from(selves);
  const hasEdges = new Uint8Array(selves.length);
  for (let edge = 0; edge < edges.count; edge++) {
    if (edges.dropped[edge] === 1) continue;
    const [end, weight] = [ends[edge] as number, edges.weights[edge] as number];
    hasEdges[end] = 1;
    if (weight > 0) totals[end] = (totals[end] as number) + weight;
  }
  const bits = (weight: number, end: number): number => {
    const total = totals[end] as number;
    const share = Math.abs(weight) / total;
    return total === 0 ? 0 : -share * Math.log2(share);
  };
  const sums = selves.map((self, end) => (hasEdges[end] === 0 ? 1 : self > 0 ? bits(self, end) : 0));
  for (let edge = 0; edge < edges.count; edge++) {
    if (edges.dropped[edge] === 1) continue;
    const end = ends[edge] as number;
    sums[end] = (sums[end] as number) + bits(edges.weights[edge] as number, end);
  }
  return sums;
}

/** Returns the smallest cost that is shown, for choosing a unit; 0 without costs. */
export function smallestValue(graph: Graph): number {
  let least = 0;
  for (const node of graph.nodes) {
    const value = Math.abs(flatValue(graph, node)) || Math.abs(cumValue(graph, node));
    if (value > 0 && (least === 0 || value < least)) least = value;
  }
  return least;
}
