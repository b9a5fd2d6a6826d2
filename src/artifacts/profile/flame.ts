import type {FlameNode} from "../../charts/flame-graph.ts";
import type {CallNode} from "./call-tree.ts";
import {callTree} from "./call-tree.ts";
import {cutText, displayName, packageOf} from "./names.ts";
import type {Profile} from "./profile.ts";

/** Levels of a tree that anything is computed for; a drawing shows fewer. */
const MAX_DEPTH = 200;

/** What a frame without a name of its own is called. */
const ROOT_NAME = "all samples";

/**
 * Makes the tree of a flame graph of one sample type: calls below `leastShare` of the whole are put together.
 * Frames of Go's runtime and standard library are quiet.
 */
export function flameTree(profile: Profile, type: number, leastShare: number): FlameNode {
  return toFlame(callTree(profile, {type, leastShare, maxDepth: MAX_DEPTH}));
}

function toFlame(node: CallNode): FlameNode {
  const isRoot = node.name === "";
  const group = packageOf(node.name);
  return {
    name: isRoot ? ROOT_NAME : cutText(node.name),
    label: isRoot ? ROOT_NAME : displayName(node.name),
    value: node.total,
    group,
    isQuiet: isRoot || isStandardLibrary(group),
    children: [...node.children.map(toFlame), ...othersOf(node)],
  };
}

/** A box for what was put together, so that nothing is missing from the sum. */
function othersOf({others}: CallNode): FlameNode[] {
  if (!others || others.total === 0) return [];
  const {total, functions} = others;
  const name = `${functions} other function${functions === 1 ? "" : "s"}`;
  return [{name, label: name, value: total, group: "", isQuiet: true, children: []}];
}

/** Whether a package is Go's own: import paths of all others begin with a host name, or are `main`. */
export function isStandardLibrary(group: string): boolean {
  const [first = ""] = group.split("/");
  return group !== "main" && !first.includes(".");
}
