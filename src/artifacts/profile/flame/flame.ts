import type {FlameNode} from "../../../charts/draw/flame-graph.ts";
import type {CallNode} from "../../../pprof/graph/call-tree.ts";
import {callTree} from "../../../pprof/graph/call-tree.ts";
import {signedName, withSign} from "../../../pprof/graph/profile-stacks.ts";
import type {IsQuiet} from "../../../pprof/graph/quiet-frames.ts";
import {quietFrames} from "../../../pprof/graph/quiet-frames.ts";
import type {Profile} from "../../../pprof/profile/profile.ts";
import {cutText, displayName, packageOf} from "../../../stacks/function-names.ts";

/** Limits of the tree of a profile: levels that anything is computed for, and the share below which calls are put together. */
export const FLAME_LIMITS = {maxDepth: 200, leastShare: 0.001} as const;

/** Name of a frame without a name of its own. */
const ROOT_NAME = "all samples";

/** Name of the pattern over frames of negative values. */
export const NEGATIVE_PATTERN = "negative";

/** Formats a value with its unit and share: `-1.50s (-12.30%)`. */
type Describe = (value: number) => string;

/**
 * Makes the tree of a flame graph of a sample type: calls of a small share are put together. Frames of libraries, such
 * as Go's standard library, are quiet.
 */
export function flameTree(profile: Profile, type: number, describe: Describe): FlameNode {
  const tree = callTree(profile, {type, ...FLAME_LIMITS});
  return toFlame(tree, quietFrames(profile), describe);
}

function toFlame(node: CallNode, isQuiet: IsQuiet, describe: Describe): FlameNode {
  const isRoot = node.name === "";
  const {name, isNegative} = signedName(node.name);
  // Most frames of a large tree are too narrow to be drawn: texts are made for those that are.
  return {
    name: isRoot ? ROOT_NAME : cutText(name),
    get label() {
      return isRoot ? ROOT_NAME : withSign(displayName(name), isNegative);
    },
    value: node.total,
    get group() {
      return packageOf(name);
    },
    get isQuiet() {
      return isRoot || isQuiet(name, packageOf(name));
    },
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
