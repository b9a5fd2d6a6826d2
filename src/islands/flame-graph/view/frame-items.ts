import {at} from "../../../stacks/frame-tree.ts";
import {make} from "../../dom.ts";
import type {Layout} from "../tree/layout.ts";
import {childrenOf, pathTo} from "../tree/layout.ts";

/** A frame as those read it who do not see the picture. */
export interface FrameItem {
  readonly node: number;
  /** 1 for the root. */
  readonly level: number;
  /** Place among the frames of the same caller, from 1 on. */
  readonly place: number;
  readonly siblings: number;
  /** Undefined for a frame without callees. */
  readonly isExpanded: boolean | undefined;
}

/** Maximum siblings listed on either side. */
const MOST_ASIDE = 8;

/**
 * Picks the frames around the current frame: its callers, siblings and callees. The whole tree would be
 * more elements than a page bears; these change with each move.
 */
export function frameItems({tree}: Layout, current: number): FrameItem[] {
  const path = pathTo(tree, current);
  const items = path.slice(0, -1).map(node => itemOf(tree, node, true));
  const parent = at(tree.parents, current);
  const beside = parent < 0 ? [current] : childrenOf(tree, parent);
  const place = beside.indexOf(current);
  for (const node of beside.slice(Math.max(0, place - MOST_ASIDE), place + MOST_ASIDE + 1)) {
    items.push(itemOf(tree, node, node === current));
    if (node !== current) continue;
    for (const child of childrenOf(tree, node).slice(0, MOST_ASIDE)) items.push(itemOf(tree, child, false));
  }
  return items;
}

function itemOf(tree: Layout["tree"], node: number, isExpanded: boolean): FrameItem {
  const parent = at(tree.parents, node);
  const siblings = parent < 0 ? [node] : childrenOf(tree, parent);
  const isLeaf = at(tree.ends, node) === node + 1;
  return {
    node,
    level: at(tree.depths, node) + 1,
    place: siblings.indexOf(node) + 1,
    siblings: siblings.length,
    isExpanded: isLeaf ? undefined : isExpanded,
  };
}

/** The frame that a key moves to; `below` is the key for callees. */
export function stepFrom({tree}: Layout, node: number, key: string, below: "ArrowDown" | "ArrowUp"): number {
  const parent = at(tree.parents, node);
  if (key === below) return at(tree.ends, node) > node + 1 ? node + 1 : node;
  if (key === "ArrowUp" || key === "ArrowDown") return Math.max(0, parent);
  if (key === "Home") return 0;
  const beside = parent < 0 ? [node] : childrenOf(tree, parent);
  const step = key === "ArrowRight" ? 1 : key === "ArrowLeft" ? -1 : 0;
  return beside[beside.indexOf(node) + step] ?? node;
}

/** Makes the element of an item. */
export function itemElement(item: FrameItem, id: string, text: string, isCurrent: boolean): HTMLElement {
  const {level, place, siblings, isExpanded} = item;
  return make(
    "div",
    {
      set: {
        role: "treeitem",
        id,
        "aria-level": level,
        "aria-posinset": place,
        "aria-setsize": siblings,
        "aria-expanded": isExpanded === undefined ? undefined : String(isExpanded),
        "aria-selected": String(isCurrent),
      },
    },
    text,
  );
}
