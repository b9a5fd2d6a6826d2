import {isUtf8} from "../../input/detection-sample.ts";
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

/** Recovers the lines of a file; the same bytes come back where no repair is needed. */
export function recoverLines(bytes: Uint8Array, mayHavePrefixes: boolean): RecoveredText {
  const isText = isUtf8({bytes});
  if (isText && !hasOddLines(bytes)) return {bytes, repairs: {}};
  const counts: Counts = {};
  const lines = decodeLines(bytes, isText, counts).map((line, index) => plainLine(line, index, counts));
  const begun = mayHavePrefixes ? withoutPrefixes(lines, counts) : lines;
  const whole = joinDivided(begun, counts);
  return {bytes: new TextEncoder().encode(whole.join("\n")), repairs: counts};
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

/** Bytes decoded at a time, since each part is decoded twice. */
const PART = 1 << 20;

const LF = 10;

/** Decodes a file; lines that are not UTF-8 are Latin-1, as old editors write them. */
function decodeLines(bytes: Uint8Array, isText: boolean, counts: Counts): string[] {
  if (isText) return new TextDecoder("utf-8", {ignoreBOM: true}).decode(bytes).split("\n");
  const lines: string[] = [];
  for (let start = 0; start <= bytes.length; ) {
    const newline = bytes.indexOf(LF, start + PART);
    const end = newline < 0 ? bytes.length : newline;
    for (const line of decodePart(bytes.subarray(start, end))) {
      if (line.isLatin1) count(counts, "notUtf8", lines.length);
      lines.push(line.text);
    }
    start = end + 1;
  }
  return lines;
}

/** A substitute for bytes that are not UTF-8, and its own bytes as Latin-1. */
const SUBSTITUTE = /\ufffd/g;
const SUBSTITUTE_IN_LATIN1 = /\u00ef\u00bf\u00bd/g;

/** Decodes whole lines. A line has more substitutes than the file itself if it is not UTF-8: no exception for each of them. */
function decodePart(bytes: Uint8Array): {readonly text: string; readonly isLatin1: boolean}[] {
  const texts = new TextDecoder("utf-8", {ignoreBOM: true}).decode(bytes).split("\n");
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

/** Takes prefixes like those of results off all lines: a log's time, service or step, a quote, indentation. */
function withoutPrefixes(lines: readonly string[], counts: Counts): readonly string[] {
  const prefixed = lines.map(line => (isPlain(line) ? 0 : prefixLength(line)));
  if (!prefixed.some(length => length > 0)) return lines;
  if (lines.some((line, index) => prefixed[index] === 0 && RESULT.test(line))) {
    for (const [index, length] of prefixed.entries())
      if (length > 0 && RESULT.test(behindPrefix(lines[index] ?? "", length)))
        count(counts, "doubled", index);
    return lines;
  }
  const shapes = shapesOf(lines, prefixed);
  return lines.map((line, index) => {
    if (isPlain(line)) return line;
    const length = prefixed[index] || (shapes.find(one => one.test(line))?.exec(line)?.[0].length ?? 0);
    if (length === 0) return line;
    const begun = behindPrefix(line, length);
    if (RESULT.test(begun) || RESULT_START.test(begun)) count(counts, "prefixed", index);
    return begun;
  });
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

/** Expressions for the prefixes of a file; digits, spaces, months and days differ from line to line. */
function shapesOf(lines: readonly string[], prefixed: readonly number[]): RegExp[] {
  const sources = new Set<string>();
  for (const [index, length] of prefixed.entries()) {
    if (length === 0 || sources.size === MOST_PREFIXES) continue;
    const source = (lines[index] ?? "")
      .slice(0, length)
      .replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&")
      .replace(
        /\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b/g,
        "[A-Z][a-z]+",
      )
      .replace(/\d+/g, "\\d+")
      .replace(/[^\S\t]+/g, "[^\\S\\t]+");
    sources.add(source);
  }
  return [...sources].map(source => new RegExp(`^${source}`));
}

/** Puts results together whose benchmark printed something between its name and its numbers. */
function joinDivided(lines: readonly string[], counts: Counts): readonly string[] {
  const joined = [...lines];
  let start: {name: string; index: number} | undefined;
  for (const [index, line] of lines.entries()) {
    if (line.startsWith("Benchmark")) start = dividedStart(line, index);
    else if (FRAME_LINE.test(line)) start = undefined;
    if (!start) continue;
    const end = line.length <= LONGEST_LINE ? resultEnd(line) : undefined;
    if (end === undefined) continue;
    joined.fill("", start.index, index + 1);
    joined[start.index] = `${start.name}\t${end}`;
    count(counts, "joined", start.index);
    start = undefined;
  }
  return joined;
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

function dividedStart(line: string, index: number): {name: string; index: number} | undefined {
  if (line.length > LONGEST_LINE || RESULT.test(line)) return undefined;
  const [start, name = ""] = RESULT_START.exec(line) ?? [];
  const isFailure = start !== undefined && /^\s*--- /.test(line.slice(start.length));
  return start === undefined || isFailure ? undefined : {name, index};
}
