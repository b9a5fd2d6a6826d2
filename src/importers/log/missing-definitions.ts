import type {Definition, FootnoteDefinition, Root} from "mdast";
import {visit} from "unist-util-visit";
import type {TextEdit} from "./text-edits.ts";
import {editedPart} from "./text-edits.ts";

/**
 * Returns the definitions that a section's references and footnotes mean and that lie outside it, a line each; "" without
 * such definitions. Of definitions with the same name the first counts, as in Markdown.
 */
export function missingDefinitions(
  tree: Root,
  source: string,
  isInside: (line: number) => boolean,
  edits: readonly TextEdit[],
): string {
  const used = new Set<string>();
  const defined = new Map<string, Definition | FootnoteDefinition>();
  visit(tree, node => {
    if (
      node.type === "linkReference" ||
      node.type === "imageReference" ||
      node.type === "footnoteReference"
    ) {
      if (isInside(node.position?.start.line ?? 0))
        used.add(keyOf(node.type === "footnoteReference", node.identifier));
    }
    if (node.type !== "definition" && node.type !== "footnoteDefinition") return;
    const key = keyOf(node.type === "footnoteDefinition", node.identifier);
    if (!defined.has(key)) defined.set(key, node);
  });
  const outside = [...defined].filter(
    ([key, node]) => used.has(key) && !isInside(node.position?.start.line ?? 0),
  );
  return outside
    .map(([, {position}]) =>
      editedPart(source, {start: position?.start.offset ?? 0, end: position?.end.offset ?? 0}, edits),
    )
    .join("\n");
}

function keyOf(isFootnote: boolean, identifier: string): string {
  return `${isFootnote ? "^" : ""}${identifier}`;
}
