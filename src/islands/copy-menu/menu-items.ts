import type {CopySource} from "../copy-text.ts";
import {citationOf, embedOf, linkOf, markdownOf, pictureMarkdownOf} from "../copy-text.ts";
import type {CopyPart} from "./copy-source.ts";
import {figurePng, loadedFile} from "./figure-png.ts";
import {cellsAsJson, csvOf, markdownTable, tableCells} from "./table-cells.ts";

/** A text that a menu copies. */
export interface MenuItem {
  readonly name: string;
  /** Plain text, and for a clipboard that takes it the same as HTML. */
  content(): {readonly text: string; readonly html?: string};
  /** A picture in place of the text, PNG; absent for an item without one. */
  image?(): Promise<Blob>;
  /** A file to save in place of a copy; absent for other items. For a picture, the file in which it is saved without clipboard. */
  file?: {readonly name: string; content(): Promise<Blob>};
}

/** The texts that can be copied of a part of a page, in menu order. */
export function menuItems(part: CopyPart): MenuItem[] {
  const {source, forms, tables} = part;
  const cells = tables.map(tableCells);
  const own = [...forms].map(
    ([name, text]) => [name === "Markdown" ? "Markdown table" : name, text] as const,
  );
  const embed = embedOf(source);
  const has = (name: string): boolean => forms.has(name) || cells.length === 0;
  return [
    {name: "Link", content: () => ({text: linkOf(source)})},
    {name: "Markdown", content: () => ({text: [markdownOf(source), ...tablesOf(part)].join("\n")})},
    {name: "Rich text", content: () => ({text: markdownOf(source), html: richText(part)})},
    ...own.map(([name, text]) => ({name, content: () => ({text})})),
    ...(has("CSV") ? [] : [{name: "CSV", content: () => ({text: cells.map(csvOf).join("\n")})}]),
    ...(has("JSON") ? [] : [{name: "JSON", content: () => ({text: cells.map(cellsAsJson).join("")})}]),
    ...imageItems(source),
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

/** The picture of a figure in several forms, or the picture of the link of an entry or a finding. */
function imageItems(source: CopySource): MenuItem[] {
  const preview = previewOf(source);
  const content = (): {readonly text: string} => ({text: linkOf(source)});
  if (preview !== undefined) {
    const load = (): Promise<Blob> => loadedFile(preview);
    return [{name: "Image", content, image: load, file: {name: "preview.png", content: load}}];
  }
  const {picture} = source;
  const markdown = pictureMarkdownOf(source);
  if (picture === undefined || markdown === undefined) return [];
  const path = new URL(picture).pathname;
  const png = {name: `${source.id}.png`, content: () => figurePng(path)};
  return [
    {name: "Image", content, image: png.content, file: png},
    {name: "Image in Markdown", content: () => ({text: markdown})},
    {name: "Image address", content: () => ({text: picture})},
    {name: "Save PNG", content, file: png},
    {name: "Save SVG", content, file: {name: `${source.id}.svg`, content: () => loadedFile(path)}},
  ];
}

/** Path of the picture in previews of the page, for the entry or the finding that the page is of; undefined for others. */
function previewOf({kind, page, card}: CopySource): string | undefined {
  const own = kind === "entry" ? page : kind === "finding" ? card : undefined;
  const field = document.querySelector<HTMLMetaElement>("meta[property='og:image']");
  if (own === undefined || !field || new URL(own).pathname !== location.pathname) return undefined;
  return new URL(field.content, location.href).pathname;
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
