import type {Element, ElementContent, Root} from "hast";
import {h} from "hastscript";
import type {BlockContent, Blockquote, Code, DefinitionContent, Root as MarkdownRoot, Node} from "mdast";
import type {ContainerDirective, LeafDirective, TextDirective} from "mdast-util-directive";
import {toString as textOf} from "mdast-util-to-string";
import rehypeSanitize from "rehype-sanitize";
import remarkRehype from "remark-rehype";
import {unified} from "unified";
import type {Position} from "unist";
import {SKIP, visit} from "unist-util-visit";
import {parseCodeFence} from "../../markdown/code-fence.ts";
import type {MarkdownDocument} from "../../markdown/document.ts";
import {rawHtml} from "../../problems/links.ts";
import {alertOf} from "./alerts.ts";
import type {Colouring} from "./colouring.ts";
import {codeBlock} from "./highlight.ts";
import type {LinkContext} from "./links.ts";
import {resolveLinks} from "./links.ts";
import {replaceRawHtml} from "./raw-html.ts";
import {SCHEMA} from "./sanitize.ts";
import type {Slots} from "./slots.ts";
import {createSlots, slotHandler} from "./slots.ts";
import {tableRow} from "./table-row.ts";

/** How the parts of a document that are ours are drawn, and where its links lead. */
export interface DocumentParts extends LinkContext {
  /** Draws `::name{…}` or `:name[…]{…}`. */
  directive(node: LeafDirective | TextDirective): Promise<ElementContent[]>;
  /** Draws a code block that is a measurement; undefined for other code. */
  fence(node: Code): Promise<ElementContent[] | undefined>;
  /** Colours code as far as it lasts. */
  readonly colouring: Colouring;
  /** Records the id of an author's heading or footnote. */
  addId(id: string, position: Position | undefined): void;
  /** Draws a container around its sanitised content. */
  container(node: ContainerDirective, children: ElementContent[]): ElementContent[];
}

/**
 * Turns a document into a tree that is safe to publish: the author's Markdown passes the sanitiser, and the output of our own
 * code is put in after it.
 */
export async function documentTree(document: MarkdownDocument, parts: DocumentParts): Promise<Root> {
  const slots = createSlots();
  const markdown = structuredClone(document.tree);
  setHeadings(markdown, document);
  replaceRawHtml(markdown, (quoted, position) => reportRawHtml(parts, quoted, position));
  placeSlots(markdown, slots, parts);
  const tree = toSafeTree(markdown, parts);
  finishTree(tree, document, parts);
  await slots.fill(tree);
  return tree;
}

function reportRawHtml(parts: DocumentParts, quoted: string, position: Position | undefined): void {
  parts.report(rawHtml(quoted), position);
}

/** Sets the depth and the id of each heading as in the document's table of contents. */
function setHeadings(tree: MarkdownRoot, document: MarkdownDocument): void {
  let index = 0;
  visit(tree, "heading", node => {
    const heading = document.headings[index++];
    if (!heading) return;
    node.depth = Math.min(6, Math.max(2, heading.depth)) as typeof node.depth;
    node.data = {...node.data, hProperties: {id: heading.id}};
  });
}

/** Puts a slot where our own code draws: code, alerts, directives, containers. */
function placeSlots(tree: MarkdownRoot, slots: Slots, parts: DocumentParts): void {
  visit(tree, (node, index, parent) => {
    if (!parent || index === undefined || !("children" in parent)) return undefined;
    const slot = slotFor(node, slots, parts);
    if (!slot) return undefined;
    (parent.children as Node[])[index] = slot;
    // The slot's own children are looked at next, in its place.
    return slot.children.length ? [SKIP, index] : SKIP;
  });
}

function slotFor(node: Node, slots: Slots, parts: DocumentParts) {
  switch (node.type) {
    case "code": {
      const code = node as Code;
      return slots.make(node, false, async () => {
        const drawn = await parts.fence(code);
        return drawn ?? [await codeBlock(code.value, parseCodeFence(code.lang, code.meta), parts.colouring)];
      });
    }
    case "leafDirective":
    case "textDirective": {
      const directive = node as LeafDirective | TextDirective;
      return slots.make(node, node.type === "textDirective", () => parts.directive(directive));
    }
    case "containerDirective": {
      const container = node as ContainerDirective;
      const draw = (children: ElementContent[]) => parts.container(container, children);
      return slots.make(node, false, draw, container.children.map(emphasizeLabel));
    }
    case "blockquote": {
      const quotation = node as Blockquote;
      const alert = quotation.data?.hName ? undefined : alertOf(quotation);
      if (!alert) return undefined;
      const title = `${alert.name.charAt(0).toUpperCase()}${alert.name.slice(1)}`;
      const draw = (children: ElementContent[]) => [
        h(`div.alert.alert-${alert.name}`, {role: "note"}, h("p.alert-title", title), children),
      ];
      return slots.make(node, false, draw, alert.children);
    }
    default:
      return undefined;
  }
}

/** Shows the label of a container, `:::finding[claim]`, as a bold line. */
function emphasizeLabel(node: BlockContent | DefinitionContent): Node {
  if (node.type !== "paragraph" || !node.data?.directiveLabel) return node;
  return {...node, children: [{type: "strong", children: node.children}]} as Node;
}

function toSafeTree(markdown: MarkdownRoot, parts: DocumentParts): Root {
  const processor = unified()
    .use(remarkRehype, {
      handlers: {slot: slotHandler, tableRow},
      footnoteLabelProperties: {className: ["visually-hidden"]},
    })
    .use(() => (tree: Root) => resolveLinks(tree, parts))
    .use(rehypeSanitize, SCHEMA);
  return processor.runSync(markdown) as Root;
}

/** Adds attributes to the author's sanitised elements that authors may not write. */
function finishTree(tree: Root, document: MarkdownDocument, {addId}: Pick<DocumentParts, "addId">): void {
  const headings = new Map(document.headings.map(heading => [heading.id, heading.text]));
  const tables = new Map<string, number>();
  visit(tree, "element", (element, index, parent) => {
    if (element.tagName === "table" && parent && index !== undefined) {
      parent.children[index] = scrollingTable(element, tables);
    }
    if (element.properties.align === "right") element.properties.className = ["num"];
    const id = element.properties.id;
    if (typeof id === "string") addId(id, element.position);
    if (/^h[2-6]$/.test(element.tagName) && typeof id === "string" && headings.has(id))
      element.children.push(anchor(id, headings.get(id) ?? ""));
    if (element.tagName === "input")
      element.properties.ariaLabel = element.properties.checked ? "done" : "not done";
    return undefined;
  });
}

/**
 * A table that may be wider than a phone; the region is named by the table's head, and by a number if `tables`, the tables so
 * far by their heads, has that head.
 */
function scrollingTable(table: Element, tables: Map<string, number>): Element {
  const names: string[] = [];
  visit(table, "element", cell => {
    if (cell.tagName === "th") names.push(textOf(cell));
  });
  const head = names.filter(Boolean).join(", ");
  const number = (tables.get(head) ?? 0) + 1;
  tables.set(head, number);
  const ariaLabel = number > 1 ? `Table ${number}: ${head}` : `Table: ${head}`;
  return h("div.table-scroll", {tabIndex: 0, role: "region", ariaLabel}, table);
}

/** The copyable link of a heading. */
function anchor(id: string, text: string): Element {
  return h("a.anchor", {href: `#${id}`, ariaLabel: `Link to “${text}”`}, "#");
}
