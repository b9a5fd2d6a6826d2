import {BUDGETS} from "../budgets.ts";
import type {Problem, ProblemMessage} from "../problem.ts";
import {problemAt} from "../problem.ts";
import {controlCharacter, invisibleCharacter, notUtf8, textTooLarge} from "../problems/text.ts";

/** An author's file as text, or why it is not. */
export interface DecodedText {
  /** With LF line ends and without a byte-order mark; undefined when a problem is an error. */
  readonly text: string | undefined;
  readonly problems: readonly Problem[];
}

/**
 * First bytes of a file that is not UTF-8, and the name of its encoding. The longer marks come first: UTF-32LE starts as
 * UTF-16LE.
 */
const FOREIGN_MARKS: readonly (readonly [readonly number[], string])[] = [
  [[0xff, 0xfe, 0, 0], "UTF-32"],
  [[0, 0, 0xfe, 0xff], "UTF-32"],
  [[0xff, 0xfe], "UTF-16"],
  [[0xfe, 0xff], "UTF-16"],
];

/** C0 but tab and line feed, DEL, and C1. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the expression looks for them
const CONTROL = /[\0-\x08\x0b-\x1f\x7f-\x9f]/g;

/**
 * Invisible characters, and those that turn the direction of text; the joiners U+200C and U+200D are left to scripts and
 * emoji.
 */
const INVISIBLE = /[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** How many lines of a file are reported for each rule. */
const REPORTED = 10;

/** Decodes an author's text: UTF-8 with or without a byte-order mark, any line ends; invisible characters are reported. */
export function decodeText(path: string, bytes: Uint8Array, limit: number = BUDGETS.entryBytes): DecodedText {
  if (bytes.length > limit) return refused(problemAt({file: path}, textTooLarge(bytes.length, limit)));
  const foreign = foreignEncoding(bytes);
  if (foreign) return refused(problemAt({file: path}, notUtf8(foreign)));
  const decoded = decodeUtf8(bytes);
  if (decoded === undefined)
    return refused(problemAt({file: path, line: lineOfBadByte(bytes)}, notUtf8(undefined)));
  const text = decoded.replaceAll("\r\n", "\n");
  const controls = report(path, text, CONTROL, controlCharacter);
  const invisible = report(path, text, INVISIBLE, invisibleCharacter);
  return {text: controls.length ? undefined : text, problems: [...controls, ...invisible]};
}

function refused(problem: Problem): DecodedText {
  return {text: undefined, problems: [problem]};
}

/** Names UTF-16 and UTF-32 by their mark, else UTF-16 by the zero bytes that it has beside every ASCII character. */
function foreignEncoding(bytes: Uint8Array): string | undefined {
  const marked = FOREIGN_MARKS.find(([mark]) => mark.every((byte, index) => bytes[index] === byte));
  if (marked) return marked[1];
  const start = bytes.subarray(0, 512);
  if (start.length < 4) return undefined;
  const zeros = [0, 0];
  start.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  const most = start.length / 4;
  return (even > most && odd === 0) || (odd > most && even === 0) ? "UTF-16" : undefined;
}

/** Decodes strictly and drops a byte-order mark; undefined for anything but UTF-8. */
function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", {fatal: true}).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

/** The first line that does not decode by itself; a line feed is never part of a longer UTF-8 sequence. */
function lineOfBadByte(bytes: Uint8Array): number {
  let start = 0;
  for (let line = 1; ; line++) {
    const end = bytes.indexOf(0x0a, start);
    if (end < 0 || decodeUtf8(bytes.subarray(start, end)) === undefined) return line;
    start = end + 1;
  }
}

/** A problem for each line that holds such a character, with the column of the first. */
function report(
  path: string,
  text: string,
  pattern: RegExp,
  message: (codePoint: string) => ProblemMessage,
): Problem[] {
  const problems: Problem[] = [];
  let line = 1;
  let lineStart = 0;
  let reported = 0;
  for (const match of text.matchAll(pattern)) {
    for (let next = text.indexOf("\n", lineStart); next >= 0 && next < match.index; ) {
      line++;
      lineStart = next + 1;
      next = text.indexOf("\n", lineStart);
    }
    if (line === reported) continue;
    if (problems.length === REPORTED) break;
    reported = line;
    const column = match.index - lineStart + 1;
    problems.push(problemAt({file: path, line, column}, message(codePoint(match[0]))));
  }
  return problems;
}

function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}
