import type {Element, Nodes} from "hast";
import {fromHtml} from "hast-util-from-html";
import {toString as textOf} from "mdast-util-to-string";
import {SKIP, visit} from "unist-util-visit";
import type {CopySource} from "../../islands/copy-text.ts";
import {columnHeads, rowSentence, tableOfRow} from "../../islands/copy-text.ts";

/** What is copied of a row of a figure's table, as the page's own menu has it; undefined where the page has no such row. */
export function rowSource(html: string, id: string, figure: CopySource): CopySource | undefined {
  const table = elements(fromHtml(html, {fragment: true}), "table").find(each =>
    elements(each, "tr").some(row => row.properties.id === id),
  );
  const part = table && elements(table, "tbody").find(each => rowOf(each, id));
  const row = part && rowOf(part, id);
  if (!row) return undefined;
  const texts = cellsOf(row).flatMap(cell => [
    cellText(cell),
    ...Array<string>(span(cell, "colSpan") - 1).fill(""),
  ]);
  const heads = elements(table, "thead").flatMap(head =>
    elements(head, "tr").map(line =>
      cellsOf(line).map(cell => ({
        text: cellText(cell),
        columns: span(cell, "colSpan"),
        rows: span(cell, "rowSpan"),
      })),
    ),
  );
  return {
    ...figure,
    kind: "row",
    id,
    text: rowSentence(unitOf(part), columnHeads(heads), texts),
    tables: figure.tables.map(text => tableOfRow(text, texts[0] ?? "")).filter(Boolean),
  };
}

function rowOf(part: Element, id: string): Element | undefined {
  return elements(part, "tr").find(row => row.properties.id === id);
}

/** The unit that heads a part of a table: the first text of its line, before what is said of the unit. */
function unitOf(part: Element): string {
  const head = elements(part, "tr").find(
    ({properties: {className}}) => Array.isArray(className) && className.includes("benchmark-unit"),
  );
  const [first] = head?.children.flatMap(cell => (cell.type === "element" ? cell.children : [])) ?? [];
  return first ? textOf(first) : "";
}

function elements(tree: Nodes, name: string): Element[] {
  const found: Element[] = [];
  visit(tree, "element", element => {
    if (element.tagName === name) found.push(element);
  });
  return found;
}

/** Cells with words; drawings are passed over. */
function cellsOf(row: Element): Element[] {
  return row.children.filter(
    (child): child is Element => child.type === "element" && child.properties.ariaHidden !== "true",
  );
}

/** The text of a cell as it is read aloud, without pictures and references to notes. */
function cellText(cell: Element): string {
  const parts: string[] = [];
  visit(cell, node => {
    if (node.type === "element" && isUnread(node)) return SKIP;
    if (node.type === "text") parts.push(node.value);
    return undefined;
  });
  return parts.join("").replace(/\s+/g, " ").trim();
}

function isUnread({tagName, properties}: Element): boolean {
  return ["svg", "sup", "copy-menu"].includes(tagName) || properties.ariaHidden === "true";
}

function span({properties}: Element, name: "colSpan" | "rowSpan"): number {
  return Math.max(1, Number(properties[name] ?? 1));
}
