/** True for code points of a set. */
export type CharacterSet = (code: number) => boolean;

/** A regular expression as a tree. */
export type PatternNode =
  | {readonly kind: "set"; readonly has: CharacterSet}
  | {readonly kind: "assertion"; readonly of: Assertion}
  | {readonly kind: "sequence"; readonly parts: readonly PatternNode[]}
  | {readonly kind: "choice"; readonly options: readonly PatternNode[]}
  | {readonly kind: "repeat"; readonly part: PatternNode; readonly least: number; readonly most: number};

/** Condition between two characters. */
export type Assertion = "start" | "end" | "word boundary" | "no word boundary";

/** A mistake in an expression; its message is shown to the reader. */
export class PatternError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "PatternError";
  }
}

/** An expression being read. */
interface Reader {
  readonly text: string;
  at: number;
  ignoreCase: boolean;
}

/** RE2's own limit for counted repetition. */
const MOST_TIMES = 1000;

const CLASSES: Readonly<Record<string, string>> = {
  d: "0-9",
  w: "0-9A-Za-z_",
  s: "\t\n\f\r ",
};

/** `[[:alpha:]]` and the like, as ranges. */
const POSIX: Readonly<Record<string, string>> = {
  alnum: "0-9A-Za-z",
  alpha: "A-Za-z",
  digit: "0-9",
  lower: "a-z",
  punct: "!-/:-@[-`{-~",
  space: "\t-\r ",
  upper: "A-Z",
  word: "0-9A-Za-z_",
  xdigit: "0-9A-Fa-f",
};

const CONTROLS: Readonly<Record<string, string>> = {a: "\x07", f: "\f", t: "\t", n: "\n", r: "\r", v: "\v"};

/**
 * Reads an expression in RE2's syntax (https://github.com/google/re2/wiki/Syntax), as far as it can matter for whether
 * a text of one line matches. Throws PatternError.
 */
export function parsePattern(text: string, ignoreCase: boolean): PatternNode {
  const reader: Reader = {text, at: 0, ignoreCase};
  const node = choice(reader);
  if (reader.at < text.length) throw new PatternError("unexpected )");
  return node;
}

function choice(reader: Reader): PatternNode {
  const options = [sequence(reader)];
  while (take(reader, "|")) options.push(sequence(reader));
  return options.length === 1 && options[0] ? options[0] : {kind: "choice", options};
}

function sequence(reader: Reader): PatternNode {
  const parts: PatternNode[] = [];
  while (reader.at < reader.text.length && !/[|)]/.test(reader.text.charAt(reader.at)))
    parts.push(...quotedText(reader), ...repeated(reader));
  return {kind: "sequence", parts};
}

/** Parses `\Q…\E`, literal characters. */
function quotedText(reader: Reader): PatternNode[] {
  if (!take(reader, "\\Q")) return [];
  const end = reader.text.indexOf("\\E", reader.at);
  const quoted = reader.text.slice(reader.at, end < 0 ? undefined : end);
  reader.at = end < 0 ? reader.text.length : end + 2;
  return Array.from(quoted, character => setOf(reader, only(character)));
}

function repeated(reader: Reader): PatternNode[] {
  if (reader.at >= reader.text.length || /[|)]/.test(reader.text.charAt(reader.at))) return [];
  const part = atom(reader);
  const times = repetition(reader);
  if (!part) {
    if (times) throw new PatternError("nothing to repeat");
    return [];
  }
  if (!times) return [part];
  // Whether as few or as many as possible: a match is a match.
  take(reader, "?");
  if (repetition(reader)) throw new PatternError("two repetitions in a row");
  return [{kind: "repeat", part, ...times}];
}

