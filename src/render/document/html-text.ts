import type {Nodes} from "hast";
import {toHtml} from "hast-util-to-html";

const OPTIONS = {closeEmptyElements: true, tightSelfClosing: true} as const;

/** Writes a tree as HTML, elements of SVG without content in their short form: a quarter of a flame graph is such elements. */
export function htmlText(tree: Nodes | Nodes[]): string {
  return Array.isArray(tree) ? tree.map(node => toHtml(node, OPTIONS)).join("") : toHtml(tree, OPTIONS);
}
