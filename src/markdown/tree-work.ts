import type {Nodes, Root} from "mdast";
import {visit} from "unist-util-visit";
import type {Spend} from "../meter.ts";
import {WorkExhausted} from "../meter.ts";

/** Place that a meter ran empty at. */
export interface ExhaustedAt {
  /** 1-based line of the node that was not paid for. */
  readonly line: number;
  readonly error: WorkExhausted;
}

/**
 * Draws the nodes of a document, and the repetitions by references, from a meter: block by block, in the order of the text.
 * Where the meter runs empty the tree is cut before the block; undefined if it lasts.
 */
export function payForTree(tree: Root, spend: Spend): ExhaustedAt | undefined {
  const sizes = definitionSizes(tree);
  for (const [index, block] of tree.children.entries()) {
    const exhausted = payForBlock(block, sizes, spend);
    if (!exhausted) continue;
    tree.children.length = index;
    return exhausted;
  }
  return undefined;
}

function payForBlock(
  block: Nodes,
  sizes: ReadonlyMap<string, number>,
  spend: Spend,
): ExhaustedAt | undefined {
  let line = block.position?.start.line ?? 1;
  try {
    visit(block, node => {
      line = node.position?.start.line ?? line;
      spend("textNodes", 1);
      if (node.type === "linkReference" || node.type === "imageReference")
        spend("references", sizes.get(node.identifier) ?? 0);
    });
    return undefined;
  } catch (error) {
    if (!(error instanceof WorkExhausted)) throw error;
    return {line, error};
  }
}

/** Characters of each definition by its identifier; the first definition of an identifier counts. */
function definitionSizes(tree: Root): ReadonlyMap<string, number> {
  const sizes = new Map<string, number>();
  visit(tree, "definition", ({identifier, url, title}) => {
    if (!sizes.has(identifier)) sizes.set(identifier, url.length + (title?.length ?? 0));
  });
  return sizes;
}
