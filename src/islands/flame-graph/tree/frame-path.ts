import type {FlameFunction} from "../../../stacks/flame-data.ts";
import type {FrameTree} from "../../../stacks/frame-tree.ts";
import {at} from "../../../stacks/frame-tree.ts";

/**
 * Names frames by the path that leads to them, in seven letters and digits: the same path has the same key, whatever
 * else is in the tree, so that a link finds its frame again when the data were made anew. FNV-1a, 32 bits.
 */
export function pathKey(tree: FrameTree, functions: readonly FlameFunction[], node: number): string {
  let hash = 0x811c_9dc5;
  const path: string[] = [];
  for (let next = node; next > 0; next = at(tree.parents, next))
    path.push(functions[at(tree.names, next)]?.name ?? "");
  for (const name of path.reverse()) hash = addText(hash, name);
  return keyOf(hash);
}

/** Finds the frame of a key; -1 if the tree lacks it. */
export function findPath(tree: FrameTree, functions: readonly FlameFunction[], key: string): number {
  const hashes = new Int32Array(tree.count);
  hashes[0] = 0x811c_9dc5 | 0;
  for (let node = 0; node < tree.count; node++) {
    if (node > 0)
      hashes[node] = addText(at(hashes, at(tree.parents, node)), functions[at(tree.names, node)]?.name ?? "");
    if (keyOf(at(hashes, node)) === key) return node;
  }
  return -1;
}

function addText(start: number, text: string): number {
  let hash = start;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x0100_0193);
  // A separator that no name has, so that "ab", "c" differs from "a", "bc".
  return Math.imul(hash ^ 0xffff, 0x0100_0193);
}

function keyOf(hash: number): string {
  return (hash >>> 0).toString(36).padStart(7, "0");
}
