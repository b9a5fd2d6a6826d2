import type {Definition, Heading, Html, Image, Link, Node, Root, Table} from "mdast";
import {toString as textOf} from "mdast-util-to-string";
import {visit} from "unist-util-visit";
import type {LinkPlaces} from "./log-links.ts";
import {entryLink, isAbsolute} from "./log-links.ts";
import {permalinkHeading} from "./log-outline.ts";
import type {TextEdit} from "./text-edits.ts";

/** Context for rewriting a section's Markdown for an entry. */
export interface EditContext {
  readonly source: string;
  /** Name of the entry's folder. */
  readonly entry: string;
  readonly places: LinkPlaces;
  /** How many levels headings rise. */
  readonly rise: number;
  /** Name in the entry's folder of the copy of an image; undefined if the log's repository does not have the file. */
  image(url: string): string | undefined;
  /** Receives points for a reviewer. */
  note(line: number, text: string): void;
}

/** Sentence below a table of numbers whose raw output is not at hand. */
export const COPIED_NUMBERS = "*Numbers copied by hand; the output they are from is not attached.*";

/** Returns the edits of everything in a log's tree but its code. */
export function sectionEdits(
  tree: Root,
  isInside: (line: number) => boolean,
  context: EditContext,
): TextEdit[] {
  const edits: TextEdit[] = [];
  visit(tree, node => {
    if (node.type === "root") return;
    const line = node.position?.start.line ?? 0;
    if (!isInside(line)) {
      // A table may start above the rows of a section, never a paragraph's line.
      if (node.type === "heading" || node.type === "code") return "skip";
      return;
    }
    if (node.type === "heading") edits.push(...headingEdits(node, context));
    if (node.type === "link") edits.push(...linkEdits(node, line, context));
    if (node.type === "definition") edits.push(...definitionEdits(node, line, context));
    if (node.type === "image") edits.push(...imageEdits(node, line, context));
    if (node.type === "html") edits.push(...htmlImageEdits(node, line, context));
    if (node.type === "table") edits.push(...tableEdits(node));
    return;
  });
  return edits;
}

/** Returns the edits of headings that were copied from a rendered page. */
export function permalinkEdits(
  lines: readonly string[],
  offsets: readonly number[],
  isInside: (line: number) => boolean,
): TextEdit[] {
  return lines.flatMap((text, index) => {
    const heading = isInside(index + 1) ? permalinkHeading(text) : undefined;
    const start = offsets[index] ?? 0;
    return heading === undefined ? [] : [{start, end: start + text.length, text: `\n## ${heading}\n`}];
  });
}

/** A line that an entry would take for a directive. */
const DIRECTIVE_LIKE = /^[ \t]{0,3}:{2,}[A-Za-z]/;

/** Returns the edits that keep the text of lines which an entry would take for directives. */
export function directiveEdits(
  lines: readonly string[],
  offsets: readonly number[],
  isText: (line: number) => boolean,
): TextEdit[] {
  return lines.flatMap((text, index) => {
    if (!isText(index + 1) || !DIRECTIVE_LIKE.test(text)) return [];
    const start = (offsets[index] ?? 0) + text.indexOf(":");
    return [{start, end: start, text: "\\"}];
  });
}

function span(node: Node): {start: number; end: number} {
  return {start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0};
}

function headingEdits(node: Heading, {source, rise}: EditContext): TextEdit[] {
  const depth = Math.min(6, Math.max(2, node.depth - rise));
  if (depth === node.depth) return [];
  const {start, end} = span(node);
  const mark = /^#+/.exec(source.slice(start, end))?.[0];
  if (mark) return [{start, end: start + mark.length, text: "#".repeat(depth)}];
  const last = node.children.at(-1);
  if (!last || node.children.some(child => child.position?.start.line !== node.position?.start.line))
    return [];
  return [
    {start, end: start, text: `${"#".repeat(depth)} `},
    {start: span(last).end, end, text: ""},
  ];
}

function linkEdits(node: Link, line: number, context: EditContext): TextEdit[] {
  if (isAbsolute(node.url)) return [];
  const address = entryLink(node.url, context.entry, context.places);
  if (address !== undefined) return addressEdit(node, node.url, address, context);
  context.note(line, `link to "${node.url}" has no address outside the repository: its text is kept`);
  const {start, end} = span(node);
  const [first, last] = [node.children[0], node.children.at(-1)];
  if (!first || !last) return [{start, end, text: `\`${node.url}\``}];
  return [
    {start, end: span(first).start, text: ""},
    {start: span(last).end, end, text: ` (\`${node.url}\`)`},
  ];
}

function definitionEdits(node: Definition, line: number, context: EditContext): TextEdit[] {
  if (isAbsolute(node.url)) return [];
  const address = context.image(node.url) ?? entryLink(node.url, context.entry, context.places);
  if (address !== undefined) return addressEdit(node, node.url, address, context);
  context.note(line, `link to "${node.url}" has no address outside the repository: its text is kept`);
  return [{...span(node), text: ""}];
}

/** Replaces an address within the Markdown of its node. */
function addressEdit(node: Node, url: string, address: string, {source}: EditContext): TextEdit[] {
  if (address === url) return [];
  const {start, end} = span(node);
  const at = source.slice(start, end).lastIndexOf(url);
  return at < 0 ? [] : [{start: start + at, end: start + at + url.length, text: address}];
}

function imageEdits(node: Image, line: number, context: EditContext): TextEdit[] {
  if (isAbsolute(node.url)) return [];
  return [{...span(node), text: imageText(node.url, node.alt ?? "", line, context)}];
}

/** Writes an image that was written in HTML as Markdown, since an entry's HTML is shown as text. */
function htmlImageEdits(node: Html, line: number, context: EditContext): TextEdit[] {
  const tag = /^<img\b([^>]*)>$/i.exec(node.value.trim())?.[1];
  const url = tag && /\bsrc=["']([^"']+)["']/i.exec(tag)?.[1];
  if (!url) return [];
  const alt = /\balt=["']([^"']*)["']/i.exec(tag)?.[1] ?? "";
  const text = isAbsolute(url) ? `![${alt}](${url})` : imageText(url, alt, line, context);
  return [{...span(node), text}];
}

function imageText(url: string, alt: string, line: number, context: EditContext): string {
  const name = context.image(url);
  if (name !== undefined) return `![${alt}](${name})`;
  context.note(line, `image "${url}" does not exist`);
  return `${alt || "image"} (\`${url}\` is missing)`;
}

function tableEdits(node: Table): TextEdit[] {
  const {end} = span(node);
  const hasNumbers = node.children.slice(1).some(row => /\d/.test(textOf(row)));
  return hasNumbers ? [{start: end, end, text: `\n\n${COPIED_NUMBERS}`}] : [];
}
