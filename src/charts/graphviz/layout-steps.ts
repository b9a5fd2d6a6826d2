/** An edge by the positions of its ends, with the room for its label. */
interface LabelledEdge {
  readonly source: number;
  readonly target: number;
  readonly label: {readonly width: number; readonly height: number};
}

/** The part of a graph that its layout's steps depend on. */
interface StepsGraph {
  readonly nodes: readonly unknown[];
  readonly edges: readonly LabelledEdge[];
}

/**
 * Estimates the steps of Graphviz's layout: the square of the nodes that it orders on all levels. An edge has a node on
 * each level between its ends, and twice as many where edges have labels.
 */
export function layoutSteps(graph: StepsGraph): number {
  return nodesOnLevels(graph) ** 2;
}

function nodesOnLevels({nodes, edges}: StepsGraph): number {
  const levels = longestPaths(nodes.length, edges);
  const span = edges.reduce(
    (sum, {source, target}) => sum + Math.abs((levels[target] ?? 0) - (levels[source] ?? 0)),
    0,
  );
  return nodes.length + (edges.some(hasLabel) ? 2 : 1) * span;
}

/** True if an edge has a label that takes room. */
export function hasLabel({label}: LabelledEdge): boolean {
  return label.width > 0 && label.height > 0;
}

/** The level of each node: the longest way to it along edges, those that lead back into a cycle turned around. */
function longestPaths(count: number, edges: readonly LabelledEdge[]): number[] {
  const targets: number[][] = Array.from({length: count}, () => []);
  for (const {source, target} of edges) if (source !== target) targets[source]?.push(target);
  const order = finishedFirst(targets).reverse();
  const place = new Map(order.map((node, index) => [node, index]));
  const levels = new Array<number>(count).fill(0);
  const forward: number[][] = Array.from({length: count}, () => []);
  for (const [source, all] of targets.entries()) {
    for (const target of all) {
      const isForward = (place.get(source) ?? 0) < (place.get(target) ?? 0);
      forward[isForward ? source : target]?.push(isForward ? target : source);
    }
  }
  for (const node of order)
    for (const target of forward[node] ?? [])
      levels[target] = Math.max(levels[target] ?? 0, (levels[node] ?? 0) + 1);
  return levels;
}

/** Nodes in the order in which a depth-first search leaves them. */
function finishedFirst(targets: readonly (readonly number[])[]): number[] {
  const seen = new Set<number>();
  const finished: number[] = [];
  for (const start of targets.keys()) {
    if (seen.has(start)) continue;
    seen.add(start);
    const open = [{node: start, next: 0}];
    for (let top = open.at(-1); top; top = open.at(-1)) {
      const target = targets[top.node]?.[top.next++];
      if (target === undefined) finished.push(open.pop()?.node ?? 0);
      else if (!seen.has(target)) {
        seen.add(target);
        open.push({node: target, next: 0});
      }
    }
  }
  return finished;
}
