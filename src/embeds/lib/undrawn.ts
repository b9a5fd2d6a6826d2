import type {Element, ElementContent} from "hast";
import {h} from "hastscript";

/** The replacement of a directive that the entry's meter does not pay for. */
export function undrawn(isInline: boolean): Element {
  if (isInline) return h("span.note", "(not computed)");
  return h(
    "p.warning",
    "This figure is not drawn: the entry costs too much work. The files are offered as downloads.",
  );
}

/** Counts the nodes of a drawn tree. */
export function countNodes(content: readonly ElementContent[]): number {
  let count = 0;
  const open: ElementContent[] = [...content];
  for (let node = open.pop(); node; node = open.pop()) {
    count++;
    if (node.type === "element") for (const child of node.children) open.push(child);
  }
  return count;
}
