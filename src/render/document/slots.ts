import type {Element, ElementContent, Root} from "hast";
import type {Node, Parent, RootContent} from "mdast";
import type {Handler} from "mdast-util-to-hast";

/** A place in the author's text that our own code fills once everything around it is sanitised. */
export interface Slot extends Parent {
  type: "slot";
  /** Which of the document's fills it is. */
  index: number;
  /** True within a line of text. */
  inline: boolean;
  children: RootContent[];
}

declare module "mdast" {
  interface RootContentMap {
    slot: Slot;
  }
  interface BlockContentMap {
    slot: Slot;
  }
  interface PhrasingContentMap {
    slot: Slot;
  }
}

/** Draws the content of a slot; `children` are the author's nodes inside it, sanitised. */
export type Fill = (children: ElementContent[]) => ElementContent[] | Promise<ElementContent[]>;

/**
 * The slots of a document.
 * Note: an author cannot make a slot. Raw HTML never becomes elements and directives give elements no properties,
 * so `data-slot` comes from `slotHandler` alone; the sanitiser lets it through on `div` and `span`.
 */
export interface Slots {
  /** Makes a slot in place of `node`, with the node's position and `children` inside. */
  make(node: Node, inline: boolean, fill: Fill, children?: readonly Node[]): Slot;
  /** Replaces every slot of a sanitised tree, in the order of the text, sequentially. */
  fill(tree: Root): Promise<void>;
}

/** Starts a document without slots. */
export function createSlots(): Slots {
  const fills: Fill[] = [];
  return {
    make(node, inline, fill, children = []) {
      const slot: Slot = {
        type: "slot",
        index: fills.push(fill) - 1,
        inline,
        children: [...children] as RootContent[],
      };
      return node.position ? {...slot, position: node.position} : slot;
    },
    fill: tree => fillIn(tree, fills),
  };
}

/** Turns a slot into the element that marks its place while the tree is sanitised. */
export const slotHandler: Handler = (state, node: Slot): Element => ({
  type: "element",
  tagName: node.inline ? "span" : "div",
  properties: {dataSlot: String(node.index)},
  children: state.all(node) as ElementContent[],
});

async function fillIn(parent: Root | Element, fills: readonly Fill[]): Promise<void> {
  const children: ElementContent[] = [];
  for (const child of parent.children) {
    if (child.type === "doctype") continue;
    if (child.type === "element") await fillIn(child, fills);
    const fill = child.type === "element" ? fills[Number(child.properties.dataSlot ?? -1)] : undefined;
    if (fill && child.type === "element") children.push(...(await fill(child.children)));
    else children.push(child);
  }
  parent.children = children;
}
