import {eachTextPart} from "../../input/text-parts.ts";

/** Cell separator: a comma, a semicolon, a tab or a bar. */
export type Delimiter = "," | ";" | "\t" | "|";

/** A row of cells, or a malformed line. */
export interface CsvVisitor {
  /** False ends the reading. */
  row(cells: readonly string[], line: number): boolean;
  mistake(line: number, message: string): void;
}

/** Characters of a row; a quote that is never closed would otherwise swallow the file. */
const LONGEST_ROW = 64 * 1024;

/**
 * Reads rows of separated cells (RFC 4180: quotes around cells with separators, quotes or line ends, quotes within
 * doubled) from a text of any size. Blank lines are no rows.
 */
export function readCsv(bytes: Uint8Array, delimiter: Delimiter, visitor: CsvVisitor): void {
  let rest = "";
  let line = 1;
  const state = {isOver: false};
  const take = (text: string): void => {
    if (text !== "" && !visitor.row(cellsOf(text, delimiter), line)) state.isOver = true;
  };
  /** Visits the complete rows of a text and returns the rest. */
  const visit = (text: string, isLast: boolean): string => {
    let start = 0;
    let quote = 0;
    while (start < text.length && !state.isOver) {
      if (quote < start || start === 0) quote = positionOf('"', text, start);
      const {end, lines, isOpen} = rowEnd(text, start, quote);
      const isTooLong = end - start > LONGEST_ROW;
      if (end >= text.length && !isLast && !isTooLong) return text.slice(start);
      if (isTooLong || isOpen) {
        const first = text.indexOf("\n", start);
        const stop = first < 0 ? text.length : first;
        visitor.mistake(line, mistakeOf(isOpen && quote < stop));
        line++;
        start = stop + 1;
        continue;
      }
      const hasReturn = text.charCodeAt(end - 1) === 13 && end > start;
      take(text.slice(start, hasReturn ? end - 1 : end));
      line += lines;
      start = end + 1;
    }
    return "";
  };
  eachTextPart(bytes, part => {
    rest = visit(rest + part, false);
    return state.isOver ? "stop" : undefined;
  });
  if (!state.isOver) visit(rest, true);
}

function mistakeOf(isOpen: boolean): string {
  return isOpen
    ? "cell in quotes is not closed, expected a closing quote"
    : `row has over ${LONGEST_ROW} characters, expected less`;
}

/** Where a row ends: at the first line end outside of quotes, the first of which is at `quote`. */
function rowEnd(text: string, start: number, quote: number): {end: number; lines: number; isOpen: boolean} {
  const newline = positionOf("\n", text, start);
  if (quote > newline) return {end: newline, lines: 1, isOpen: false};
  let lines = 1;
  let isQuoted = false;
  let at = quote;
  for (; at < text.length && at - start <= LONGEST_ROW; at++) {
    const code = text.charCodeAt(at);
    if (code === 34) isQuoted = !isQuoted;
    else if (code === 10) {
      if (!isQuoted) return {end: at, lines, isOpen: false};
      lines++;
    }
  }
  return {end: at, lines, isOpen: isQuoted};
}

/** Where a character is next; the text's end where it is not. Asked for once, not for every row. */
function positionOf(char: string, text: string, start: number): number {
  const found = text.indexOf(char, start);
  return found < 0 ? text.length : found;
}

/** The cells of a row, quotes taken off. */
export function cellsOf(row: string, delimiter: Delimiter): string[] {
  if (!row.includes('"')) return row.split(delimiter);
  const cells: string[] = [];
  let at = 0;
  while (at <= row.length) {
    if (row[at] === '"') {
      const {text, end} = quotedCell(row, at);
      const next = row.indexOf(delimiter, end);
      const stop = next < 0 ? row.length : next;
      cells.push(text + row.slice(end, stop));
      at = stop + 1;
    } else {
      const next = row.indexOf(delimiter, at);
      const stop = next < 0 ? row.length : next;
      cells.push(row.slice(at, stop));
      at = stop + 1;
    }
  }
  return cells;
}

function quotedCell(row: string, start: number): {text: string; end: number} {
  let text = "";
  let at = start + 1;
  for (;;) {
    const quote = row.indexOf('"', at);
    if (quote < 0) return {text: text + row.slice(at), end: row.length};
    text += row.slice(at, quote);
    if (row[quote + 1] !== '"') return {text, end: quote + 1};
    text += '"';
    at = quote + 2;
  }
}

const DELIMITERS: readonly Delimiter[] = ["\t", ";", ",", "|"];
const SNIFFED = 40;

/**
 * Detects the separator from the first lines: the most evenly distributed character; undefined if there is no
 * candidate.
 */
export function delimiterOf(text: string): Delimiter | undefined {
  const lines = text.split(/\r?\n/, SNIFFED).filter(line => line !== "");
  let best: {delimiter: Delimiter; score: number} | undefined;
  for (const delimiter of DELIMITERS) {
    const counts = lines.map(line => cellsOf(line, delimiter).length);
    const [first = 1] = counts;
    if (first < 2) continue;
    const even = counts.filter(count => count === first).length / counts.length;
    const score = even * (1 + Math.min(first, 20) / 100);
    if (even > 0.6 && score > (best?.score ?? 0)) best = {delimiter, score};
  }
  return best?.delimiter;
}
