import type {ArtifactFile} from "./artifact-file.ts";
import {plainText} from "./log-lines.ts";

/** Bytes of each sampled part: beginning, middle and end. */
const SAMPLE = 256 * 1024;

/** Blanks at the end of a line; the look-behind keeps matching linear. */
const BLANKS_AT_END = /(?<![^\S\n])[^\S\n]+(?=\n|$)/g;

/** Runs of blank lines, on which expressions that begin with white space take quadratic time. */
const BLANK_LINES = /\n{3,}/g;

/** Characters that JavaScript's expressions take for line ends. */
const OTHER_LINE_ENDS = /[\r\u2028\u2029]/g;

const kindSamples = new WeakMap<ArtifactFile, string>();

/**
 * Returns the text that a kind detects its files by: three parts of 256 KiB of a large file, without colors, carriage returns,
 * trailing blanks and repeated blank lines. Empty for binary files.
 */
export function kindSample(file: ArtifactFile): string {
  const before = kindSamples.get(file);
  if (before !== undefined) return before;
  const text = plainText(sample(file.bytes))
    .replace(OTHER_LINE_ENDS, "\n")
    .replace(BLANKS_AT_END, "")
    .replace(BLANK_LINES, "\n\n");
  kindSamples.set(file, text);
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

/** True if a file is prose or source by its name, which may quote any tool. */
export function isProseOrSource({name}: ArtifactFile): boolean {
  return /\.(?:md|markdown|html?|go|rs|py|js|ts|c|h|cc|cpp|java|sh|ya?ml|toml|diff|patch|csv)$/i.test(name);
}

/** Bytes up to which a text is sampled whole. */
const WHOLE = 16 * 1024 * 1024;
/** Bytes of each sampled end of a larger file: Node puts texts of a megabyte outside of the heap, and frees them late. */
const END = 960 * 1024;

const formatSamples = new WeakMap<ArtifactFile, string>();

/**
 * Returns the text that a format is detected by, unchanged: all of it up to 16 MiB, whole lines of the first and the last 960 KiB
 * of a larger text. Empty if a file is not UTF-8.
 */
export function formatSample(file: ArtifactFile): string {
  if (file.bytes.length <= WHOLE) return file.text() ?? "";
  const before = formatSamples.get(file);
  if (before !== undefined) return before;
  const {bytes} = file;
  const isBinary = bytes.subarray(0, 8192).includes(0);
  const text = isBinary ? "" : bothEnds(bytes).join("");
  formatSamples.set(file, text);
  return text;
}

/** Both ends of a large text, of whole lines where a line ends within them. */
function bothEnds(bytes: Uint8Array): [string, string] {
  const decode = (part: Uint8Array): string => new TextDecoder().decode(part);
  const [first, last] = [bytes.subarray(0, END), bytes.subarray(-END)];
  return [
    decode(first.subarray(0, first.lastIndexOf(10) + 1 || END)),
    decode(last.subarray(last.indexOf(10) + 1)),
  ];
}

/** Bytes decoded at a time where the text is not kept: Node puts longer texts outside of the heap, and frees them late. */
const DECODED = 64 * 1024;

/** True if a file of any size is UTF-8 without NUL at its beginning; its text is not kept. */
export function isUtf8({bytes}: Pick<ArtifactFile, "bytes">): boolean {
  if (bytes.subarray(0, 8192).includes(0)) return false;
  const decoder = new TextDecoder("utf-8", {fatal: true});
  try {
    for (let at = 0; at < bytes.length; at += DECODED)
      decoder.decode(bytes.subarray(at, at + DECODED), {stream: at + DECODED < bytes.length});
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}
