import type {Spend} from "../meter.ts";
import type {ArtifactFile} from "./artifact-file.ts";
import {jsonSize} from "./json-size.ts";

/** JSON of a text, or the line where it stops being that. */
export type ParsedJson = {readonly value: unknown} | {readonly line: number};

/** Files that several kinds and formats ask for are parsed once. */
const parsed = new WeakMap<ArtifactFile, ParsedJson>();

/** Parses the text of a file as JSON, once for all that ask; draws its values from the meter of the file's entry. */
export function jsonOf(file: ArtifactFile, text: string): ParsedJson {
  const known = parsed.get(file);
  if (known) return known;
  file.spend?.("jsonValues", jsonSize(text));
  const result = parseJson(text);
  parsed.set(file, result);
  return result;
}

/** Lets a file's JSON go once it has been read: it takes several times the room of the file. */
export function forgetJson(file: ArtifactFile): void {
  parsed.delete(file);
}

/** Parses a text as JSON, whose values a meter pays for, and keeps nothing of it; undefined for invalid JSON. */
export function paidJson(text: string, spend: Spend | undefined): unknown {
  spend?.("jsonValues", jsonSize(text));
  return jsonValue(text);
}

/** Parses a text as JSON; for invalid JSON, returns the line of the error. */
export function parseJson(text: string): ParsedJson {
  try {
    return {value: JSON.parse(text)};
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return {line: lineAt(text, mistakeIn(text))};
  }
}

/** Parses a text as JSON; undefined for invalid JSON. */
export function jsonValue(text: string): unknown {
  const json = parseJson(text);
  return "value" in json ? json.value : undefined;
}

/** A value of JSON as text; "" of a list or an object, which may have no text: `{"toString": 1, "valueOf": 1}`. */
export function scalarText(value: unknown): string {
  return typeof value === "object" && value !== null ? "" : String(value);
}

/** A piece of JSON behind blanks: a text, a word or number, or punctuation (RFC 8259). */
const PIECE =
  /[ \t\r\n]*(?:("[^"\\\n]*(?:\\.[^"\\\n]*)*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)|([{}[\]:,]))/y;

/** Where a text stops being JSON, which JavaScript's own message does not always have. */
function mistakeIn(text: string): number {
  const open: string[] = [];
  let expected = "value";
  for (let at = 0; at < text.length; ) {
    PIECE.lastIndex = at;
    const match = PIECE.exec(text);
    const next = match ? stepOf(match, expected, open) : undefined;
    if (!match || next === undefined) return at + (/^\s*/.exec(text.slice(at, at + 1000))?.[0].length ?? 0);
    expected = next;
    at = PIECE.lastIndex;
  }
  return text.length;
}

/** Returns the state behind a piece; undefined if the piece itself is not allowed. */
function stepOf([, string, , sign]: RegExpExecArray, expected: string, open: string[]): string | undefined {
  const after = (): string => (open.length === 0 ? "end" : "separator");
  const isValue = expected === "value" || expected === "item or end";
  if (sign === "{" || sign === "[") {
    if (!isValue) return undefined;
    open.push(sign);
    return sign === "{" ? "key or end" : "item or end";
  }
  if (sign === "}" || sign === "]") {
    const isEnd = expected === "separator" || expected === (sign === "}" ? "key or end" : "item or end");
    if (!isEnd || open.pop() !== (sign === "}" ? "{" : "[")) return undefined;
    return after();
  }
  if (sign === ":") return expected === "colon" ? "value" : undefined;
  if (sign === ",") return expected === "separator" ? (open.at(-1) === "{" ? "key" : "value") : undefined;
  if (expected.startsWith("key")) return string === undefined ? undefined : "colon";
  return isValue ? after() : undefined;
}

/** The number of the line that a position of a text is in, from 1 on. */
export function lineAt(text: string, position: number): number {
  let line = 1;
  for (let at = text.indexOf("\n"); at >= 0 && at < position; at = text.indexOf("\n", at + 1)) line++;
  return line;
}

/** Where a value is in a JSON text: names of members and places in lists, from the outside in. */
export type JsonPath = readonly (string | number)[];

/** The line of a value of a valid JSON text; for a missing value, the line of its parent. */
export function lineOfPath(text: string, path: JsonPath): number {
  let at = skipBlanks(text, 0);
  for (const step of path) {
    const next = text[at] === "{" ? memberAt(text, at, String(step)) : itemAt(text, at, Number(step));
    if (next === undefined) break;
    at = next;
  }
  return lineAt(text, at);
}

function memberAt(text: string, start: number, name: string): number | undefined {
  let at = skipBlanks(text, start + 1);
  while (text[at] === '"') {
    const end = skipValue(text, at);
    const value = skipBlanks(text, skipBlanks(text, end) + 1);
    if (JSON.parse(text.slice(at, end)) === name) return value;
    at = skipBlanks(text, skipValue(text, value));
    if (text[at] === ",") at = skipBlanks(text, at + 1);
  }
  return undefined;
}

function itemAt(text: string, start: number, index: number): number | undefined {
  if (text[start] !== "[") return undefined;
  let at = skipBlanks(text, start + 1);
  for (let i = 0; i < index && text[at] !== "]"; i++) {
    at = skipBlanks(text, skipValue(text, at));
    if (text[at] === ",") at = skipBlanks(text, at + 1);
  }
  return text[at] === "]" ? undefined : at;
}

function skipBlanks(text: string, start: number): number {
  let at = start;
  while (at < text.length && text.charCodeAt(at) <= 32) at++;
  return at;
}

/** Where the value that begins here ends. */
function skipValue(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    const char = text[at] ?? "";
    if (char === '"') at = quoteEnd(text, at);
    else if (char === "{" || char === "[") depth++;
    else if (char === "}" || char === "]") {
      if (depth === 0) return at;
      depth--;
    } else if (depth === 0 && (char === "," || char === ":" || char.charCodeAt(0) <= 32)) return at;
    if (depth === 0 && (char === '"' || char === "}" || char === "]")) return at + 1;
  }
  return text.length;
}

function quoteEnd(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === "\\") at++;
    else if (text[at] === '"') return at;
  }
  return text.length;
}
