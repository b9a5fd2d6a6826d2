import {compareText} from "../../text/compare.ts";
import type {Profile} from "../profile/profile.ts";
import type {Edges} from "./edge-table.ts";
import {addEdge, CALLED, edgesOf, edgeTable, RESIDUAL} from "./edge-table.ts";
import type {NodeInfo, NodeTable} from "./nodes.ts";
import {locationMarks, printableNames} from "./nodes.ts";

/** Which of a sample's values are summed. */
export interface Weights {
  /** Index of the sample type. */
  readonly type: number;
  /** Whether each sum is divided by that of the first sample type. */
  readonly mean: boolean;
}

/**
 * Samples summed by node: flat is the cost of a node itself, cum includes its callees.
 * Columns are indexed by node, those of edges by edge.
 */
export interface Graph {
  readonly infos: readonly NodeInfo[];
  /** The nodes that belong to the graph; the order is the report's. */
  readonly nodes: readonly number[];
  readonly flat: Float64Array;
  readonly cum: Float64Array;
  /** Sums of the first sample type, for means; else 0. */
  readonly flatDivisors: Float64Array;
  readonly cumDivisors: Float64Array;
  readonly edges: Edges;
}

/**
 * Sums the samples. Recursion counts once for each sample, and a node never calls itself.
 * The cost of a leaf that is left out is no node's flat value.
 */
export function buildGraph(
  profile: Profile,
  table: NodeTable,
  weights: Weights,
  options: BuildOptions = {},
): Graph {
  const {kept, observe} = options;
  const sums = {...emptySums(table.infos.length), observe};
  const {samples, sampleTypes} = profile;
  const marks = kept && locationMarks(table, node => kept[node] !== 0);
  const summing: Summing = {profile, table, sums, kept, marks};
  for (let sample = 0; sample < samples.count; sample++) {
    const row = sample * sampleTypes.length;
    const weight = samples.values[row + weights.type] ?? 0;
    const divisor = weights.mean ? (samples.values[row] ?? 0) : 0;
    if (weight !== 0 || divisor !== 0) addSample(summing, sample, weight, divisor);
  }
  const {flat, cum} = sums;
  const nodes = [...table.infos.keys()].filter(node => cum[node] !== 0 || flat[node] !== 0);
  const {flatDivisors, cumDivisors} = sums;
  return {infos: table.infos, nodes, flat, cum, flatDivisors, cumDivisors, edges: edgesOf(sums.edges)};
}

/** Inputs of a graph. */
export interface BuildOptions {
  /** Nodes to leave out are marked 0. */
  readonly kept?: Uint8Array | undefined;
  readonly observe?: Observer | undefined;
}

/** Called for every value that is added to a node, as flat or cumulative. */
export type Observer = (
  node: number,
  sample: number,
  weight: number,
  divisor: number,
  isFlat: boolean,
) => void;

type Sums = ReturnType<typeof emptySums> & {readonly observe: Observer | undefined};

function emptySums(nodes: number) {
  return {
    flat: new Float64Array(nodes),
    cum: new Float64Array(nodes),
    flatDivisors: new Float64Array(nodes),
    cumDivisors: new Float64Array(nodes),
    /** The last sample a node was counted for, plus 1. */
    nodeSeen: new Uint32Array(nodes),
    edges: edgeTable(),
  };
}

/** State of summing all samples of a graph. */
interface Summing {
  readonly profile: Profile;
  readonly table: NodeTable;
  readonly sums: Sums;
  /** Nodes to leave out are marked 0. */
  readonly kept: Uint8Array | undefined;
  /** Locations without a node that is kept are marked 0. */
  readonly marks: Uint8Array | undefined;
}

