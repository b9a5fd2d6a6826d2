import type {ArtifactFile} from "../../input/artifact-file.ts";
import {looksLikeTestJson, textOfTestJson} from "./test-json.ts";

/** Benchmark text as its reader wants it, and what had to be done for that. */
export interface SourceText {
  /** UTF-8 without a byte-order mark. */
  readonly bytes: Uint8Array;
  /** The file's line of each line of the text, where they are not the same. */
  readonly lines?: readonly number[];
  /** The encoding the file was decoded from, where that is not UTF-8. */
  readonly encoding?: "UTF-16LE" | "UTF-16BE";
}

const encoder = new TextEncoder();

/** Takes the benchmark text out of a file: byte-order marks, UTF-16 and `go test -json` are seen through. */
export function benchmarkText({bytes}: ArtifactFile): SourceText {
  const encoding = utf16Of(bytes);
  const text = encoding ? encoder.encode(new TextDecoder(encoding).decode(bytes)) : withoutMark(bytes);
  const unwrapped = looksLikeTestJson(text) ? textOfTestJson(text) : {bytes: text};
  return {...unwrapped, ...(encoding && {encoding})};
}

function utf16Of(bytes: Uint8Array): "UTF-16LE" | "UTF-16BE" | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "UTF-16LE";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "UTF-16BE";
  return undefined;
}

function withoutMark(bytes: Uint8Array): Uint8Array {
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return marked ? bytes.subarray(3) : bytes;
}
