import type {FlameNode} from "../../../charts/draw/flame-graph.ts";
import type {CallNode} from "../../../pprof/graph/call-tree.ts";
import {cutText, displayName} from "../../../stacks/function-names.ts";
import {compareText} from "../../../text/compare.ts";
import type {DiffLook} from "./diff-change.ts";
import {fromTo, profileChangeOf, strength} from "./diff-change.ts";

/** The picture of a difference: the head's calls coloured by change, and the calls of the base alone. */
export interface DiffFlame {
  readonly head: FlameNode;
  /** Calls that the head no longer makes, side by side; of value 0 without such calls. */
  readonly gone: FlameNode;
  /** How many frames of the head the base did not have, and how many of the base are gone, as far as they count. */
  readonly newCount: number;
  readonly goneCount: number;
}

/** Makes the frames of a differential flame graph. Widths are of the head, in comparable values. */
export function diffFlame(root: CallNode, look: DiffLook): DiffFlame {
  const counts = {new: 0, gone: 0};
  const gone: FlameNode[] = [];
  const head = headFrame(root, look, [], gone, counts);
  const value = gone.reduce((sum, node) => sum + node.value, 0);
  const name = "no longer called";
  const title = `${name}: ${look.scale.format(value)} of the base`;
  gone.sort((a, b) => b.value - a.value || compareText(a.name, b.name));
  return {
    head,
    gone: {name, label: name, title, value, group: "", isQuiet: true, paint: "diff-same", children: gone},
    newCount: counts.new,
    goneCount: counts.gone,
  };
}

type Counts = Record<"new" | "gone", number>;

function headFrame(
  node: CallNode,
  look: DiffLook,
  callers: readonly string[],
  gone: FlameNode[],
  counts: Counts,
): FlameNode {
  const label = node.name === "" ? "all samples" : displayName(node.name);
  const path = node.name === "" ? callers : [...callers, label];
  const children: FlameNode[] = [];
  for (const child of node.children) {
    if (child.total > 0) children.push(headFrame(child, look, path, gone, counts));
    else if (child.base * look.scale.base >= look.noise) gone.push(goneFrame(child, look, path, counts));
  }
  const others = othersFrame(node, look);
  const change = profileChangeOf(node.total, node.base, look);
  if (change.kind === "new") counts.new++;
  return {
    ...change.paint,
    name: node.name === "" ? label : cutText(node.name),
    label: `${change.sign}${label}`,
    title: titleOf(node, look, change.words),
    value: node.total * look.scale.head,
    group: "",
    isQuiet: false,
    children: others ? [...children, others] : children,
  };
}

/** A frame of the base alone, with its callees. */
function goneFrame(node: CallNode, look: DiffLook, callers: readonly string[], counts: Counts): FlameNode {
  counts.gone++;
  const label = displayName(node.name);
  const from = callers.length === 0 ? "" : `, called by ${callers.at(-1)}`;
  const children = node.children.map(child => goneFrame(child, look, [...callers, label], counts));
  const others = node.others?.base ?? 0;
  return {
    name: cutText(node.name),
    label: `- ${label}`,
    title: `${titleOf(node, look, "gone")}${from}`,
    value: node.base * look.scale.base,
    group: "",
    isQuiet: false,
    paint: `diff-less-${strength(node.base * look.scale.base, look)}`,
    pattern: "gone",
    children:
      others > 0
        ? [...children, plainFrame(node.others?.functions ?? 0, others * look.scale.base)]
        : children,
  };
}

function titleOf(node: CallNode, look: DiffLook, words: string): string {
  const name = node.name === "" ? "all samples" : cutText(node.name);
  const isInner = node.children.length > 0 || node.others !== undefined;
  const hasOwn = isInner && (node.baseSelf > 0 || node.self > 0);
  const own = hasOwn ? `; self ${fromTo(node.baseSelf, node.self, look)}` : "";
  return `${name}: ${fromTo(node.base, node.total, look)}${own}${words === "" ? "" : `; ${words}`}`;
}

/** A box for the merged frames, so that the sum is complete. */
function othersFrame({others}: CallNode, look: DiffLook): FlameNode | undefined {
  if (!others || others.total === 0) return undefined;
  const {paint} = profileChangeOf(others.total, others.base, look);
  const name = otherFunctions(others.functions);
  const title = `${name}: ${fromTo(others.base, others.total, look)}`;
  const value = others.total * look.scale.head;
  const {pattern: _pattern, ...colour} = paint;
  return {...colour, name, label: name, title, value, group: "", isQuiet: true, children: []};
}

function plainFrame(functions: number, value: number): FlameNode {
  const name = otherFunctions(functions);
  return {name, label: name, value, group: "", isQuiet: true, paint: "diff-same", children: []};
}

function otherFunctions(count: number): string {
  return `${count} other function${count === 1 ? "" : "s"}`;
}
