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
export type Assertion = "start" | "end" | "line start" | "line end" | "word boundary" | "no word boundary";

/** A mistake in an expression; its message is shown to the reader. */
export class PatternError extends Error {}

/** An expression being read. */
interface Reader {
  readonly text: string;
  at: number;
  flags: Flags;
  /** Letters of more than two cases, a group each. */
  readonly cases: readonly string[];
}

/** Flags that matter for whether a text matches: `i`, `m` and `s`. */
interface Flags {
  readonly ignoreCase: boolean;
  /** `^` and `$` match at the lines of a text, too. */
  readonly lines: boolean;
  /** `.` matches a line feed, too. */
  readonly dotAll: boolean;
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
  ascii: "\0-\x7f",
  blank: "\t ",
  cntrl: "\0-\x1f\x7f",
  digit: "0-9",
  graph: "!-~",
  lower: "a-z",
  print: " -~",
  punct: "!-/:-@[-`{-~",
  space: "\t-\r ",
  upper: "A-Z",
  word: "0-9A-Za-z_",
  xdigit: "0-9A-Fa-f",
};

const CONTROLS: Readonly<Record<string, string>> = {a: "\x07", f: "\f", t: "\t", n: "\n", r: "\r", v: "\v"};

/**
 * Reads an expression in RE2's syntax (https://github.com/google/re2/wiki/Syntax), as far as it matters for whether a text
 * matches: groups are not captured. Throws PatternError.
 */
export function parsePattern(text: string, ignoreCase: boolean, cases: readonly string[] = []): PatternNode {
  const reader: Reader = {text, at: 0, flags: {ignoreCase, lines: false, dotAll: false}, cases};
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
  if (repetition(reader)) throw new PatternError("nothing to repeat");
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
  if (take(reader, "^")) return {kind: "assertion", of: reader.flags.lines ? "line start" : "start"};
  if (take(reader, "$")) return {kind: "assertion", of: reader.flags.lines ? "line end" : "end"};
  if (take(reader, ".")) return {kind: "set", has: reader.flags.dotAll ? () => true : code => code !== 10};
  if (take(reader, "\\")) return escaped(reader);
  if (repetition(reader)) throw new PatternError("nothing to repeat");
  const character = next(reader);
  return setOf(reader, only(character));
}

function group(reader: Reader): PatternNode | undefined {
  const {flags} = reader;
  if (take(reader, "?")) {
    const named = takeMatch(reader, /P?<\w+>/y);
    const written = named ? undefined : takeMatch(reader, /([imsU]*)(?:-([imsU]+))?([:)])/y);
    if (!named && !written) throw new PatternError("unknown (?");
    if (written) reader.flags = changedFlags(flags, written[1] ?? "", written[2] ?? "");
    if (written?.[3] === ")") return undefined;
  }
  const inside = choice(reader);
  if (!take(reader, ")")) throw new PatternError("missing )");
  reader.flags = flags;
  return inside;
}

function changedFlags(flags: Flags, on: string, off: string): Flags {
  const changed = (letter: string, before: boolean): boolean =>
    on.includes(letter) || (before && !off.includes(letter));
  return {
    ignoreCase: changed("i", flags.ignoreCase),
    lines: changed("m", flags.lines),
    dotAll: changed("s", flags.dotAll),
  };
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
  if (property) return propertySet(reader, property);
  const number = numberedCharacter(reader);
  if (number !== undefined) return code => code === number;
  const character = next(reader);
  const known = CLASSES[character.toLowerCase()];
  if (known !== undefined) {
    const set = ranges(known);
    return /[DWS]/.test(character) ? noneOf(reader, set) : set;
  }
  return only(namedCharacter(character));
}

function propertySet(reader: Reader, [, letter, caret = "", long, short]: RegExpExecArray): CharacterSet {
  const name = long ?? short ?? "";
  const isNegated = (letter === "P") !== (caret === "^");
  const property = name === "Any" ? /^/ : (unicodeClass(name) ?? unicodeClass(`Script=${name}`));
  if (!property) throw new PatternError(`unknown class ${name}`);
  const set: CharacterSet = code => property.test(String.fromCodePoint(code));
  return isNegated ? noneOf(reader, set) : set;
}

