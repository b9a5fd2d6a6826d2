import {visit} from "unist-util-visit";
import type {FigureRecord} from "../embeds/embed.ts";
import {entryAddress, findingCardAddress} from "../journal/addresses/addresses.ts";
import {entryHeadline} from "../journal/entry/entry-headline.ts";
import {escapeDirectiveLabel} from "../text/escape-markdown.ts";
import {fencedText} from "../text/fenced-text.ts";
import {findingStatusWords} from "../text/finding-status.ts";
import {linkTarget} from "./document/link-target.ts";
import type {EntryDrawing, WrittenDirective} from "./entry-drawing.ts";
import {linkEdits} from "./link-edits.ts";
import type {MarkdownEdit} from "./markdown-edits.ts";
import {applyEdits, trimEmptyLines} from "./markdown-edits.ts";

type MarkdownDrawing = Pick<
  EntryDrawing,
  "entry" | "context" | "directives" | "numbers" | "figures" | "findings" | "textEdits"
>;

/**
 * Writes an entry as Markdown of GitHub's grammar: title and facts, the author's text with numbers and tables in place of
 * directives, then the findings of front matter and the figures that the text does not show.
 */
export function entryMarkdown(drawing: MarkdownDrawing): string {
  const {entry, figures, findings} = drawing;
  const {source} = entry.document;
  const facts = [entry.date, entryHeadline(entry)].filter(Boolean).join(" · ");
  const stated = findings
    .filter(({offset, part}) => offset === undefined && part)
    .map(
      ({part}) =>
        `- ${escapeDirectiveLabel(part?.text ?? "")} (${escapeDirectiveLabel(part?.status ?? "open")})`,
    );
  const rest = figures.filter(({offset}) => offset === undefined);
  return sections([
    `# ${escapeDirectiveLabel(entry.meta.title)}`,
    `${escapeDirectiveLabel(facts)}\\\n<${addressOf(drawing, entryAddress(entry.id))}>`,
    markdownBetween(drawing, 0, source.length),
    stated.length > 0 ? `## Findings\n\n${stated.join("\n")}` : "",
    rest.length > 0
      ? `## Evidence\n\n${rest.map(({record}) => figureMarkdown(record, drawing)).join("\n\n")}`
      : "",
  ]);
}

/**
 * Writes a part of an entry's text, from `start` to before `end`, with numbers and tables in place of directives, or captions
 * alone in place of tables.
 */
export function markdownBetween(
  drawing: MarkdownDrawing,
  start: number,
  end: number,
  hasTables: boolean = true,
): string {
  const {source} = drawing.entry.document;
  return applyEdits(source, {start, end}, [
    ...drawing.directives
      .filter(directive => directive.start >= start && directive.end <= end)
      .flatMap(directive => directiveEdits(directive, drawing, hasTables)),
    ...editsFrom(textEdits(drawing), start, end),
  ]);
}

/** The edits of code, links and images, which are the same for every part of an entry, by their start. */
function textEdits(drawing: MarkdownDrawing): readonly MarkdownEdit[] {
  drawing.textEdits ??= [...literalCode(drawing), ...resolvedLinks(drawing)].toSorted(
    (a, b) => a.start - b.start || b.end - a.end,
  );
  return drawing.textEdits;
}

/** The edits, sorted by their start, that start from `start` to before `end`. */
function editsFrom(edits: readonly MarkdownEdit[], start: number, end: number): readonly MarkdownEdit[] {
  return edits.slice(firstFrom(edits, start), firstFrom(edits, end));
}

