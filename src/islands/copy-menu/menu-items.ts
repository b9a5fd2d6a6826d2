import type {CopySource} from "../copy-text.ts";
import {citationOf, embedOf, linkOf, markdownOf} from "../copy-text.ts";
import type {CopyPart} from "./copy-source.ts";
import {cellsAsJson, csvOf, markdownTable, tableCells} from "./table-cells.ts";

/** A text that a menu copies. */
export interface MenuItem {
  readonly name: string;
  /** Plain text, and for a clipboard that takes it the same as HTML. */
  content(): {readonly text: string; readonly html?: string};
  /** A picture in place of the text; absent for an item without one. */
  image?(): Promise<Blob>;
}

/** The texts that can be copied of a part of a page, in menu order. */
export function menuItems(part: CopyPart): MenuItem[] {
  const {source, forms, tables} = part;
  const cells = tables.map(tableCells);
  const own = [...forms].map(
    ([name, text]) => [name === "Markdown" ? "Markdown table" : name, text] as const,
  );
  const embed = embedOf(source);
  const picture = pictureOf(source);
  const has = (name: string): boolean => forms.has(name) || cells.length === 0;
  return [
    {name: "Link", content: () => ({text: linkOf(source)})},
    {name: "Markdown", content: () => ({text: [markdownOf(source), ...tablesOf(part)].join("\n")})},
    {name: "Rich text", content: () => ({text: markdownOf(source), html: richText(part)})},
    ...own.map(([name, text]) => ({name, content: () => ({text})})),
    ...(has("CSV") ? [] : [{name: "CSV", content: () => ({text: cells.map(csvOf).join("\n")})}]),
    ...(has("JSON") ? [] : [{name: "JSON", content: () => ({text: cells.map(cellsAsJson).join("")})}]),
    ...(picture === undefined
      ? []
      : [{name: "Image", content: () => ({text: linkOf(source)}), image: () => fetchPicture(picture)}]),
    ...(embed === undefined ? [] : [{name: "Embed", content: () => ({text: embed})}]),
    {name: "Cite", content: () => ({text: citationOf(source)})},
  ];
}

/** The tables of a figure in Markdown, unless the page has them as text. */
function tablesOf({source, tables}: CopyPart): string[] {
  return source.kind === "figure" && source.tables.length === 0
    ? tables.map(tableCells).map(markdownTable)
    : [];
}

/** Path of the picture in previews of the page, for the entry or the finding that the page is of; undefined for others. */
function pictureOf({kind, page, card}: CopySource): string | undefined {
  const own = kind === "entry" ? page : kind === "finding" ? card : undefined;
  const field = document.querySelector<HTMLMetaElement>("meta[property='og:image']");
  if (
    typeof ClipboardItem === "undefined" ||
    own === undefined ||
    !field ||
    new URL(own).pathname !== location.pathname
  )
    return undefined;
  return new URL(field.content, location.href).pathname;
}

/** Fetches a picture from the site that is shown, which need not be published; rejects with DOMException. */
async function fetchPicture(path: string): Promise<Blob> {
  const response = await fetch(path).catch(() => undefined);
  if (!response?.ok) throw new DOMException(`${path} cannot be loaded`, "NetworkError");
  return response.blob();
}

/** The sentence with its link, the tables and their source as HTML without attributes of the page. */
function richText({source, tables, holder}: CopyPart): string {
  const root = document.createElement("div");
  root.append(paragraph(link(source.text, linkOf(source))));
  const row = holder.closest("tr");
  for (const table of tables) root.append(plainTable(tableCells(table)));
  if (row || tables.length === 0) for (const text of source.tables) root.append(preformatted(text));
  root.append(paragraph("From ", link(source.title, source.page), `: ${source.entry} · ${source.facts}`));
  return root.innerHTML;
}

function plainTable({heads, rows}: ReturnType<typeof tableCells>): HTMLTableElement {
  const table = document.createElement("table");
  const add = (row: readonly string[], name: "th" | "td"): void => {
    const line = table.insertRow();
    for (const text of row) {
      const cell = document.createElement(name);
      cell.textContent = text;
      line.append(cell);
    }
  };
  add(heads, "th");
  for (const row of rows) add(row, "td");
  return table;
}

function preformatted(text: string): HTMLPreElement {
  const pre = document.createElement("pre");
  pre.textContent = text;
  return pre;
}

function paragraph(...content: readonly (Node | string)[]): HTMLParagraphElement {
  const element = document.createElement("p");
  element.append(...content);
  return element;
}

function link(text: string, href: string): HTMLAnchorElement {
  const element = document.createElement("a");
  element.href = href;
  element.textContent = text;
  return element;
}
