import type {ArtifactFile} from "../../input/artifact-file.ts";
import {isProseOrSource} from "../../input/detection-sample.ts";
import {utf16Of} from "../../input/utf16.ts";
import type {LineRepairs} from "./recover-lines.ts";
import {recoverLines} from "./recover-lines.ts";
import {looksLikeTestJson, textOfTestJson} from "./test-json.ts";

/** Benchmark text as its reader expects it, and the repairs that made it so. */
export interface SourceText {
  /** UTF-8 without a byte-order mark. */
  readonly bytes: Uint8Array;
  /** The file's line of each line of the text, where they are not the same. */
  readonly lines?: Uint32Array;
  /** The encoding the file was decoded from, where that is not UTF-8. */
  readonly encoding?: "UTF-16LE" | "UTF-16BE";
  readonly repairs: LineRepairs;
}

const encoder = new TextEncoder();

/** Texts by file: detecting a format and reading it need the same text. */
const texts = new WeakMap<ArtifactFile, SourceText>();

/**
 * Extracts the benchmark text of a file: decodes UTF-16, removes byte-order marks and codes for terminals, unwraps
 * `go test -json`, removes the prefixes of CI logs and joins divided results.
 */
export function benchmarkText(file: ArtifactFile): SourceText {
  const known = texts.get(file);
  if (known) return known;
  const {bytes} = file;
  const encoding = utf16Of(bytes);
  const text = encoding ? encoder.encode(new TextDecoder(encoding).decode(bytes)) : withoutMark(bytes);
  const unwrapped = looksLikeTestJson(text) ? textOfTestJson(text, file.spend) : {bytes: text};
  const recovered = recoverLines(unwrapped.bytes, !isProseOrSource(file));
  const source = {...unwrapped, ...recovered, ...(encoding && {encoding})};
  texts.set(file, source);
  return source;
}

function withoutMark(bytes: Uint8Array): Uint8Array {
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return marked ? bytes.subarray(3) : bytes;
}
