import type {Spend} from "../meter.ts";

/** A file beside an entry, already decompressed, as kinds read it. */
export interface ArtifactFile {
  /** From the repository's root, for messages: `content/2026-05-03-pool/before.txt`. */
  readonly path: string;
  /** Within the entry's folder, `/` between segments: `before.txt`. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** How the file on disk was compressed; `bytes` no longer are. */
  readonly compression?: "gzip" | "zstd";
  /** Decodes the bytes, without a byte-order mark; undefined when they are not UTF-8 or contain NUL. Only a `fileToRead` keeps the text. */
  text(): string | undefined;
  /** Another file of the same entry by its name; absent for a file without an entry. */
  sibling?(name: string): ArtifactFile | undefined;
  /** Draws work on the file from the meter of its entry; absent for a file without an entry. */
  readonly spend?: Spend;
  /** Profiles of fewer samples are called thin: the journal's setting; absent for a file without an entry. */
  readonly fewSamples?: number;
}

/** Makes an ArtifactFile of decompressed bytes. */
export function artifactFile(
  path: string,
  name: string,
  bytes: Uint8Array,
  compression?: "gzip" | "zstd",
): ArtifactFile {
  return {path, name, bytes, ...(compression && {compression}), text: () => decodeUtf8(bytes)};
}

/**
 * Copies a file for a single reading. The copy decodes its text once; the text, and all that readers keep by the copy,
 * is let go together with it.
 */
export function fileToRead(file: ArtifactFile): ArtifactFile {
  let text: string | undefined;
  let isDecoded = false;
  return {
    ...file,
    text() {
      if (!isDecoded) text = file.text();
      isDecoded = true;
      return text;
    },
  };
}

/** Decodes UTF-8 strictly; undefined for other encodings and for binary (NUL in the first 8 kB). */
function decodeUtf8(bytes: Uint8Array): string | undefined {
  if (bytes.subarray(0, 8192).includes(0)) return undefined;
  try {
    return new TextDecoder("utf-8", {fatal: true}).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}