function repetition(reader: Reader): {least: number; most: number} | undefined {
  if (take(reader, "*")) return {least: 0, most: Number.POSITIVE_INFINITY};
  if (take(reader, "+")) return {least: 1, most: Number.POSITIVE_INFINITY};
  if (take(reader, "?")) return {least: 0, most: 1};
  const counted = takeMatch(reader, /\{(\d+)(,(\d*))?\}/y);
  if (!counted) return undefined;
  const least = Number(counted[1]);
  const most = counted[2] === undefined ? least : counted[3] ? Number(counted[3]) : Number.POSITIVE_INFINITY;
  const finite = Number.isFinite(most) ? most : least;
  if (least > finite || finite > MOST_TIMES) throw new PatternError(`bad repetition ${counted[0]}`);
  return {least, most};
}

/** Parses the operand of a repetition; undefined for flags such as `(?i)`. */
function atom(reader: Reader): PatternNode | undefined {
  if (take(reader, "(")) return group(reader);
  if (take(reader, "[")) return setOf(reader, bracketed(reader));
  if (take(reader, "^")) return {kind: "assertion", of: "start"};
  if (take(reader, "$")) return {kind: "assertion", of: "end"};
  if (take(reader, ".")) return {kind: "set", has: code => code !== 10};
  if (take(reader, "\\")) return escaped(reader);
  if (repetition(reader)) throw new PatternError("nothing to repeat");
  const character = next(reader);
  return setOf(reader, only(character));
}

function group(reader: Reader): PatternNode | undefined {
  const {ignoreCase} = reader;
  if (take(reader, "?")) {
    const named = takeMatch(reader, /P?<\w+>/y);
    const flags = named ? undefined : takeMatch(reader, /([imsU]*)(?:-([imsU]+))?([:)])/y);
    if (!named && !flags)
      throw new PatternError("only groups, names and the flags i, m, s and U may follow (?");
    if (flags?.[1]?.includes("i")) reader.ignoreCase = true;
    if (flags?.[2]?.includes("i")) reader.ignoreCase = false;
    if (flags?.[3] === ")") return undefined;
  }
  const inside = choice(reader);
  if (!take(reader, ")")) throw new PatternError("missing )");
  reader.ignoreCase = ignoreCase;
  return inside;
}

function escaped(reader: Reader): PatternNode {
  const character = reader.text.charAt(reader.at);
  const assertion = ASSERTIONS[character];
  if (assertion) {
    reader.at++;
    return {kind: "assertion", of: assertion};
  }
  return setOf(reader, escapedSet(reader));
}

const ASSERTIONS: Readonly<Record<string, Assertion>> = {
  A: "start",
  z: "end",
  b: "word boundary",
  B: "no word boundary",
};

/** Parses an escape of a character or a class after its backslash. */
function escapedSet(reader: Reader): CharacterSet {
  const property = takeMatch(reader, /([pP])(?:\{(\^?)(\w+)\}|(\w))/y);
  if (property) return propertySet(property);
  const hexadecimal = takeMatch(reader, /x(?:\{([0-9a-fA-F]{1,6})\}|([0-9a-fA-F]{2}))/y);
  if (hexadecimal) {
    const wanted = Number.parseInt(hexadecimal[1] ?? hexadecimal[2] ?? "", 16);
    return code => code === wanted;
  }
  const character = next(reader);
  const known = CLASSES[character.toLowerCase()];
  if (known !== undefined) {
    const set = ranges(known);
    return /[DWS]/.test(character) ? code => !set(code) : set;
  }
  const control = CONTROLS[character];
  if (control !== undefined) return only(control);
  if (character === "" || /[\p{L}\p{N}]/u.test(character))
    throw new PatternError(`unknown escape \\${character}`);
  return only(character);
}

function propertySet([, letter, caret = "", long, short]: RegExpExecArray): CharacterSet {
  const name = long ?? short ?? "";
  try {
    const negated = (letter === "P") !== (caret === "^");
    const property = new RegExp(
      `^\\${negated ? "P" : "p"}{${name.length > 2 ? "Script=" : ""}${name}}$`,
      "u",
    );
    return code => property.test(String.fromCodePoint(code));
  } catch {
    throw new PatternError(`unknown class of characters ${name}`);
  }
}

