import {GO_SPACE} from "../read/go-syntax.ts";

/** A mistake in a filter or projection, at a position of it. */
export class QueryError extends Error {
  readonly query: string;
  /** UTF-16 offset in the query. */
  readonly offset: number;

  constructor(query: string, offset: number, message: string) {
    super(message);
    this.name = "QueryError";
    this.query = query;
    this.offset = offset;
  }
}

/** Compiles a regular expression of RE2's syntax; throws RegexpError for a mistake in it. */
export type RegexpCompiler = (source: string) => (value: string) => boolean;

/** A mistake in a regular expression, worded as Go does: `error parsing regexp: missing closing ): …`. */
export class RegexpError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "RegexpError";
  }
}

/** Kind of a token: a word, an operator, or the end. `AND` and `OR` are words of their own kind. */
export type TokenKind = "word" | "regexp" | "AND" | "OR" | "(" | ")" | ":" | "@" | "," | "-" | "*" | "end";

/** A word, operator or regular expression of a query. */
export interface QueryToken {
  readonly kind: TokenKind;
  readonly offset: number;
  /** The text without quotes and escapes. */
  readonly text: string;
  /** Where the next token is looked for. */
  readonly next: number;
  /** True if a value matches; for regular expressions only. */
  readonly matches?: (value: string) => boolean;
}

const SPACE = new RegExp(GO_SPACE);
const BARE_WORD = new RegExp(`(?:(?!${GO_SPACE})[^():@,])*`, "uy");
const ESCAPE = /\\(?:([abfnrtv\\"])|x([0-9a-f]{2})|u([0-9a-f]{4})|U([0-9a-f]{8})|([0-7]{3}))/giu;
const NAMED_ESCAPES: Readonly<Record<string, string>> = {
  a: "\x07",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
  "\\": "\\",
  '"': '"',
};

/**
 * Reads the token at or after an offset. Where a value is expected, which takes a compiler, `/…/` is a regular expression.
 * The language is documented at https://pkg.go.dev/golang.org/x/perf/benchproc/syntax.
 */
export function readToken(query: string, from: number, regexps?: RegexpCompiler): QueryToken {
  let offset = from;
  while (offset < query.length && SPACE.test(query.charAt(offset))) offset++;
  const first = query.charAt(offset);
  if (first === "") return {kind: "end", offset, text: "", next: offset};
  if (isOperator(first)) return {kind: first, offset, text: first, next: offset + 1};
  if (first === "/" && regexps) return readRegexp(query, offset, regexps);
  return first === '"' ? readQuoted(query, offset) : readBare(query, offset);
}

/** Formats the message with the query below it and a caret under the mistake. */
export function formatQueryError(error: QueryError): string {
  return `syntax error: ${error.message}\n\t${error.query}\n\t${caret(error)}`;
}

/** The query and, in the line below, a caret under the mistake. */
export function queryExcerpt(error: QueryError): string {
  return `${error.query}\n${caret(error)}`;
}

function caret({query, offset}: QueryError): string {
  const printable = query.slice(0, offset).match(/[\p{L}\p{M}\p{N}\p{P}\p{S}\p{Zs}]/gu)?.length ?? 0;
  return `${" ".repeat(printable)}^`;
}

/** These end a bare word, but for `-` and `*`, which are operators at the beginning of a token only. */
function isOperator(text: string): text is "(" | ")" | ":" | "@" | "," | "-" | "*" {
  return /^[():@,*-]$/.test(text);
}

function readBare(query: string, offset: number): QueryToken {
  BARE_WORD.lastIndex = offset;
  const text = BARE_WORD.exec(query)?.[0] ?? "";
  const kind = text === "AND" || text === "OR" ? text : "word";
  return {kind, offset, text, next: offset + text.length};
}

function readQuoted(query: string, offset: number): QueryToken {
  let end = offset + 1;
  while (end < query.length && (query[end] !== '"' || query[end - 1] === "\\")) end++;
  if (end >= query.length) throw new QueryError(query, offset, "missing end quote");
  const text = unquote(query.slice(offset + 1, end));
  if (text === undefined) throw new QueryError(query, offset, "bad escape sequence");
  return {kind: "word", offset, text, next: end + 1};
}

/** Undoes Go's escapes; undefined when there are others. */
function unquote(text: string): string | undefined {
  if (text.includes("\n") || text.replace(ESCAPE, "").includes("\\")) return undefined;
  return text.replace(ESCAPE, (_, name?: string, ...codes: (string | undefined)[]) => {
    if (name !== undefined) return NAMED_ESCAPES[name] ?? "";
    const [byte, short, long, octal] = codes;
    const code =
      octal === undefined ? Number.parseInt(byte ?? short ?? long ?? "", 16) : Number.parseInt(octal, 8);
    return code <= 0x10ffff ? String.fromCodePoint(code) : "\ufffd";
  });
}

function readRegexp(query: string, offset: number, regexps: RegexpCompiler): QueryToken {
  const end = regexpEnd(query, offset + 1);
  if (end === undefined) throw new QueryError(query, offset, 'missing close "/"');
  const text = query.slice(offset + 1, end);
  const matches = compile(query, offset, text, regexps);
  const after = query.charAt(end + 1);
  if (after !== "" && !SPACE.test(after) && !isOperator(after)) {
    const message = 'regexp must be followed by space or an operator (unescaped "/"?)';
    throw new QueryError(query, end + 1, message);
  }
  return {kind: "regexp", offset, text, next: end + 1, matches};
}

/** Returns the next `/` that is neither in brackets or parentheses nor behind a backslash. */
function regexpEnd(query: string, from: number): number | undefined {
  let brackets = 0;
  let parentheses = 0;
  for (let i = from; i < query.length; i++) {
    const character = query[i];
    if (character === "/" && brackets === 0 && parentheses === 0) return i;
    if (character === "\\") i++;
    else if (character === "[") brackets++;
    else if (character === "]") brackets = Math.max(0, brackets - 1);
    else if (character === "(" && brackets === 0) parentheses++;
    else if (character === ")" && brackets === 0) parentheses--;
  }
  return undefined;
}

function compile(
  query: string,
  offset: number,
  text: string,
  regexps: RegexpCompiler,
): (value: string) => boolean {
  try {
    return regexps(text);
  } catch (error) {
    if (!(error instanceof RegexpError)) throw error;
    throw new QueryError(query, offset, error.message);
  }
}
