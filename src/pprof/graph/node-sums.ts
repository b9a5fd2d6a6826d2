import {memoizeByObject} from "../profile/memoize-by-object.ts";
import type {Profile} from "../profile/profile.ts";
import type {Edges} from "./edge-table.ts";
import {addEdge, CALLED, edgesOf, edgeTable, RESIDUAL} from "./edge-table.ts";
import type {Graph, Weights} from "./graph.ts";
import type {NodeTable} from "./nodes.ts";
import {locationMarks} from "./nodes.ts";

/** Mark of a location with several nodes: it has inlined calls. */
const SEVERAL = -1;

/**
 * Sums samples by node alone, without edges: the same numbers as those of `buildGraph`. A profile may have
 * tens of millions of frames, and most of them are shown by these sums alone; so only the needed fields of a
 * frame are read.
 */
export function sumNodes(profile: Profile, table: NodeTable, weights: Weights): Graph {
  return graphs(table, `${weights.type} ${weights.mean}`, () => nodeGraph(profile, table, weights));
}

const graphs = memoizeByObject<Graph>();

function nodeGraph(profile: Profile, table: NodeTable, weights: Weights): Graph {
  const {flat, cum} = sumsOf(profile, table, weights.type);
  const divisors = weights.mean ? sumsOf(profile, table, 0) : zeros(table);
  return {
    infos: table.infos,
    nodes: [...table.infos.keys()].filter(node => cum[node] !== 0 || flat[node] !== 0),
    flat,
    cum,
    flatDivisors: divisors.flat,
    cumDivisors: divisors.cum,
    edges: edgesOf(edgeTable(1)),
  };
}

interface Sums {
  readonly flat: Float64Array;
  readonly cum: Float64Array;
}

function zeros({infos}: NodeTable): Sums {
  return {flat: new Float64Array(infos.length), cum: new Float64Array(infos.length)};
}

function sumsOf({samples, sampleTypes}: Profile, table: NodeTable, type: number): Sums {
  const {flat, cum} = zeros(table);
  const {slotOffsets, slotNodes} = table;
  const {count, offsets, frames, values} = samples;
  const only = onlyNodes(table);
  /** The last sample a node was counted for, plus 1: recursion counts once. */
  const seen = new Uint32Array(table.infos.length);
  for (let sample = 0; sample < count; sample++) {
    const weight = values[sample * sampleTypes.length + type] as number;
    const first = offsets[sample] as number;
    const end = offsets[sample + 1] as number;
    if (weight === 0 || first === end) continue;
    const stamp = sample + 1;
    for (let frame = first; frame < end; frame++) {
      const location = frames[frame] as number;
      const node = only[location] as number;
      if (node !== SEVERAL) {
        if (seen[node] === stamp) continue;
        seen[node] = stamp;
        cum[node] = (cum[node] as number) + weight;
        continue;
      }
      const last = slotOffsets[location + 1] as number;
      for (let slot = slotOffsets[location] as number; slot < last; slot++) {
        const inlined = slotNodes[slot] as number;
        if (seen[inlined] === stamp) continue;
        seen[inlined] = stamp;
        cum[inlined] = (cum[inlined] as number) + weight;
      }
    }
    const leaf = slotNodes[slotOffsets[frames[first] as number] as number] as number;
    flat[leaf] = (flat[leaf] as number) + weight;
  }
  return {flat, cum};
}

/** Returns the node of each location with a single node. */
function onlyNodes({slotOffsets, slotNodes}: NodeTable): Int32Array {
  const nodes = new Int32Array(slotOffsets.length - 1);
  for (let location = 0; location < nodes.length; location++) {
    const slot = slotOffsets[location] as number;
    nodes[location] =
      (slotOffsets[location + 1] as number) === slot + 1 ? (slotNodes[slot] as number) : SEVERAL;
  }
  return nodes;
}

/**
 * Sums the edges that lead to some nodes, marked 1, from the nearest caller that is kept; the same edges as those of
 * `buildGraph`. Only frames of those nodes are looked at.
 */