/** Returns the pattern of a general category, `Lu`, or of a script; undefined if unknown. */
function unicodeClass(name: string): RegExp | undefined {
  if (!/^(?:\w\w?|Script=.*)$/.test(name)) return undefined;
  try {
    return new RegExp(`^\\p{${name}}$`, "u");
  } catch {
    return undefined;
  }
}

function bracketed(reader: Reader): CharacterSet {
  const isNegated = take(reader, "^");
  const sets: CharacterSet[] = [];
  for (let isFirst = true; isFirst || !take(reader, "]"); isFirst = false) {
    if (reader.at >= reader.text.length) throw new PatternError("missing ]");
    sets.push(bracketedItem(reader));
  }
  const any: CharacterSet = code => sets.some(set => set(code));
  return isNegated ? noneOf(reader, any) : any;
}

/** Returns the characters that are not in a set, nor in another case. */
function noneOf({flags: {ignoreCase}, cases}: Reader, set: CharacterSet): CharacterSet {
  const all = ignoreCase ? anyCase(set, cases) : set;
  return code => !all(code);
}

function bracketedItem(reader: Reader): CharacterSet {
  const posix = takeMatch(reader, /\[:(\^?)(\w+):\]/y);
  if (posix) {
    const name = posix[2] ?? "";
    const known = Object.hasOwn(POSIX, name) ? POSIX[name] : undefined;
    if (known === undefined) throw new PatternError(`unknown class ${posix[0]}`);
    const set = ranges(known);
    return posix[1] ? noneOf(reader, set) : set;
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
  if (last < first) throw new PatternError("bad range");
  return code => code >= first && code <= last;
}

function bracketedCharacter(reader: Reader): number {
  if (!take(reader, "\\")) return next(reader).codePointAt(0) ?? 0;
  const number = numberedCharacter(reader);
  if (number !== undefined) return number;
  return namedCharacter(next(reader)).codePointAt(0) ?? 0;
}

/** Returns the character that a letter after a backslash names, or a sign itself. */
function namedCharacter(character: string): string {
  const control = CONTROLS[character];
  if (control === undefined && (character === "" || /[\p{L}\p{N}]/u.test(character)))
    throw new PatternError(`unknown escape \\${character}`);
  return control ?? character;
}

/** Parses `x6d`, `x{6d}` or `155`, octal: a single digit other than 0 would be a group's. */
function numberedCharacter(reader: Reader): number | undefined {
  const found = takeMatch(
    reader,
    /x(?:\{([0-9a-fA-F]{1,6})\}|([0-9a-fA-F]{2}))|(0[0-7]{0,2}|[1-7][0-7]{1,2})/y,
  );
  if (!found) return undefined;
  const code =
    found[3] === undefined ? Number.parseInt(found[1] ?? found[2] ?? "", 16) : Number.parseInt(found[3], 8);
  if (code > 0x10ffff) throw new PatternError(`unknown escape \\${found[0]}`);
  return code;
}

function setOf({flags: {ignoreCase}, cases}: Reader, set: CharacterSet): PatternNode {
  return {kind: "set", has: ignoreCase ? anyCase(set, cases) : set};
}

function only(character: string): CharacterSet {
  const wanted = character.codePointAt(0);
  return code => code === wanted;
}

/** Returns the set of some ASCII characters such as `a-z0-9_`; a character outside a range is literal. */
function ranges(text: string): CharacterSet {
  const bounds = text.match(/.-.|./gs) ?? [];
  return code => {
    const character = String.fromCharCode(code);
    return code < 0x80 && bounds.some(range => character >= range.charAt(0) && character <= range.slice(-1));
  };
}

/** Adds to a set the other cases of its letters. */
function anyCase(set: CharacterSet, cases: readonly string[]): CharacterSet {
  return code => set(code) || otherCases(code, cases).some(set);
}

function otherCases(code: number, cases: readonly string[]): number[] {
  const character = String.fromCodePoint(code);
  const several = cases.find(group => group.includes(character));
  const others = several === undefined ? [character.toLowerCase(), character.toUpperCase()] : [...several];
  return others.filter(other => [...other].length === 1).map(other => other.codePointAt(0) ?? 0);
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
