import {isUtf8} from "../../input/detection-sample.ts";
import {growingText} from "../../input/growing-text.ts";
import {lineCount, partsOfLines} from "../../input/text-parts.ts";
import {GO_SPACE, GO_WORD} from "./go-syntax.ts";
import {withoutTerminalCodes} from "./terminal-codes.ts";

/** Benchmark text whose lines begin where the tool began them. It has as many lines as the file. */
export interface RecoveredText {
  /** UTF-8. */
  readonly bytes: Uint8Array;
  readonly repairs: LineRepairs;
}

/** Counts of lines that Go's benchstat cannot read in the file as it is. */
export interface LineRepairs {
  /** Results read behind a prefix, and the first of them; absent without such results. */
  readonly prefixed?: CountedLines;
  /** Results behind a prefix that were left out, since the file also has results without a prefix. */
  readonly doubled?: CountedLines;
  /** Results put together from lines that output of the benchmark itself had divided. */
  readonly joined?: CountedLines;
  /** Lines with codes for terminals (colours, links), of whatever content. */
  readonly colored?: CountedLines;
  /** Lines that are not UTF-8. */
  readonly notUtf8?: CountedLines;
}

/** How many lines, and the number of the first, from 1 on. */
export interface CountedLines {
  readonly count: number;
  readonly line: number;
}

type Counts = {-readonly [Kind in keyof LineRepairs]: {count: number; line: number}};