export function sumEdgesTo(
  {samples, sampleTypes}: Profile,
  table: NodeTable,
  weights: Weights,
  targets: Uint8Array,
  kept: Uint8Array | undefined,
): Edges {
  const edges = edgeTable();
  const {slotOffsets, slotNodes} = table;
  const {count, offsets, frames, values} = samples;
  const isWanted = (node: number): boolean => targets[node] === 1 && kept?.[node] !== 0;
  const marks = locationMarks(table, isWanted);
  if (!marks.includes(1)) return edgesOf(edges);
  const callers = {table, frames, kept};
  for (let sample = 0; sample < count; sample++) {
    const row = sample * sampleTypes.length;
    const weight = values[row + weights.type] as number;
    const divisor = weights.mean ? (values[row] as number) : 0;
    if (weight === 0 && divisor === 0) continue;
    const first = offsets[sample] as number;
    const end = offsets[sample + 1] as number;
    for (let frame = end - 1; frame >= first; frame--) {
      const location = frames[frame] as number;
      if (marks[location] === 0) continue;
      const outermost = (slotOffsets[location + 1] as number) - 1;
      for (let slot = outermost; slot >= (slotOffsets[location] as number); slot--) {
        const node = slotNodes[slot] as number;
        if (!isWanted(node)) continue;
        const caller = nearestCaller(callers, frame, end, slot);
        if (caller.node < 0 || caller.node === node) continue;
        const flags = (caller.isNext ? 0 : RESIDUAL) | (slot === outermost ? CALLED : 0);
        addEdge(edges, caller.node, node, sample + 1, weight, divisor, flags);
      }
    }
  }
  return edgesOf(edges);
}

/**
 * Sums the edges that lead to some nodes or away from them, marked 1; the same edges as those of `buildGraph`
 * unless nodes are dropped.
 */
export function sumEdgesAround(
  {samples, sampleTypes}: Profile,
  table: NodeTable,
  weights: Weights,
  nodes: Uint8Array,
): Edges {
  const edges = edgeTable();
  const {slotOffsets, slotNodes} = table;
  const {count, offsets, frames, values} = samples;
  const marks = locationMarks(table, node => nodes[node] === 1);
  for (let sample = 0; sample < count; sample++) {
    const row = sample * sampleTypes.length;
    const weight = values[row + weights.type] as number;
    const divisor = weights.mean ? (values[row] as number) : 0;
    if (weight === 0 && divisor === 0) continue;
    const first = offsets[sample] as number;
    let caller = -1;
    for (let frame = (offsets[sample + 1] as number) - 1; frame >= first; frame--) {
      const location = frames[frame] as number;
      const innermost = slotOffsets[location] as number;
      if (marks[location] === 1 || (caller >= 0 && nodes[caller] === 1)) {
        const outermost = (slotOffsets[location + 1] as number) - 1;
        for (let slot = outermost; slot >= innermost; slot--) {
          const node = slotNodes[slot] as number;
          const isAround = caller >= 0 && caller !== node && (nodes[caller] === 1 || nodes[node] === 1);
          if (isAround)
            addEdge(edges, caller, node, sample + 1, weight, divisor, slot === outermost ? CALLED : 0);
          caller = node;
        }
      }
      caller = slotNodes[innermost] as number;
    }
  }
  return edgesOf(edges);
}

interface Callers {
  readonly table: NodeTable;
  readonly frames: Uint32Array;
  readonly kept: Uint8Array | undefined;
}

/** Climbs from a slot to the nearest kept slot; the node is -1 at the root. */
function nearestCaller(
  {table, frames, kept}: Callers,
  frame: number,
  end: number,
  from: number,
): {node: number; isNext: boolean} {
  const {slotOffsets, slotNodes} = table;
  let isNext = true;
  let slot = from + 1;
  for (let at = frame; at < end; at++) {
    const location = frames[at] as number;
    if (at > frame) slot = slotOffsets[location] as number;
    for (; slot < (slotOffsets[location + 1] as number); slot++) {
      const node = slotNodes[slot] as number;
      if (kept?.[node] !== 0) return {node, isNext};
      isNext = false;
    }
  }
  return {node: -1, isNext};
}
