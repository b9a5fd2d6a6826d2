import {eachTextPart} from "../../input/text-parts.ts";

/** An object of a list or of a line, or an error. */
export interface JsonVisitor {
  /** False ends the reading. */
  row(value: Readonly<Record<string, unknown>>, line: number): boolean;
  mistake(line: number, message: string): void;
}

/** Maximum characters of an object; a larger object is no row of a table. */
const LONGEST_ROW = 1024 * 1024;

const LF = 10;
const BLANK = 32;
const QUOTE = 34;
const COMMA = 44;
const LIST_START = 91;
const BACKSLASH = 92;
const LIST_END = 93;
const OPEN = 123;
const CLOSE = 125;

interface Scan {
  /** Text that is not read yet. */
  text: string;
  line: number;
  isOver: boolean;
}

/**
 * Visits the objects of a JSON list, or of JSON lines, in order from a text of any size: at most a single object is in
 * memory. Anything but a separator between them is a mistake.
 */
export function readJsonRows(bytes: Uint8Array, visitor: JsonVisitor): void {
  const scan: Scan = {text: "", line: 1, isOver: false};
  eachTextPart(bytes, part => {
    scan.text += part;
    visitWhole(scan, visitor, false);
    return scan.isOver ? "stop" : undefined;
  });
  if (!scan.isOver) visitWhole(scan, visitor, true);
}

/** Visits the objects that are whole, and keeps the rest. */
function visitWhole(scan: Scan, visitor: JsonVisitor, isLast: boolean): void {
  const {text} = scan;
  let at = 0;
  while (!scan.isOver) {
    const start = skipBetween(scan, at, visitor);
    if (start >= text.length) {
      scan.text = "";
      return;
    }
    const end = objectEnd(text, start);
    if (end < 0 && !isLast && text.length - start <= LONGEST_ROW) {
      scan.text = text.slice(start);
      return;
    }
    if (end < 0 || end - start > LONGEST_ROW) {
      visitor.mistake(scan.line, brokenMessage(end < 0));
      scan.isOver = true;
      return;
    }
    visitObject(scan, text.slice(start, end), visitor);
    at = end;
  }
}

function brokenMessage(isOpen: boolean): string {
  return isOpen
    ? 'object is not closed, expected "}"'
    : `object has over ${LONGEST_ROW} characters, expected less`;
}

/** Finds the start of the next object; reports other text before it once. */
function skipBetween(scan: Scan, from: number, visitor: JsonVisitor): number {
  const {text} = scan;
  let odd: string | undefined;
  let at = from;
  let oddLine = scan.line;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === OPEN) break;
    if (code === LF) scan.line++;
    else if (code > BLANK && code !== COMMA && code !== LIST_START && code !== LIST_END) {
      if (odd === undefined) oddLine = scan.line;
      if ((odd?.length ?? 0) < 40) odd = (odd ?? "") + text[at];
    }
  }
  if (odd !== undefined) visitor.mistake(oddLine, `row is "${odd}", expected an object`);
  return at;
}

/** Where the object that begins here ends; -1 where it does not. */
function objectEnd(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      at = quoteEnd(text, at);
      if (at < 0) return -1;
    } else if (code === OPEN || code === LIST_START) depth++;
    else if ((code === CLOSE || code === LIST_END) && --depth === 0) return at + 1;
  }
  return -1;
}

function quoteEnd(text: string, start: number): number {
  for (let at = text.indexOf('"', start + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    let slashes = 0;
    while (text.charCodeAt(at - 1 - slashes) === BACKSLASH) slashes++;
    if (slashes % 2 === 0) return at;
  }
  return -1;
}

function visitObject(scan: Scan, object: string, visitor: JsonVisitor): void {
  const line = scan.line;
  for (let at = object.indexOf("\n"); at >= 0; at = object.indexOf("\n", at + 1)) scan.line++;
  let value: Readonly<Record<string, unknown>>;
  try {
    value = JSON.parse(object) as Readonly<Record<string, unknown>>;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    visitor.mistake(
      line,
      "object is not valid JSON, expected names and values in double quotes, separated by commas",
    );
    return;
  }
  if (!visitor.row(value, line)) scan.isOver = true;
}
