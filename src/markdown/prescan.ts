import {BUDGETS} from "../budgets.ts";
import type {Spend} from "../meter.ts";
import {unmetered, WorkExhausted} from "../meter.ts";
import type {Problem} from "../problem.ts";
import {problemAt} from "../problem.ts";
import {markdownTooDeep} from "../problems/text.ts";
import {codeLines} from "./code-lines.ts";
import type {LinePrefix} from "./line-prefix.ts";
import {linePrefix} from "./line-prefix.ts";
import {parserMemory} from "./parser-memory.ts";
import type {ExhaustedAt} from "./tree-work.ts";

/** Characters that the parser keeps a list of while it reads a block. */
const DELIMITER = /[*_~[\]<]|:(?=[A-Za-z])/g;

/** Characters that each make a cell or an inline code of their own. */
const MARK = /[|`]/g;

/** Begins a reference to a footnote. */
const FOOTNOTE = /\[\^/g;

/** Makes a heading of the line above; a lone dash looks like a list's marker, too. */
const UNDERLINE = /^[ \t>]*(?:=+|-+)[ \t]*$/;
const TABLE_RULE = /^\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?$/;

/** Counts of a block: lines without a blank line between them. */
interface Block {
  delimiters: number;
  brackets: number;
  /** Containers that the line before lies in; a lazy line lies in them, too. */
  depth: number;
  /** The line before, without its markers; undefined at the start. */
  before: string | undefined;
  /** Below a table's rule each line is read by itself. */
  table: boolean;
}

/** Counts of the whole document. */
interface Totals {
  work: number;
  underlines: number;
  lines: number;
  lineDepth: number;
  /** Quotes and list items that begin behind a blank line, each times the lines before it. */
  restarts: number;
  /** Directive containers opened since the last line that closed whatever was open. */
  containers: number;
}

/** The part of a text that the parser may read. */
export interface Prescan {
  /** Why it must not be given the text: the first line on which it would take seconds or overflow its stack. */
  readonly refusal?: Problem;
  /** The line that the meter ran empty at, and the length of the text before it. */
  readonly exhausted?: ExhaustedAt;
  readonly end?: number;
  /** Steps that the parser needs at most, counted as the limits count them: for tests. */
  readonly work: number;
}

/**
 * Looks for text on which the Markdown parser would take seconds or overflow its stack, in a pass over the lines, and
 * draws its memory and the cells of tables from a meter. The limits are far above real documents; the parser's own answer is that such input
 * is out of its scope, see https://github.com/remarkjs/remark/issues/1010.
 */
export function prescan(
  path: string,
  source: string,
  containerNames: readonly string[],
  spend: Spend = unmetered,
): Prescan {
  const totals: Totals = {work: 0, underlines: 0, lines: 0, lineDepth: 0, restarts: 0, containers: 0};
  const code = codeLines(containerNames);
  let block = newBlock();
  let line = 0;
  let next = 0;
  for (const text of source.split("\n")) {
    line++;
    const start = next;
    next += text.length + 1;
    const prefix = linePrefix(text);
    const kind = code.next(prefix);
    if (kind === "closes") totals.containers = 0;
    if (kind === "opens") totals.containers++;
    const error = payForLine(prefix, kind === "code", spend);
    if (error) return {exhausted: {line, error}, end: start, work: workOf(totals, block)};
    if (kind === "code") {
      finish(block, totals);
      block = newBlock();
      continue;
    }
    if (block.before !== undefined && UNDERLINE.test(text)) totals.underlines++;
    if (prefix.rest === "") {
      finish(block, totals);
      block = newBlock();
    }
    const message = count(prefix, block, totals) ?? excess(block, totals);
    if (message) return {refusal: refusal(path, line, message), work: workOf(totals, block)};
  }
  return {work: workOf(totals, block)};
}

function workOf({work, lineDepth, lines}: Totals, {delimiters}: Block): number {
  return work + delimiters ** 2 + lineDepth + lines;
}

/** Draws the memory that the parser takes for a line, and the cells, inline code and footnote references of a line of text. */
function payForLine(prefix: LinePrefix, isCode: boolean, spend: Spend): WorkExhausted | undefined {
  try {
    spend("markup", parserMemory(prefix, isCode));
    if (!isCode) payForMarks(prefix.rest, spend);
    return undefined;
  } catch (error) {
    if (!(error instanceof WorkExhausted)) throw error;
    return error;
  }
}

/** Draws the characters that make cells, inline code and footnote references. */
function payForMarks(rest: string, spend: Spend): void {
  const marks = rest.match(MARK)?.length ?? 0;
  const footnotes = rest.match(FOOTNOTE)?.length ?? 0;
  if (marks > 0) spend("tableCells", marks);
  if (footnotes > 0) spend("footnotes", footnotes);
}

function newBlock(): Block {
  return {delimiters: 0, brackets: 0, depth: 0, before: undefined, table: false};
}

function finish(block: Block, totals: Totals): void {
  totals.work += block.delimiters ** 2;
  block.delimiters = 0;
}

/** Takes a line into the counts; gives a message when its own depth is too large. */
function count(prefix: LinePrefix, block: Block, totals: Totals): string | undefined {
  const {rest, markers, depth} = prefix;
  if (markers > 0 && depth > BUDGETS.markdownDepth)
    return most("quotes and lists within each other", BUDGETS.markdownDepth, depth);
  block.depth = Math.max(rest === "" ? 0 : block.depth, Math.min(depth, BUDGETS.markdownDepth));
  totals.lineDepth += block.depth;
  if (rest === "") return undefined;
  totals.lines++;
  if (block.before === undefined) totals.restarts += markers * totals.lines;
  if (block.before !== undefined && startsTable(block.before, rest)) block.table = true;
  if (block.table) {
    finish(block, totals);
    block.brackets = 0;
  }
  countDelimiters(rest, block);
  block.before = rest;
  return undefined;
}

function countDelimiters(rest: string, block: Block): void {
  for (const [character] of rest.matchAll(DELIMITER)) {
    block.delimiters++;
    if (character === "[") block.brackets++;
    if (character === "]" && block.brackets > 0) block.brackets--;
    if (block.brackets > BUDGETS.markdownBrackets) return;
  }
}

function excess(block: Block, totals: Totals): string | undefined {
  if (block.brackets > BUDGETS.markdownBrackets)
    return most("square brackets within each other", BUDGETS.markdownBrackets);
  if (block.delimiters > BUDGETS.markdownDelimiters)
    return most("characters such as * _ ~ [ ] < : in one block", BUDGETS.markdownDelimiters);
  if (totals.work + block.delimiters ** 2 > BUDGETS.markdownWork)
    return "too many characters such as * _ ~ [ ] < : in large blocks";
  if (totals.underlines > BUDGETS.markdownUnderlines)
    return most("underlined lines", BUDGETS.markdownUnderlines);
  if (totals.lines > BUDGETS.markdownLines) return most("lines of text", BUDGETS.markdownLines);
  if (totals.lineDepth > BUDGETS.markdownLineDepth) return "too many lines in nested quotes and lists";
  if (totals.restarts > BUDGETS.markdownRestarts)
    return "too many quotes and lists apart from each other in a long text";
  if (totals.containers > BUDGETS.markdownContainers)
    return most("`:::` containers within each other", BUDGETS.markdownContainers);
  return undefined;
}

/** A table's rule under a head of as many cells. */
function startsTable(head: string, rule: string): boolean {
  return rule.includes("-") && TABLE_RULE.test(rule.trim()) && cells(head) === cells(rule);
}

function cells(row: string): number {
  const inner = row
    .trim()
    .replace(/^\|/, "")
    .replace(/(?<!\\)\|$/, "");
  return inner.replaceAll("\\|", "").split("|").length;
}

function most(what: string, limit: number, got?: number): string {
  return `too many ${what}, expected at most ${limit}${got === undefined ? "" : `, got ${got}`}`;
}

function refusal(path: string, line: number, message: string): Problem {
  return problemAt({file: path, line}, markdownTooDeep(message));
}
