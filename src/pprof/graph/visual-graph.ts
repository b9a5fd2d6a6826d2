import {BASE_LABEL} from "../profile/labels.ts";
import type {Report} from "../report/report.ts";
import {reportNodes} from "../report/report.ts";
import {buildForest, trimForest} from "./forest.ts";
import type {Graph} from "./graph.ts";
import {adjacencyOf, buildGraph, withoutNegative} from "./graph.ts";
import {sumNodes} from "./node-sums.ts";
import type {TaggedGraph, TagOptions} from "./node-tags.ts";
import {countTags, tagCollector, withoutSmallTags} from "./node-tags.ts";
import {MAX_NODELETS} from "./nodelets.ts";
import type {GraphSteps, TrimmedGraph} from "./trim.ts";
import {trimGraph} from "./trim.ts";

/**
 * Sums and trims the graph of a picture: nodes by their importance, their labels counted among them,
 * and without edges over left-out nodes where another way exists.
 */
export function visualGraph(report: Report): TrimmedGraph<TaggedGraph> {
  const {nodeCount, nodeFraction, edgeFraction, dropNegative, callTree} = report.options;
  const trimmed = trimGraph(callTree ? treeSteps(report) : graphSteps(report), {
    sort: "entropy",
    nodeCount,
    nodeFraction,
    edgeFraction,
    dropNegative,
  });
  return {...trimmed, graph: withoutRedundantEdges(trimmed.graph)};
}

/** A node for each function. */
function graphSteps(report: Report): GraphSteps<TaggedGraph> {
  const table = reportNodes(report);
  const {profile, weights} = report;
  const build = (kept?: Uint8Array): TaggedGraph => {
    const {tags, observe} = tagCollector(profile, tagOptions(report));
    return {...buildGraph(profile, table, weights, {kept, observe}), tags};
  };
  return {
    measure: () => sumNodes(profile, table, weights),
    build: () => build(),
    restrict: (_graph, kept) => build(kept),
    withoutSmallParts: withoutSmallTags,
    choose: (graph, most) => graph.nodes.slice(0, roomFor(graph, most)),
  };
}

/** A node for each path to a function. */
function treeSteps(report: Report): GraphSteps<TaggedGraph> {
  const {profile, weights} = report;
  const build = (): TaggedGraph => {
    const {tags, observe} = tagCollector(profile, tagOptions(report));
    const forest = {...buildForest(profile, reportNodes(report), weights, observe), tags};
    // Like nodes without a cost, negative nodes leave the graph but not the trees: see trimForest.
    return report.options.dropNegative ? withoutNegative(forest) : forest;
  };
  return {
    measure: build,
    build,
    restrict(graph = build(), kept) {
      return {...graph, ...trimForest(graph, kept)};
    },
    withoutSmallParts: withoutSmallTags,
    choose: (graph, most) => graph.nodes.slice(0, roomFor(graph, most)),
  };
}

function tagOptions({labelUnits, options}: Report): TagOptions {
  return {labelUnit: labelUnits.get("bytes") ?? "bytes", outputUnit: options.unit, hidden: BASE_LABEL};
}

/** How many nodes fit when their labels take room as well. */
function roomFor(graph: TaggedGraph, most: number): number {
  let count = 0;
  for (const [i, node] of graph.nodes.entries()) {
    count += Math.min(countTags(graph, node), MAX_NODELETS) + 1;
    if (count >= most) return i + 1;
  }
  return most;
}

/** Drops edges over left-out nodes whose target can be reached otherwise, the lightest first. */
function withoutRedundantEdges<Some extends Graph>(graph: Some): Some {
  const dropped = Uint8Array.from(graph.edges.dropped);
  const {incoming} = adjacencyOf(graph);
  const {residual, sources} = graph.edges;
  for (const node of graph.nodes.toReversed()) {
    for (const edge of incoming(node).toReversed()) {
      // Lighter edges were looked at before; heavier edges stay beside a direct call.
      if (residual[edge] === 0) break;
      if (hasOtherPath(edge, node)) dropped[edge] = 1;
    }
  }
  return {...graph, edges: {...graph.edges, dropped}};

  function hasOtherPath(edge: number, target: number): boolean {
    const source = sources[edge];
    const seen = new Set([target]);
    const queue = [target];
    for (const node of queue) {
      for (const other of incoming(node)) {
        const from = sources[other] ?? 0;
        if (other === edge || dropped[other] === 1 || seen.has(from)) continue;
        if (from === source) return true;
        seen.add(from);
        queue.push(from);
      }
    }
    return false;
  }
}
