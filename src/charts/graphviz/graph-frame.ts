import type {Element} from "hast";
import {h} from "hastscript";

/**
 * Frames a graph's drawing as a part of the page that scrolls; `name` is its text alternative. A script fits it to its width and
 * lets it be zoomed; without one it has its own size.
 */
export function graphFrame(drawing: Element, name: string): Element {
  const region = {tabIndex: 0, role: "region", ariaLabel: name};
  return h("graph-view", [h("div.table-scroll.call-graph-frame", region, [drawing])]);
}
