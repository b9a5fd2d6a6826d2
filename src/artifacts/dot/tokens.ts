/** A piece of a DOT text. */
export interface DotToken {
  /** `name` may be a keyword, `text` was quoted, `html` was in angle brackets (its tags included), `sign` is punctuation or an arrow. */
  readonly kind: "name" | "text" | "html" | "sign" | "end";
  readonly value: string;
  /** 1-based, where it begins. */
  readonly line: number;
}

/** A DOT text that cannot be read from some line on. */
export class DotError extends Error {
  readonly line: number;
  readonly hint: string;

  constructor(line: number, message: string, hint: string) {
    super(message);
    this.name = "DotError";
    this.line = line;
    this.hint = hint;
  }
}

/** A name of letters and digits, or a number (https://graphviz.org/doc/info/lang.html, "ID"). */
const NAME = /[A-Za-z_\u{80}-\u{10ffff}][\w\u{80}-\u{10ffff}]*|-?(?:\.\d+|\d+(?:\.\d*)?)/uy;
const SIGN = /->|--|[{}[\];,=:+]/y;
/** Blanks, and lines for the C preprocessor. */
const BLANK = /\s+|(?<=^|\n)#[^\n]*/y;

/** Reads the pieces of a DOT text in order; throws DotError at any other character. */
export function* dotTokens(text: string): Generator<DotToken, DotToken, undefined> {
  let at = 0;
  let line = 1;
  const take = (end: number): string => {
    const piece = text.slice(at, end);
    for (let next = piece.indexOf("\n"); next >= 0; next = piece.indexOf("\n", next + 1)) line++;
    at = end;
    return piece;
  };
  const match = (pattern: RegExp): number => {
    pattern.lastIndex = at;
    return pattern.test(text) ? pattern.lastIndex : -1;
  };
  while (at < text.length) {
    const start = line;
    const blank = Math.max(match(BLANK), commentEnd(text, at, line));
    if (blank > at) {
      take(blank);
      continue;
    }
    const char = text[at];
    if (char === '"') yield {kind: "text", value: unquoted(take(quoteEnd(text, at, line))), line: start};
    else if (char === "<")
      yield {kind: "html", value: take(htmlEnd(text, at, line)).slice(1, -1), line: start};
    else {
      const sign = match(SIGN);
      const end = sign > at ? sign : match(NAME);
      if (end < 0)
        throw new DotError(
          line,
          `"${[...text.slice(at, at + 2)][0] ?? ""}" has no meaning here, expected a name, a text in quotes or punctuation`,
          "put quotes around names that are not letters and digits alone",
        );
      yield {kind: sign > at ? "sign" : "name", value: take(end), line: start};
    }
  }
  return {kind: "end", value: "", line};
}

/** Where a comment that begins here ends; -1 without a comment. */
function commentEnd(text: string, at: number, line: number): number {
  if (text.startsWith("//", at)) {
    const end = text.indexOf("\n", at);
    return end < 0 ? text.length : end;
  }
  if (!text.startsWith("/*", at)) return -1;
  const end = text.indexOf("*/", at + 2);
  if (end < 0) throw new DotError(line, 'comment is not closed, expected "*/"', "close it");
  return end + 2;
}

function quoteEnd(text: string, at: number, line: number): number {
  for (let i = at + 1; i < text.length; i++) {
    if (text[i] === "\\") i++;
    else if (text[i] === '"') return i + 1;
  }
  throw new DotError(line, "text in quotes is not closed, expected a closing quote", "close the quotes");
}

/**
 * A quoted text's content: `\"` becomes a quote, an escaped line end is removed; other escapes are left to the label.
 */
function unquoted(text: string): string {
  return text.slice(1, -1).replace(/\\(?:"|\r?\n)/g, escaped => (escaped === '\\"' ? '"' : ""));
}

function htmlEnd(text: string, at: number, line: number): number {
  let depth = 0;
  for (let i = at; i < text.length; i++) {
    if (text[i] === "<") depth++;
    else if (text[i] === ">" && --depth === 0) return i + 1;
  }
  throw new DotError(line, 'label in angle brackets is not closed, expected ">"', "close it, or use quotes");
}
