import {pairIndex} from "../profile/pair-index.ts";
import type {Profile} from "../profile/profile.ts";
import type {Graph, Observer, Weights} from "./graph.ts";
import type {NodeTable} from "./nodes.ts";

/** Sums at a path. */
interface Place {
  readonly info: number;
  /** Index of the caller's place; -1 at a root. */
  readonly parent: number;
  flat: number;
  cum: number;
  flatDivisor: number;
  cumDivisor: number;
  /** Whether every call from the caller was inlined. */
  isInline: boolean;
}

/** Sums samples by path: a graph of trees, in which a function has a node for each way to it. */
export function buildForest(
  profile: Profile,
  table: NodeTable,
  weights: Weights,
  observe: Observer | undefined,
): Graph {
  const {samples, sampleTypes} = profile;
  const paths = pairIndex();
  const places: Place[] = [];
  for (let sample = 0; sample < samples.count; sample++) {
    const row = sample * sampleTypes.length;
    const weight = samples.values[row + weights.type] ?? 0;
    const divisor = weights.mean ? (samples.values[row] ?? 0) : 0;
    if (weight === 0 && divisor === 0) continue;
    let parent = -1;
    for (const {node, isInline} of framesFromRoot(profile, table, sample)) {
      const number = paths.add(parent + 1, node);
      places[number] ??= {info: node, parent, flat: 0, cum: 0, flatDivisor: 0, cumDivisor: 0, isInline: true};
      const place = places[number];
      place.cum += weight;
      place.cumDivisor += divisor;
      place.isInline &&= isInline;
      observe?.(number, sample, weight, divisor, false);
      parent = number;
    }
    const leaf = places[parent];
    if (!leaf) continue;
    leaf.flat += weight;
    leaf.flatDivisor += divisor;
    observe?.(parent, sample, weight, divisor, true);
  }
  return graphOf(places, table);
}

function* framesFromRoot(profile: Profile, table: NodeTable, sample: number) {
  const {samples} = profile;
  const first = samples.offsets[sample] ?? 0;
  for (let frame = (samples.offsets[sample + 1] ?? 0) - 1; frame >= first; frame--) {
    const location = samples.frames[frame] ?? 0;
    const outermost = (table.slotOffsets[location + 1] ?? 0) - 1;
    for (let slot = outermost; slot >= (table.slotOffsets[location] ?? 0); slot--)
      yield {node: table.slotNodes[slot] ?? 0, isInline: slot !== outermost};
  }
}

function graphOf(places: readonly Place[], table: NodeTable): Graph {
  const column = (value: (place: Place) => number): Float64Array => Float64Array.from(places, value);
  const called = [...places.keys()].filter(number => (places[number]?.parent ?? -1) >= 0);
  const numbers = Uint32Array.from(called);
  const of = (number: number): Place | undefined => places[number];
  return {
    infos: places.map(place => table.infos[place.info]).filter(info => info !== undefined),
    nodes: [...places.keys()].filter(number => of(number)?.cum !== 0 || of(number)?.flat !== 0),
    flat: column(place => place.flat),
    cum: column(place => place.cum),
    flatDivisors: column(place => place.flatDivisor),
    cumDivisors: column(place => place.cumDivisor),
    edges: {
      count: called.length,
      sources: numbers.map(number => of(number)?.parent ?? 0),
      targets: numbers,
      weights: Float64Array.from(called, number => of(number)?.cum ?? 0),
      divisors: Float64Array.from(called, number => of(number)?.cumDivisor ?? 0),
      residual: new Uint8Array(called.length),
      inline: Uint8Array.from(called, number => (of(number)?.isInline ? 1 : 0)),
      dropped: new Uint8Array(called.length),
    },
  };
}

/**
 * Takes nodes out of trees: their callees are joined to their caller. Nodes that cancel out in a difference
 * are already absent from the graph, but stay in the trees: edges lead to them and on from them.
 */
export function trimForest(graph: Graph, wanted: Uint8Array): Pick<Graph, "nodes" | "edges"> {
  const kept = new Uint8Array(graph.infos.length).fill(1);
  for (const node of graph.nodes) kept[node] = wanted[node] ?? 0;
  const {edges} = graph;
  const sources = Uint32Array.from(edges.sources);
  const residual = Uint8Array.from(edges.residual);
  const inline = Uint8Array.from(edges.inline);
  const dropped = Uint8Array.from(edges.dropped);
  const incoming = new Map<number, number>();
  for (let edge = 0; edge < edges.count; edge++)
    if (dropped[edge] === 0) incoming.set(edges.targets[edge] ?? 0, edge);
  for (const [node, own] of incoming) {
    // Climbs to the nearest caller that stays; edges of nodes in between are dropped with their nodes.
    if (kept[node] === 0) continue;
    let above = own;
    while (kept[sources[above] ?? 0] === 0) {
      const next = incoming.get(edges.sources[above] ?? 0);
      residual[own] = 1;
      if (next === undefined) {
        dropped[own] = 1;
        break;
      }
      if (edges.inline[next] === 0) inline[own] = 0;
      sources[own] = edges.sources[next] ?? 0;
      above = next;
    }
  }
  for (let edge = 0; edge < edges.count; edge++) if (kept[edges.targets[edge] ?? 0] === 0) dropped[edge] = 1;
  return {
    nodes: graph.nodes.filter(node => kept[node] === 1),
    edges: {...edges, sources, residual, inline, dropped},
  };
}
