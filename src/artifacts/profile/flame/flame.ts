import type {FlameNode} from "../../../charts/draw/flame-graph.ts";
import type {CallNode} from "../../../pprof/graph/call-tree.ts";
import {callTree} from "../../../pprof/graph/call-tree.ts";
import {signedName, withSign} from "../../../pprof/graph/profile-stacks.ts";
import type {IsQuiet} from "../../../pprof/graph/quiet-frames.ts";
import {quietFrames} from "../../../pprof/graph/quiet-frames.ts";
import type {Profile} from "../../../pprof/profile/profile.ts";
import {cutText, displayName, packageOf} from "../../../stacks/function-names.ts";

/** Levels of a tree that anything is computed for; a drawing shows fewer. */
const MAX_DEPTH = 200;

/** Name of a frame without a name of its own. */
const ROOT_NAME = "all samples";

/** Name of the pattern over frames of negative values. */
export const NEGATIVE_PATTERN = "negative";

/** How a flame graph's tree is made. */
export interface FlameTreeOptions {
  /** Calls below this share of the whole are put together. */
  readonly leastShare: number;
  /** A value with its unit and share: `-1.50s (-12.30%)`. */
  readonly describe: (value: number) => string;
}

/**
 * Makes the tree of a flame graph of a sample type: calls of a small share are put together. Frames of libraries, such
 * as Go's standard library, are quiet.
 */
export function flameTree(
  profile: Profile,
  type: number,
  {leastShare, describe}: FlameTreeOptions,
): FlameNode {
  const tree = callTree(profile, {type, leastShare, maxDepth: MAX_DEPTH});
  return toFlame(tree, quietFrames(profile), describe);
}

function toFlame(node: CallNode, isQuiet: IsQuiet, describe: FlameTreeOptions["describe"]): FlameNode {
  const isRoot = node.name === "";
  const {name, isNegative} = signedName(node.name);
  const group = packageOf(name);
  return {
    name: isRoot ? ROOT_NAME : cutText(name),
    label: isRoot ? ROOT_NAME : withSign(displayName(name), isNegative),
    value: node.total,
    group,
    isQuiet: isRoot || isQuiet(name, group),
    ...(isNegative && {pattern: NEGATIVE_PATTERN, title: `${cutText(name)}, ${describe(-node.total)}`}),
    children: [...node.children.map(child => toFlame(child, isQuiet, describe)), ...othersOf(node)],
  };
}

/** A box for the merged frames, so that the sum is complete. */
function othersOf({others}: CallNode): FlameNode[] {
  if (!others || others.total === 0) return [];
  const {total, functions} = others;
  const name = `${functions} other function${functions === 1 ? "" : "s"}`;
  return [{name, label: name, value: total, group: "", isQuiet: true, children: []}];
}
