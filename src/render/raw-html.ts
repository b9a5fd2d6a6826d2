import type {Html, PhrasingContent, Root} from "mdast";
import type {Position} from "unist";
import {SKIP, visit} from "unist-util-visit";

/** How much of a piece of raw HTML a message quotes, in UTF-16 code units. */
const QUOTED = 40;

/**
 * Turns raw HTML into what a reader sees on GitHub where that is safe (comments vanish, `<br>` breaks the line) and into
 * the text as written otherwise; calls `found` for the latter, once for an element.
 */
export function replaceRawHtml(
  tree: Root,
  found: (quoted: string, position: Position | undefined) => void,
): void {
  visit(tree, "html", (node, index, parent) => {
    if (!parent || index === undefined) return undefined;
    const inline = parent.type !== "root" && !isFlowParent(parent.type);
    const replacement = replace(node);
    if (replacement === undefined && !node.value.startsWith("</")) found(quote(node.value), node.position);
    const content: PhrasingContent[] = replacement ?? [{type: "text", value: node.value}];
    const nodes = inline || !content.length ? content : [{type: "paragraph" as const, children: content}];
    parent.children.splice(index, 1, ...(nodes as typeof parent.children));
    return [SKIP, index + nodes.length];
  });
}

/** The safe reading of a piece of HTML: nothing for comments, a break for `<br>`; undefined for any other. */
function replace(node: Html): PhrasingContent[] | undefined {
  const rest = node.value.replace(/<!--(?:-?>|[\s\S]*?-->)/g, "").trim();
  if (rest === "") return [];
  return /^<br\s*\/?>$/i.test(rest) ? [{type: "break"}] : undefined;
}

function isFlowParent(type: string): boolean {
  return ["blockquote", "containerDirective", "footnoteDefinition", "listItem", "slot"].includes(type);
}

function quote(html: string): string {
  const line = html.split("\n")[0] ?? "";
  return line.length > QUOTED ? `${line.slice(0, QUOTED)}…` : line;
}
