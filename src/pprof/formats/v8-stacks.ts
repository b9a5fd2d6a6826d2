import type {Fields} from "./json.ts";
import {list, number, object} from "./json.ts";
import type {ProblemLog} from "./problem-log.ts";
import type {ProfileBuilder} from "./profile-builder.ts";
import type {Frame} from "./profile-tables.ts";
import {NO_STACK} from "./profile-tables.ts";
import type {CallFrame} from "./v8-frames.ts";
import {oldV8Frame, v8Frame} from "./v8-frames.ts";

/** The node that all others are below: it is no function. */
const ROOT = "(root)";

interface Node {
  readonly id: number;
  readonly frame: Frame;
  readonly parent: number | undefined;
}

/** Reads nodes that name their children or, as in traces, their parent; returns the stack of each by its id. */
export function flatStacks(
  nodes: readonly unknown[],
  builder: ProfileBuilder,
  log: ProblemLog,
): Map<number, number> {
  const byId = new Map<number, Node>();
  const parents = new Map<number, number>();
  for (const item of nodes) {
    const node = object<"id" | "callFrame" | "parent" | "children">(item);
    const id = number(node.id);
    if (id === undefined || byId.has(id)) {
      log.line(0, "node of a V8 profile has no id of its own");
      continue;
    }
    byId.set(id, {id, frame: v8Frame(node.callFrame), parent: number(node.parent)});
    for (const child of list(node.children)) {
      const childId = number(child);
      if (childId !== undefined && !parents.has(childId)) parents.set(childId, id);
    }
  }
  return stacksOf(byId, parents, builder);
}

/** Walks up from each node to a node whose stack is known, then down again; a circle ends where it closes. */
function stacksOf(
  nodes: ReadonlyMap<number, Node>,
  parents: ReadonlyMap<number, number>,
  builder: ProfileBuilder,
): Map<number, number> {
  const stacks = new Map<number, number>();
  for (const node of nodes.values()) {
    const path: Node[] = [];
    const seen = new Set<number>();
    let next: Node | undefined = node;
    while (next && !stacks.has(next.id) && !seen.has(next.id)) {
      seen.add(next.id);
      path.push(next);
      next = nodes.get(parents.get(next.id) ?? next.parent ?? Number.NaN);
    }
    let stack = (next && stacks.get(next.id)) ?? NO_STACK;
    for (const below of path.reverse()) {
      stack = isRoot(below.frame, stack) ? stack : builder.stack(stack, builder.location([below.frame]));
      stacks.set(below.id, stack);
    }
  }
  return stacks;
}

function isRoot(frame: Frame, caller: number): boolean {
  return caller === NO_STACK && frame.name === ROOT;
}

/** Members of a node that holds its children; the older form has those of its call frame beside them. */
export type V8Node = CallFrame & Fields<"id" | "callFrame" | "children" | "selfSize">;

/** A node of a tree whose nodes hold their children. */
export interface NestedNode {
  readonly node: V8Node;
  readonly stack: number;
}

/** Walks a tree whose nodes hold their children, and makes a stack of each. */
export function* nestedStacks(head: unknown, builder: ProfileBuilder): Generator<NestedNode> {
  const open: {value: unknown; caller: number}[] = [{value: head, caller: NO_STACK}];
  for (let next = open.pop(); next; next = open.pop()) {
    const node: V8Node = object(next.value);
    const frame = "callFrame" in node ? v8Frame(node.callFrame) : oldV8Frame(node);
    const {caller} = next;
    const stack = isRoot(frame, caller) ? caller : builder.stack(caller, builder.location([frame]));
    yield {node, stack};
    const children = list(node.children);
    for (let i = children.length - 1; i >= 0; i--) open.push({value: children[i], caller: stack});
  }
}
