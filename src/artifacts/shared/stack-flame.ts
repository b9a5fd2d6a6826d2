import type {FlameNode} from "../../charts/draw/flame-graph.ts";
import {at, FIRST_NAME, OTHERS} from "../../stacks/frame-tree.ts";
import {cutText, displayName, isStandardLibrary, packageOf} from "../../stacks/function-names.ts";
import type {Stacks} from "../../stacks/merge-stacks.ts";
import {mergeStacks} from "../../stacks/merge-stacks.ts";
import {compareText} from "../../text/compare.ts";

/** A stack of Go functions and its weight. */
export interface WeightedStack {
  /** Names in full, the innermost first. */
  readonly functions: readonly string[];
  /** Not negative. */
  readonly weight: number;
}

/** Calls below this share of the total are merged, and so are calls deeper than this. */
const LEAST_SHARE = 0.001;
const MAX_DEPTH = 120;

/** Builds the tree of a flame graph, callers above callees; `rootName` labels its root. */
export function stackFlame(stacks: readonly WeightedStack[], rootName: string): FlameNode {
  const {names, merging} = numbered(stacks);
  const nameOf = (number: number): string => names[number - FIRST_NAME] ?? "";
  const {tree, otherFunctions} = mergeStacks(merging, {
    leastShare: LEAST_SHARE,
    maxDepth: MAX_DEPTH,
    orderBy: 0,
    compareNames: (a, b) => compareText(nameOf(a), nameOf(b)),
  });
  const [totals = new Float64Array()] = tree.totals;
  const nodes: (FlameNode & {children: FlameNode[]})[] = [];
  let others = 0;
  tree.names.forEach((name, index) => {
    const value = at(totals, index);
    const node =
      index === 0
        ? quietNode(rootName, value)
        : name === OTHERS
          ? quietNode(functionCount(otherFunctions[others++] ?? 0), value)
          : functionNode(nameOf(name), value);
    nodes.push(node);
    nodes[at(tree.parents, index)]?.children.push(node);
  });
  return nodes[0] ?? quietNode(rootName, 0);
}

/** Gives functions numbers; a stack is read from its outermost function on. */
function numbered(stacks: readonly WeightedStack[]): {names: readonly string[]; merging: Stacks} {
  const numbers = new Map<string, number>();
  const rows = stacks.map(({functions}) =>
    functions.map(name => {
      const known = numbers.get(name) ?? numbers.size;
      numbers.set(name, known);
      return known + FIRST_NAME;
    }),
  );
  const left = rows.map(row => row.length);
  const merging: Stacks = {
    count: stacks.length,
    nameCount: numbers.size + FIRST_NAME,
    weights: [Float64Array.from(stacks, ({weight}) => weight)],
    next(stack) {
      const index = (left[stack] ?? 0) - 1;
      if (index < 0) return -1;
      left[stack] = index;
      return rows[stack]?.[index] ?? -1;
    },
  };
  return {names: [...numbers.keys()], merging};
}

function functionNode(name: string, value: number): FlameNode & {children: FlameNode[]} {
  const group = packageOf(name);
  return {
    name: cutText(name),
    label: displayName(name),
    value,
    group,
    isQuiet: isStandardLibrary(group),
    children: [],
  };
}

function quietNode(name: string, value: number): FlameNode & {children: FlameNode[]} {
  return {name, label: name, value, group: "", isQuiet: true, children: []};
}

function functionCount(count: number): string {
  return `${count} other ${count === 1 ? "function" : "functions"}`;
}