/** Index of the first edit that starts at an offset or behind it. */
function firstFrom(edits: readonly MarkdownEdit[], offset: number): number {
  let [low, high] = [0, edits.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((edits[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The edits of a directive: its replacement, and of a container the removal of the line that closes it. */
function directiveEdits(
  directive: WrittenDirective,
  drawing: MarkdownDrawing,
  hasTables: boolean,
): MarkdownEdit[] {
  const {source} = drawing.entry.document;
  const text = trimEmptyLines(replacement(directive, drawing, hasTables));
  if (directive.form !== "container") return [{...directive, text, isLiteral: true}];
  const last = lastLine(source, directive);
  const head = {start: directive.start, end: lineEnd(source, directive.start), text, isLiteral: false};
  if (last === undefined) return [head];
  return [head, {start: last, end: lineEnd(source, last), text: "", isLiteral: false}];
}

/** Code blocks as they are, whose blank lines belong to the code. */
function literalCode({entry}: MarkdownDrawing): MarkdownEdit[] {
  const {source, tree} = entry.document;
  const edits: MarkdownEdit[] = [];
  visit(tree, "code", ({position}) => {
    const [start, end] = [position?.start.offset, position?.end.offset];
    if (start !== undefined && end !== undefined)
      edits.push({start, end, text: source.slice(start, end), isLiteral: true});
  });
  return edits;
}

/** Addresses of links and images as they resolve on the site; those that lead nowhere stay as they are written. */
function resolvedLinks(drawing: MarkdownDrawing): MarkdownEdit[] {
  const {entry, context} = drawing;
  const {queries, config, href} = context;
  const page = addressOf(drawing, entryAddress(entry.id));
  return linkEdits(entry.document.tree, entry.document.source, written => {
    const {href: address} = linkTarget(written, {entry, queries, config, href});
    if (address?.startsWith("#")) return address === "#" ? page : page + address;
    return address?.startsWith("/") ? `${config.site ?? ""}${address}` : undefined;
  });
}

/** The text in place of a directive; the directive itself where it could not be computed. */
function replacement(directive: WrittenDirective, drawing: MarkdownDrawing, hasTables: boolean): string {
  const {form, start, end} = directive;
  const {source} = drawing.entry.document;
  if (form === "text") return escapeNumber(drawing.numbers.get(start)) ?? source.slice(start, end);
  if (form === "container") return findingHead(start, drawing);
  const figures = drawing.figures.filter(({offset}) => offset === start);
  if (figures.length === 0) return source.slice(start, end);
  const text = figures.map(({record}) => figureMarkdown(record, drawing, hasTables)).join("\n\n");
  return text.replaceAll("\n", `\n${linePrefix(source, start)}`);
}

function escapeNumber(text: string | undefined): string | undefined {
  return text === undefined ? undefined : escapeDirectiveLabel(text);
}

/** The first line of a finding: its id, which leads to its page, and its status. */
function findingHead(start: number, drawing: MarkdownDrawing): string {
  const found = drawing.findings.find(({offset}) => offset === start);
  if (found?.id === undefined) return "**Finding**\n";
  const address = addressOf(drawing, findingCardAddress(drawing.entry.id, found.id));
  return `**Finding [${escapeDirectiveLabel(found.id)}](${address})** (${escapeDirectiveLabel(found.part?.status ?? findingStatusWords("open"))})\n`;
}

/** A figure as its caption, which leads to it, and its tables as benchstat prints them. */
function figureMarkdown(
  {id, text, table}: FigureRecord,
  drawing: MarkdownDrawing,
  hasTables: boolean = true,
): string {
  const address = `${addressOf(drawing, entryAddress(drawing.entry.id))}#${id}`;
  return sections([
    `**[${escapeDirectiveLabel(text)}](${address})**`,
    table === undefined || !hasTables ? "" : fencedText(table),
  ]).trimEnd();
}

function addressOf({context}: MarkdownDrawing, path: string): string {
  return `${context.config.site ?? ""}${context.href(path)}`;
}

/** The characters before a directive on its line, those of a list item as blanks: `> `, `   `. */
function linePrefix(source: string, offset: number): string {
  return source.slice(source.lastIndexOf("\n", offset - 1) + 1, offset).replace(/[^>\s]/g, " ");
}

/** Start of the line that closes a container; undefined for one that the end of the text closes. */
function lastLine(source: string, {start, end}: WrittenDirective): number | undefined {
  const line = source.lastIndexOf("\n", end - 1) + 1;
  return line > start && /^[\s>]*:{3,}\s*$/.test(source.slice(line, end)) ? line : undefined;
}

/** Offset behind the line that an offset is in. */
function lineEnd(source: string, offset: number): number {
  const end = source.indexOf("\n", offset);
  return end < 0 ? source.length : end;
}

function sections(parts: readonly string[]): string {
  return `${parts.filter(Boolean).join("\n\n")}\n`;
}
