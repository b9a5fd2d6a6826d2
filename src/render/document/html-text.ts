import type {ElementContent, Nodes} from "hast";
import {toHtml} from "hast-util-to-html";
import type {Raw} from "mdast-util-to-hast";
import {nodesOf} from "./nodes-of.ts";

const OPTIONS = {closeEmptyElements: true, tightSelfClosing: true, allowDangerousHtml: true} as const;

/** HTML of `writtenNode`; an author's is none of it. */
const written = new WeakSet<Raw>();

/** Writes a tree as HTML, elements of SVG without content in their short form: a quarter of a flame graph is such elements. */
export function htmlText(tree: Nodes | Nodes[]): string {
  const nodes = Array.isArray(tree) ? tree : [tree];
  for (const node of nodes) refuseForeign(node);
  return nodes.map(node => toHtml(node, OPTIONS)).join("");
}

/** A node that `htmlText` writes as it wrote `nodes` here: the text takes a tenth of the memory of its nodes. */
export function writtenNode(nodes: readonly ElementContent[]): Raw {
  const node: Raw = {type: "raw", value: htmlText([...nodes])};
  written.add(node);
  return node;
}

function refuseForeign(tree: Nodes): void {
  for (const node of nodesOf(tree))
    if (node.type === "raw" && !written.has(node))
      throw new TypeError("expected elements and text, got raw HTML");
}