// No text matches in two ways: with a choice at each number, a line of twenty would take a million times its length.
const NUMBER = "[-+]?(?:[0-9][0-9_]*(?:\\.[0-9]*)?(?:[eE][-+]?[0-9]+)?|\\.[0-9]+|[Nn]a[Nn]|[Ii]nf)";
const UNIT = `(?![\\d+~-])${GO_WORD}`;
const PAIR = `${NUMBER}${GO_SPACE}+${UNIT}`;
/** A finished benchmark, to the end of its line. */
const RESULT = new RegExp(
  `^Benchmark(?:${GO_WORD})?${GO_SPACE}+[-+]?[0-9]+(?:${GO_SPACE}+${PAIR})+${GO_SPACE}*$`,
);
/** A form that only go test prints: a name, a tab, a count and a tab; output without a line end may precede it. */
const GO_RESULT = /^Benchmark[^\s`]+ *\t *[0-9]+\t/;
/** A value and its unit. */
const RESULT_PAIR = new RegExp(`^${PAIR}$`);
/** Output of go test before a benchmark runs: its name, padded, and a tab. */
const RESULT_START = new RegExp(`^(Benchmark${GO_WORD})${GO_SPACE}`);
/** Words of a line with the spaces before them. */
const WORDS = new RegExp(`(${GO_SPACE}*)(${GO_WORD})`, "g");
const FRAME_LINE = /^(?:PASS|FAIL|ok {2}\t|--- |pkg:|goos:|\?\s)/;
/** Lines that mark the beginning of results if no result is whole. */
const MACHINE_LINE = /(?:goos|goarch|pkg|cpu): \S/g;

/** Longer lines are no results behind a prefix. */
const LONGEST_LINE = 8192;
/** Longer texts before a result are no prefixes. */
const LONGEST_PREFIX = 400;
/** Different prefixes that are looked for in each line. */
const MOST_PREFIXES = 16;

/** Recovers the lines of a file, part by part; the same bytes come back where no repair is needed. */
export function recoverLines(bytes: Uint8Array, mayHavePrefixes: boolean): RecoveredText {
  const isText = isUtf8({bytes});
  if (isText && !hasOddLines(bytes)) return {bytes, repairs: {}};
  const counts: Counts = {};
  const plain = (counted: Counts) => plainLines(bytes, isText, counted);
  const prefixes = mayHavePrefixes ? linePrefixes(plain(counts), lineCount(bytes), counts) : undefined;
  const again = plain(mayHavePrefixes ? {} : counts);
  const lines = prefixes ? withoutPrefixes(again, prefixes, counts) : again;
  return {bytes: joinDivided(lines, bytes.length, counts), repairs: counts};
}

function count(counts: Counts, kind: keyof LineRepairs, index: number): void {
  const known = counts[kind];
  if (known) known.count++;
  else counts[kind] = {count: 1, line: index + 1};
}

/** "Benchmark" as bytes. */
const BENCHMARK = new TextEncoder().encode("Benchmark");

/** An escape, the bracket behind an escape, and the first bytes of spaces and marks beyond ASCII. */
const TELLING_BYTES = [0x1b, 0x5b, 0xc2, 0xe2, 0xef];

/** True if a line has an escape or invisible character, a result not at its beginning, or a divided result. */
function hasOddLines(bytes: Uint8Array): boolean {
  if (TELLING_BYTES.some(byte => bytes.includes(byte))) return true;
  for (let at = bytes.indexOf(0x42); at >= 0; at = bytes.indexOf(0x42, at + 1)) {
    if (BENCHMARK.some((byte, index) => bytes[at + index] !== byte)) continue;
    const before = bytes[at - 1] ?? 10;
    if (before !== 10 || !isFollowedByCount(bytes, at)) return true;
  }
  return false;
}

/** True if a name is all of its line, or a count comes next. */
function isFollowedByCount(bytes: Uint8Array, start: number): boolean {
  let at = start;
  while ((bytes[at] ?? 10) > 32) at++;
  const next = bytes[at] ?? 10;
  if (next === 10 || next === 13) return true;
  while (bytes[at] === 32 || bytes[at] === 9) at++;
  const digits = at;
  while ((bytes[at] ?? 10) >= 0x30 && (bytes[at] ?? 10) <= 0x39) at++;
  const after = bytes[at] ?? 10;
  return at > digits && (after === 32 || after === 9);
}

/** Decodes the lines of a file, without codes for terminals; lines that are not UTF-8 are Latin-1, as old editors write them. */
function* plainLines(bytes: Uint8Array, isText: boolean, counts: Counts): Generator<string> {
  let index = 0;
  for (const part of partsOfLines(bytes)) {
    for (const {text, isLatin1} of decodePart(part, isText)) {
      if (isLatin1) count(counts, "notUtf8", index);
      yield plainLine(text, index, counts);
      index++;
    }
  }
}

/** A substitute for bytes that are not UTF-8, and its own bytes as Latin-1. */
const SUBSTITUTE = /\ufffd/g;
const SUBSTITUTE_IN_LATIN1 = /\u00ef\u00bf\u00bd/g;

/** Decodes whole lines. A line has more substitutes than the file itself if it is not UTF-8: no exception for each of them. */
function decodePart(
  bytes: Uint8Array,
  isText: boolean,
): {readonly text: string; readonly isLatin1: boolean}[] {
  const texts = new TextDecoder("utf-8", {ignoreBOM: true}).decode(bytes).split("\n");
  if (isText) return texts.map(text => ({text, isLatin1: false}));
  const latin1 = new TextDecoder("windows-1252").decode(bytes).split("\n");
  return texts.map((text, index) => {
    const other = latin1[index] ?? "";
    const isLatin1 =
      text.includes("\ufffd") && countOf(text, SUBSTITUTE) > countOf(other, SUBSTITUTE_IN_LATIN1);
    return {text: isLatin1 ? other : text, isLatin1};
  });
}

function countOf(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

/** Invisible marks at the beginning of a line: of byte order, of direction, without width. */
const MARKS = /^[\ufeff\u200b-\u200f\u2060\u202a-\u202e\u2066-\u2069]+/;

/** Takes codes for terminals and invisible marks out of a line, and gives a copied page's spaces behind a key back. */
function plainLine(line: string, index: number, counts: Counts): string {
  const text = line.endsWith("\r") ? line.slice(0, -1) : line;
  const plain = withoutTerminalCodes(text);
  if (plain !== text) count(counts, "colored", index);
  return plain
    .replace(MARKS, "")
    .replace(/^(\p{Ll}[^\s:\p{Lu}]*:)[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+/u, "$1 ");
}

/** Prefixes like those of results: a log's time, service or step, a quote, indentation. */
interface LinePrefixes {
  /** Characters before a result or a line about the machine, by line; 0 for other lines. */
  readonly lengths: Uint16Array;
  /** Expressions for the prefixes, which other lines have, too. */
  readonly shapes: readonly RegExp[];
}

/** Finds the prefixes to be taken off; undefined for a file without, and for one that also has results without a prefix. */
function linePrefixes(lines: Iterable<string>, most: number, counts: Counts): LinePrefixes | undefined {
  const lengths = new Uint16Array(most);
  const shapes = new Set<string>();
  const doubled: Counts = {};
  let hasPlainResult = false;
  let index = 0;
  for (const line of lines) {
    const length = isPlain(line) ? 0 : prefixLength(line);
    lengths[index] = length;
    if (length === 0) hasPlainResult ||= RESULT.test(line);
    else {
      if (shapes.size < MOST_PREFIXES) shapes.add(shapeOf(line.slice(0, length)));
      if (RESULT.test(behindPrefix(line, length))) count(doubled, "doubled", index);
    }
    index++;
  }
  if (shapes.size === 0) return undefined;
  if (!hasPlainResult) return {lengths, shapes: [...shapes].map(shape => new RegExp(`^${shape}`))};
  Object.assign(counts, doubled);
  return undefined;
}

/** Takes prefixes off all lines. */
function* withoutPrefixes(
  lines: Iterable<string>,
  {lengths, shapes}: LinePrefixes,
  counts: Counts,
): Generator<string> {
  let index = 0;
  for (const line of lines) {
    yield withoutPrefix(
      line,
      index,
      isPlain(line) ? 0 : lengths[index] || lengthOfShape(line, shapes),
      counts,
    );
    index++;
  }
}

function lengthOfShape(line: string, shapes: readonly RegExp[]): number {
  return shapes.find(one => one.test(line))?.exec(line)?.[0].length ?? 0;
}

function withoutPrefix(line: string, index: number, length: number, counts: Counts): string {
  if (length === 0) return line;
  const begun = behindPrefix(line, length);
  if (RESULT.test(begun) || RESULT_START.test(begun)) count(counts, "prefixed", index);
  return begun;
}

/** Returns a line behind its prefix, up to the mark that closes a quote or frame which the prefix opens. */
function behindPrefix(line: string, length: number): string {
  const text = line.slice(length);
  const mark = line.slice(0, length).trimEnd().at(-1) ?? "";
  if (mark === '"' || mark === "'") return quotedText(text, mark);
  const end = text.trimEnd();
  return CLOSED.includes(mark) && end.endsWith(mark) ? end.slice(0, -1).trimEnd() : text;
}

/** Marks that are on both sides of a text: of code in Markdown, and of tables and boxes. */
const CLOSED = ["`", "|", "│", "┃", "║"];

/** Reads a text up to its closing mark, with tabs and line ends that a log wrote as `\t` and `\n`. */
function quotedText(text: string, mark: string): string {
  const end = text.indexOf(mark);
  const quoted = end < 0 ? text : text.slice(0, end);
  return quoted.replace(/\\(?:t|u0009)/g, "\t").replace(/(?:\\[rn])+$/, "");
}

/** True for a line that benchstat may read as it is. */
function isPlain(line: string): boolean {
  return line.startsWith("Benchmark") || line.startsWith("Unit ") || line.length > LONGEST_LINE;
}

/** Characters before a result or a line about the machine; 0 for lines that begin with it and for all others. */
function prefixLength(line: string): number {
  for (let at = line.indexOf("Benchmark"), tries = 0; at > 0 && tries < 8; tries++) {
    const isBegun = isPrefix(line.slice(0, at)) || (at <= LONGEST_PREFIX && GO_RESULT.test(line.slice(at)));
    if (isBegun && RESULT.test(behindPrefix(line, at))) return at;
    at = line.indexOf("Benchmark", at + 1);
  }
  MACHINE_LINE.lastIndex = 0;
  for (let match = MACHINE_LINE.exec(line); match; match = MACHINE_LINE.exec(line))
    if (match.index > 0 && isPrefix(line.slice(0, match.index))) return match.index;
  return 0;
}

/** True if a name may begin behind a text, which is then no part of it. */
function isPrefix(before: string): boolean {
  return before.length <= LONGEST_PREFIX && /[^\p{L}\p{N}_/.\-=]$/u.test(before);
}

/** Returns an expression's source for a prefix; digits, spaces, months and days differ from line to line. */
function shapeOf(prefix: string): string {
  return prefix
    .replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&")
    .replace(
      /\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b/g,
      "[A-Z][a-z]+",
    )
    .replace(/\d+/g, "\\d+")
    .replace(/[^\S\t]+/g, "[^\\S\\t]+");
}

/**
 * Encodes lines, with results put together whose benchmark printed something between its name and its numbers: the lines
 * after the first of such a result become empty. `size` is the length of the file.
 */
function joinDivided(lines: Iterable<string>, size: number, counts: Counts): Uint8Array {
  const text = growingText(size);
  let start: {readonly name: string; readonly index: number; readonly length: number} | undefined;
  let index = 0;
  for (const line of lines) {
    if (index > 0) text.add("\n");
    if (line.startsWith("Benchmark")) {
      const name = dividedName(line);
      start = name === undefined ? undefined : {name, index, length: text.length()};
    } else if (FRAME_LINE.test(line)) start = undefined;
    const end = start && line.length <= LONGEST_LINE ? resultEnd(line) : undefined;
    if (start && end !== undefined) {
      text.cut(start.length);
      text.add(`${start.name}\t${end}${"\n".repeat(index - start.index)}`);
      count(counts, "joined", start.index);
      start = undefined;
    } else text.add(line);
    index++;
  }
  return text.bytes();
}

/**
 * Finds the part of a result that go test prints when the benchmark is done, behind output of the benchmark: a count, a tab
 * and pairs to the end of the line, as many as there are. Undefined if the line does not end so.
 */
function resultEnd(line: string): string | undefined {
  const words = [...line.matchAll(WORDS)];
  let found: string | undefined;
  for (let at = words.length - 2; at > 0; at -= 2) {
    const [[, , value = ""] = [], [, between = "", unit = ""] = []] = words.slice(at, at + 2);
    if (!RESULT_PAIR.test(value + between + unit)) break;
    const [, , before = ""] = words[at - 1] ?? [];
    const count = /[0-9]+$/.exec(before)?.[0];
    const [, gap = ""] = words[at] ?? [];
    if (count === undefined || !gap.startsWith("\t")) continue;
    found = `${count}\t${line.slice(words[at]?.index).trim()}`;
  }
  return found;
}

/** Returns the name of a benchmark whose result other output follows; undefined for other lines. */
function dividedName(line: string): string | undefined {
  if (line.length > LONGEST_LINE || RESULT.test(line)) return undefined;
  const [start, name = ""] = RESULT_START.exec(line) ?? [];
  const isFailure = start !== undefined && /^\s*--- /.test(line.slice(start.length));
  return start === undefined || isFailure ? undefined : name;
}