/** Walks a stack from the root to the leaf. */
function addSample(
  {profile: {samples}, table, sums, kept, marks}: Summing,
  sample: number,
  weight: number,
  divisor: number,
): void {
  const {slotOffsets, slotNodes} = table;
  const {nodeSeen, cum, cumDivisors} = sums;
  const stamp = sample + 1;
  const first = samples.offsets[sample] as number;
  let parent = -1;
  let residual = 0;
  for (let frame = (samples.offsets[stamp] as number) - 1; frame >= first; frame--) {
    const location = samples.frames[frame] as number;
    if (marks && marks[location] === 0) {
      residual = RESIDUAL;
      continue;
    }
    const start = slotOffsets[location] as number;
    const outermost = (slotOffsets[location + 1] as number) - 1;
    for (let slot = outermost; slot >= start; slot--) {
      const node = slotNodes[slot] as number;
      if (kept && kept[node] === 0) {
        residual = RESIDUAL;
        continue;
      }
      if (nodeSeen[node] !== stamp) {
        nodeSeen[node] = stamp;
        cum[node] = (cum[node] as number) + weight;
        if (divisor !== 0) cumDivisors[node] = (cumDivisors[node] as number) + divisor;
        sums.observe?.(node, sample, weight, divisor, false);
      }
      if (parent >= 0 && node !== parent) {
        const flags = residual | (slot === outermost ? CALLED : 0);
        addEdge(sums.edges, parent, node, stamp, weight, divisor, flags);
      }
      parent = node;
      residual = 0;
    }
  }
  if (parent < 0 || residual !== 0) return;
  sums.flat[parent] = (sums.flat[parent] as number) + weight;
  sums.flatDivisors[parent] = (sums.flatDivisors[parent] as number) + divisor;
  sums.observe?.(parent, sample, weight, divisor, true);
}

/** Returns a node's own cost, or its mean. */
export function flatValue(graph: Graph, node: number): number {
  return meanOf(graph.flat[node] ?? 0, graph.flatDivisors[node] ?? 0);
}

/** Returns a node's cost with all it called, or its mean. */
export function cumValue(graph: Graph, node: number): number {
  return meanOf(graph.cum[node] ?? 0, graph.cumDivisors[node] ?? 0);
}

/** Divides a sum by that of the first sample type, where a mean is wanted: elsewhere `divisor` is 0. */
export function meanOf(value: number, divisor: number): number {
  return divisor === 0 ? value : Math.trunc(value / divisor);
}

/** Removes nodes whose flat, or else cumulative, cost is negative: those of which a base had more. */
export function withoutNegative<Some extends Graph>(graph: Some): Some {
  const isNegative = (node: number): boolean => {
    const flat = graph.flat[node] ?? 0;
    return flat < 0 || (flat === 0 && (graph.cum[node] ?? 0) < 0);
  };
  return {...graph, nodes: graph.nodes.filter(node => !isNegative(node))};
}

/** The edges of each node of a graph, as edge numbers, the heaviest first. */
export interface Adjacency {
  incoming(node: number): readonly number[];
  outgoing(node: number): readonly number[];
}

/** Lists the edges by node: by weight, then by the names at their ends. */
export function adjacencyOf(graph: Graph): Adjacency {
  const incoming = new Map<number, number[]>();
  const outgoing = new Map<number, number[]>();
  const {edges} = graph;
  for (const edge of sortedEdges(graph)) {
    append(incoming, edges.targets[edge] ?? 0, edge);
    append(outgoing, edges.sources[edge] ?? 0, edge);
  }
  return {incoming: node => incoming.get(node) ?? [], outgoing: node => outgoing.get(node) ?? []};
}

/** Returns the numbers of all edges that were not dropped, the heaviest first. */
export function sortedEdges(graph: Graph): number[] {
  const {edges, infos} = graph;
  const names = printableNames(infos);
  const all = Array.from({length: edges.count}, (_, edge) => edge).filter(edge => edges.dropped[edge] === 0);
  const name = (ends: Uint32Array, edge: number): string => names[ends[edge] ?? 0] ?? "";
  return all.sort(
    (a, b) =>
      Math.abs(edges.weights[b] ?? 0) - Math.abs(edges.weights[a] ?? 0) ||
      compareText(name(edges.sources, a), name(edges.sources, b)) ||
      compareText(name(edges.targets, a), name(edges.targets, b)),
  );
}

function append(lists: Map<number, number[]>, key: number, value: number): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
