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

/** Characters of a long text or attribute that take the memory of a node, as HTML and in the cache. */
const CHARACTERS_OF_NODE = 32;

/** Longer texts and attributes count by their characters: names, addresses and words are shorter. */
const SHORT = 1000;

/** Counts the nodes of a drawn tree; long texts and attributes count as several. */
export function countNodes(content: readonly ElementContent[]): number {
  let count = 0;
  const open: ElementContent[] = [...content];
  for (let node = open.pop(); node; node = open.pop()) {
    count++;
    if (node.type !== "element") count += nodesOfText(node.value);
    else {
      for (const value of Object.values(node.properties)) count += nodesOfText(value);
      for (const child of node.children) open.push(child);
    }
  }
  return count;
}

function nodesOfText(value: unknown): number {
  return typeof value === "string" && value.length > SHORT
    ? Math.floor(value.length / CHARACTERS_OF_NODE)
    : 0;
}
