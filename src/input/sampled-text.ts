import type {ArtifactFile} from "./artifact-file.ts";
import {plainText} from "./log-lines.ts";

/** Bytes that are looked at from the beginning, the middle and the end. */
const SAMPLE = 256 * 1024;

/** Blanks at the end of a line, looked for from their first on. */
const BLANKS_AT_END = /(?<![^\S\n])[^\S\n]+(?=\n|$)/g;

/** Of thousands of them an expression that begins with white space would try each beginning with each end. */
const BLANK_LINES = /\n{3,}/g;

/** Line ends for JavaScript's expressions: blank lines, too, where they follow each other. */
const OTHER_LINE_ENDS = /[\r\u2028\u2029]/g;

const known = new WeakMap<ArtifactFile, string>();

/**
 * The text of a file as far as a kind looks at it to tell whether it is one of its own: parts of a large one, so that
 * none is decoded whole for that; without colours, carriage returns, blanks at the ends of lines and blank lines after a first. Empty for binary files.
 */
export function sampledText(file: ArtifactFile): string {
  const before = known.get(file);
  if (before !== undefined) return before;
  const text = plainText(sample(file.bytes))
    .replace(OTHER_LINE_ENDS, "\n")
    .replace(BLANKS_AT_END, "")
    .replace(BLANK_LINES, "\n\n");
  known.set(file, text);
  return text;
}

function sample(bytes: Uint8Array): string {
  if (bytes.subarray(0, 8192).includes(0)) return "";
  const decode = (start: number, end: number) => new TextDecoder().decode(bytes.subarray(start, end));
  if (bytes.length <= 3 * SAMPLE) return decode(0, bytes.length);
  const middle = Math.floor(bytes.length / 2);
  return [
    decode(0, SAMPLE),
    decode(middle, middle + SAMPLE),
    decode(bytes.length - SAMPLE, bytes.length),
  ].join("\n");
}

/** Whether a file's name says that it is prose or source, which may quote any tool. */
export function isProseOrSource({name}: ArtifactFile): boolean {
  return /\.(?:md|markdown|html?|go|rs|py|js|ts|c|h|cc|cpp|java|sh|ya?ml|toml|diff|patch|csv)$/i.test(name);
}