function bracketed(reader: Reader): CharacterSet {
  const isNegated = take(reader, "^");
  const sets: CharacterSet[] = [];
  for (let isFirst = true; isFirst || !take(reader, "]"); isFirst = false) {
    if (reader.at >= reader.text.length) throw new PatternError("missing ]");
    sets.push(bracketedItem(reader));
  }
  const {ignoreCase} = reader;
  const any: CharacterSet = code => sets.some(set => set(code));
  return isNegated ? code => !(ignoreCase ? anyCase(any)(code) : any(code)) : any;
}

function bracketedItem(reader: Reader): CharacterSet {
  const posix = takeMatch(reader, /\[:(\^?)(\w+):\]/y);
  if (posix) {
    const name = posix[2] ?? "";
    const known = Object.hasOwn(POSIX, name) ? POSIX[name] : undefined;
    if (known === undefined) throw new PatternError(`unknown class of characters ${posix[0]}`);
    const set = ranges(known);
    return posix[1] ? code => !set(code) : set;
  }
  const isClass = /^\\[dDwWsSpP]/.test(reader.text.slice(reader.at, reader.at + 2));
  if (isClass) {
    reader.at++;
    return escapedSet(reader);
  }
  const first = bracketedCharacter(reader);
  if (!/^-[^\]]/.test(reader.text.slice(reader.at, reader.at + 2))) return code => code === first;
  reader.at++;
  const last = bracketedCharacter(reader);
  if (last < first) throw new PatternError("a range runs backwards");
  return code => code >= first && code <= last;
}

function bracketedCharacter(reader: Reader): number {
  if (!take(reader, "\\")) return next(reader).codePointAt(0) ?? 0;
  const hexadecimal = takeMatch(reader, /x(?:\{([0-9a-fA-F]{1,6})\}|([0-9a-fA-F]{2}))/y);
  if (hexadecimal) return Number.parseInt(hexadecimal[1] ?? hexadecimal[2] ?? "", 16);
  const character = next(reader);
  const control = CONTROLS[character];
  if (control === undefined && (character === "" || /[\p{L}\p{N}]/u.test(character)))
    throw new PatternError(`unknown escape \\${character}`);
  return (control ?? character).codePointAt(0) ?? 0;
}

function setOf({ignoreCase}: Reader, set: CharacterSet): PatternNode {
  return {kind: "set", has: ignoreCase ? anyCase(set) : set};
}

function only(character: string): CharacterSet {
  const wanted = character.codePointAt(0);
  return code => code === wanted;
}

/** Parses a set such as `a-z0-9_`; a character outside a range is literal. */
function ranges(text: string): CharacterSet {
  const bounds = [...text.matchAll(/(.)-(.)|(.)/gsu)].map(([, from, to, single]) => [
    (from ?? single ?? "").codePointAt(0) ?? 0,
    (to ?? single ?? "").codePointAt(0) ?? 0,
  ]);
  return code => bounds.some(([from = 0, to = 0]) => code >= from && code <= to);
}

/** Adds to a set the other cases of its letters. */
function anyCase(set: CharacterSet): CharacterSet {
  return code => {
    if (set(code)) return true;
    const character = String.fromCodePoint(code);
    return [character.toLowerCase(), character.toUpperCase()].some(
      other => other !== character && [...other].length === 1 && set(other.codePointAt(0) ?? 0),
    );
  };
}

function next(reader: Reader): string {
  const code = reader.text.codePointAt(reader.at);
  if (code === undefined) return "";
  const character = String.fromCodePoint(code);
  reader.at += character.length;
  return character;
}

function take(reader: Reader, wanted: string): boolean {
  if (!reader.text.startsWith(wanted, reader.at)) return false;
  reader.at += wanted.length;
  return true;
}

function takeMatch(reader: Reader, pattern: RegExp): RegExpExecArray | undefined {
  pattern.lastIndex = reader.at;
  const match = pattern.exec(reader.text);
  if (!match) return undefined;
  reader.at += match[0].length;
  return match;
}
