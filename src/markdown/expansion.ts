import type {Root} from "mdast";
import {visit} from "unist-util-visit";
import {BUDGETS} from "../budgets.ts";

/**
 * Measures what the references of a document expand to when it is written as HTML.
 * Returns the exceeded limit, undefined within all of them.
 */
export function excessExpansion(tree: Root): string | undefined {
  const sizes = definitionSizes(tree);
  let characters = 0;
  let footnotes = 0;
  visit(tree, node => {
    if (node.type === "linkReference" || node.type === "imageReference")
      characters += sizes.get(node.identifier) ?? 0;
    if (node.type === "footnoteReference") footnotes++;
  });
  if (characters > BUDGETS.markdownExpansion)
    return `too many characters in references, expected at most ${BUDGETS.markdownExpansion}, got ${characters}`;
  if (footnotes > BUDGETS.markdownFootnotes)
    return `too many references to footnotes, expected at most ${BUDGETS.markdownFootnotes}, got ${footnotes}`;
  return undefined;
}

/** Characters of each definition by its identifier; the first definition of an identifier counts. */
function definitionSizes(tree: Root): ReadonlyMap<string, number> {
  const sizes = new Map<string, number>();
  visit(tree, "definition", ({identifier, url, title}) => {
    if (!sizes.has(identifier)) sizes.set(identifier, url.length + (title?.length ?? 0));
  });
  return sizes;
}
