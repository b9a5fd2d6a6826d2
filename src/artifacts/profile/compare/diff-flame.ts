import type {FlameNode} from "../../../charts/draw/flame-graph.ts";
import type {CallNode} from "../../../pprof/graph/call-tree.ts";
import {cutText, displayName} from "../../../stacks/function-names.ts";
import {compareText} from "../../../text/compare.ts";
import {counted} from "../../../text/counted.ts";
import type {DiffLook} from "./diff-change.ts";
import {fromTo, profileChangeOf} from "./diff-change.ts";

/** The picture of a difference. */
export interface DiffFlame {
  /** Calls of both sides: as wide as base and head together, coloured by the change between them. */
  readonly root: FlameNode;
  /** Frames of a single side, as far as they count. */
  readonly newCount: number;
  readonly goneCount: number;
}

type Counts = Record<"new" | "gone", number>;

/** Makes the frames of a differential flame graph, in comparable values. */
export function diffFlame(tree: CallNode, look: DiffLook): DiffFlame {
  const counts = {new: 0, gone: 0};
  const root = frameOf(tree, look, counts);
  return {root, newCount: counts.new, goneCount: counts.gone};
}

function frameOf(node: CallNode, look: DiffLook, counts: Counts): FlameNode {
  const isRoot = node.name === "";
  const name = isRoot ? "all samples" : cutText(node.name);
  const change = profileChangeOf(node.total, node.base, look);
  if (change.kind === "new" || change.kind === "gone") counts[change.kind]++;
  const children = node.children
    .map(child => frameOf(child, look, counts))
    .sort((a, b) => b.value - a.value || compareText(a.name, b.name));
  const others = othersFrame(node, look);
  return {
    ...change.paint,
    ...widthOf(node, look),
    name,
    // Most frames of a large tree are too narrow to be drawn: texts are made for those that are.
    get label() {
      const text = isRoot ? `${name}: ${fromTo(node.base, node.total, look)}` : displayName(node.name);
      return `${change.sign}${text}`;
    },
    get title() {
      return `${name}: ${titleOf(node, look, change.words)}`;
    },
    group: "",
    isQuiet: false,
    children: others ? [...children, others] : children,
  };
}

/** The sum of both sides, with the base's part of it. */
function widthOf(
  {base, total}: Pick<CallNode, "base" | "total">,
  {scale}: DiffLook,
): {readonly value: number; readonly line: number} {
  const before = base * scale.base;
  const value = before + total * scale.head;
  // Calls of a single side have a pattern instead of a line.
  return {value, line: base === 0 || total === 0 ? 0 : before / value};
}

function titleOf(node: CallNode, look: DiffLook, words: string): string {
  const isInner = node.children.length > 0 || node.others !== undefined;
  const hasOwn = isInner && (node.baseSelf > 0 || node.self > 0);
  const own = hasOwn ? `; self ${fromTo(node.baseSelf, node.self, look)}` : "";
  return `${fromTo(node.base, node.total, look)}${own}${words === "" ? "" : `; ${words}`}`;
}

/** A box for the merged frames, so that the sum is complete. */
function othersFrame({others}: CallNode, look: DiffLook): FlameNode | undefined {
  if (!others || others.total + others.base === 0) return undefined;
  const {paint} = profileChangeOf(others.total, others.base, look).paint;
  const name = counted(others.functions, "other function");
  const title = `${name}: ${fromTo(others.base, others.total, look)}`;
  return {...widthOf(others, look), paint, name, label: name, title, group: "", isQuiet: true, children: []};
}
