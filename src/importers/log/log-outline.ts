import type {Paragraph, Root, RootContent, Table} from "mdast";
import {toString as textOf} from "mdast-util-to-string";
import type {WrittenDate} from "../calendar-date.ts";
import {findDate} from "../calendar-date.ts";
import {lineNumbersOfCode} from "./line-numbers-of-code.ts";

/** A heading of a log, with the lines up to the next heading. */
export interface LogHeading {
  /** Lines of the heading itself, from 1, the last included; 0 for the text before the first heading. */
  readonly line: number;
  readonly lastLine: number;
  /** 1 to 6; 0 for the text before the first heading. */
  readonly depth: number;
  readonly text: string;
  /** The day that the heading names. */
  readonly date: WrittenDate | undefined;
  /** A line `Date: 2026-03-16` below the heading and before the next heading. */
  readonly dateLine: DateLine | undefined;
}

/** A line of a text that dates it. */
export interface DateLine {
  readonly line: number;
  readonly date: WrittenDate;
}

/** A row of a table whose first cell is a day. */
export interface DatedRow {
  readonly line: number;
  readonly date: WrittenDate;
  /** Text of the first cell behind the date that has words. */
  readonly title: string;
  readonly table: Table;
}

/** Dates of the parts of a log. */
export interface LogOutline {
  /** The text before the first heading comes first. */
  readonly headings: readonly LogHeading[];
  readonly rows: readonly DatedRow[];
}

/** A line that was copied from a rendered page, with the sign of its permanent link. */
const PERMALINK = /^(.*\S)\s*¶$/;
/**
 * Depths of headings whose depth was lost: the title is the first line, and a heading without a date belongs to a dated
 * heading.
 */
const LOST_DEPTHS = {title: 1, dated: 2, other: 3} as const;
const DATE_LINE = /^[\s>*_-]*date[*_]*\s*:[*_\s]*(.+)$/i;

type Mark = Omit<LogHeading, "dateLine">;

/** Returns the headings of a log and its dated table rows. Headings within quotes and lists are ignored. */
export function outlineLog(tree: Root, lines: readonly string[]): LogOutline {
  const marks: Mark[] = [{line: 0, lastLine: 0, depth: 0, text: "", date: undefined}];
  const dateLines: DateLine[] = [];
  const rows: DatedRow[] = [];
  for (const node of tree.children) {
    if (node.type === "heading") marks.push(markOf(node, node.depth, textOf(node)));
    if (node.type === "paragraph") dateLines.push(...dateLinesOf(node, lines));
    if (node.type === "table") rows.push(...datedRows(node));
  }
  marks.push(...permalinkMarks(tree, lines));
  marks.sort((a, b) => a.line - b.line);
  return {headings: withDateLines(marks, dateLines), rows};
}

/** Returns a heading's text if a line ends in the sign of a permanent link. */
export function permalinkHeading(line: string): string | undefined {
  return PERMALINK.exec(line)?.[1];
}

function markOf(node: RootContent, depth: number, text: string): Mark {
  const {start, end} = node.position ?? {start: {line: 0}, end: {line: 0}};
  const plain = text.replace(/\s+/g, " ").trim();
  return {line: start.line, lastLine: end.line, depth, text: plain, date: findDate(plain)};
}

/** Copied text has no blank line around its headings, so that a table or a list may take them in: every line but code counts. */
function permalinkMarks(tree: Root, lines: readonly string[]): Mark[] {
  const code = lineNumbersOfCode(tree);
  return lines.flatMap((written, index) => {
    const line = index + 1;
    const text = code.has(line) ? undefined : permalinkHeading(written);
    if (text === undefined) return [];
    const date = findDate(text);
    const depth = LOST_DEPTHS[line === 1 ? "title" : date ? "dated" : "other"];
    return [{line, lastLine: line, depth, text, date}];
  });
}

function dateLinesOf({position}: Paragraph, lines: readonly string[]): DateLine[] {
  const [from, to] = [position?.start.line ?? 1, position?.end.line ?? 0];
  return lines.slice(from - 1, to).flatMap((text, index) => {
    const date = findDate(DATE_LINE.exec(text)?.[1] ?? "");
    return date ? [{line: from + index, date}] : [];
  });
}

function withDateLines(marks: readonly Mark[], dateLines: readonly DateLine[]): LogHeading[] {
  return marks.map((mark, index) => {
    const next = marks[index + 1]?.line ?? Number.POSITIVE_INFINITY;
    const dateLine = dateLines.find(({line}) => line > mark.line && line < next);
    return {...mark, dateLine};
  });
}

function datedRows(table: Table): DatedRow[] {
  return table.children.slice(1).flatMap(row => {
    const cells = row.children.map(cell => textOf(cell).replace(/\s+/g, " ").trim());
    const date = findDate(cells[0] ?? "");
    if (!date || date.start > 0) return [];
    const title = cells.find((cell, index) => index > 0 && /\p{L}{3}/u.test(cell)) ?? "";
    return [{line: row.position?.start.line ?? 0, date, title, table}];
  });
}
