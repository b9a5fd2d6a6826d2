import {BUDGETS} from "../budgets.ts";
import type {Problem} from "../problem.ts";
import {problemAt} from "../problem.ts";
import {markdownTooDeep} from "../problems/text.ts";
import {codeLines} from "./code-lines.ts";
import type {LinePrefix} from "./line-prefix.ts";
import {linePrefix} from "./line-prefix.ts";

/** Characters that the parser keeps a list of while it reads a block. */
const DELIMITER = /[*_~[\]<]|:(?=[A-Za-z])/g;

/** Characters that each make a cell or an inline code of their own. */
const MARK = /[|`]/g;

/** Makes a heading of the line above; a lone dash looks like a list's marker, too. */
const UNDERLINE = /^[ \t>]*(?:=+|-+)[ \t]*$/;
const TABLE_RULE = /^\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?$/;

/** Counts of one block: lines without a blank one between them. */
interface Block {
  delimiters: number;
  brackets: number;
  /** Containers that the line before lies in; a lazy line lies in them, too. */
  depth: number;
  /** The line before, without its markers; undefined at the start. */
  before: string | undefined;
  /** Below a table's rule each line is read by itself. */
  table: boolean;
  /** Columns of that table: the parser pads every row to as many cells. */
  columns: number;
}

/** Counts of the whole document. */
interface Totals {
  work: number;
  marks: number;
  underlines: number;
  lines: number;
  lineDepth: number;
  /** Directive containers opened since the last line that closed whatever was open. */
  containers: number;
}

/**
 * Looks for text on which the Markdown parser would take seconds or overflow its stack, in one pass over the lines;
 * gives the first line that goes too far. The limits are far above what people write; the parser's own answer is that such
 * input is out of its scope, see https://github.com/remarkjs/remark/issues/1010.
 */
export function prescan(
  path: string,
  source: string,
  containerNames: readonly string[],
): Problem | undefined {
  const totals: Totals = {work: 0, marks: 0, underlines: 0, lines: 0, lineDepth: 0, containers: 0};
  const code = codeLines(containerNames);
  let block = newBlock();
  let line = 0;
  for (const text of source.split("\n")) {
    line++;
    const prefix = linePrefix(text);
    const kind = code.next(prefix);
    if (kind === "closes") totals.containers = 0;
    if (kind === "opens") totals.containers++;
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
    if (message) return refusal(path, line, message);
  }
  return undefined;
}

function newBlock(): Block {
  return {delimiters: 0, brackets: 0, depth: 0, before: undefined, table: false, columns: 0};
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
  if (block.before !== undefined && startsTable(block.before, rest)) {
    block.table = true;
    block.columns = cells(rest);
  }
  if (block.table) {
    finish(block, totals);
    block.brackets = 0;
  }
  totals.marks += Math.max(block.columns, rest.match(MARK)?.length ?? 0);
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
  if (totals.marks > BUDGETS.markdownMarks) return most("table cells and backquotes", BUDGETS.markdownMarks);
  if (totals.underlines > BUDGETS.markdownUnderlines)
    return most("underlined lines", BUDGETS.markdownUnderlines);
  if (totals.lines > BUDGETS.markdownLines) return most("lines of text", BUDGETS.markdownLines);
  if (totals.lineDepth > BUDGETS.markdownLineDepth) return "too many lines in nested quotes and lists";
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
