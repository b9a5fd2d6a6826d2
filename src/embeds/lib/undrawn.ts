import type {Element, ElementContent} from "hast";
import {h} from "hastscript";
import type {InlineText} from "../embed.ts";

/** The replacement of a number in the text that the entry's meter does not pay for. */
export const UNCOMPUTED: InlineText = {text: "(not computed)", className: ["note"]};

/** The replacement of a figure that the entry's meter does not pay for. */
export function undrawnFigure(): Element {
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
