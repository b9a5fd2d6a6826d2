import type {FlameNode} from "../../charts/draw/flame-graph.ts";
import type {CallNode} from "../../pprof/graph/call-tree.ts";
import {callTree} from "../../pprof/graph/call-tree.ts";
import type {IsQuiet} from "../../pprof/graph/quiet-frames.ts";
import {quietFrames} from "../../pprof/graph/quiet-frames.ts";
import type {Profile} from "../../pprof/profile/profile.ts";
import {cutText, displayName, packageOf} from "../../stacks/function-names.ts";

/** Levels of a tree that anything is computed for; a drawing shows fewer. */
const MAX_DEPTH = 200;

/** What a frame without a name of its own is called. */
const ROOT_NAME = "all samples";

/**
 * Makes the tree of a flame graph of one sample type: calls below `leastShare` of the whole are put together.
 * Frames that nobody wrote, such as those of Go's standard library, are quiet.
 */
export function flameTree(profile: Profile, type: number, leastShare: number): FlameNode {
  return toFlame(callTree(profile, {type, leastShare, maxDepth: MAX_DEPTH}), quietFrames(profile));
}

function toFlame(node: CallNode, isQuiet: IsQuiet): FlameNode {
  const isRoot = node.name === "";
  const group = packageOf(node.name);
  return {
    name: isRoot ? ROOT_NAME : cutText(node.name),
    label: isRoot ? ROOT_NAME : displayName(node.name),
    value: node.total,
    group,
    isQuiet: isRoot || isQuiet(node.name, group),
    children: [...node.children.map(child => toFlame(child, isQuiet)), ...othersOf(node)],
  };
}

/** A box for what was put together, so that nothing is missing from the sum. */
function othersOf({others}: CallNode): FlameNode[] {
  if (!others || others.total === 0) return [];
  const {total, functions} = others;
  const name = `${functions} other function${functions === 1 ? "" : "s"}`;
  return [{name, label: name, value: total, group: "", isQuiet: true, children: []}];
}
