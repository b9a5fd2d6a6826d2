import {createHash} from "node:crypto";
import {closeSync, constants, fstatSync, lstatSync, openSync, readdirSync, readSync} from "node:fs";
import {join} from "node:path";
import * as zlib from "node:zlib";
import {BUDGETS} from "../../budgets.ts";
import type {ArtifactFile} from "../../input/artifact-file.ts";
import {artifactFile} from "../../input/artifact-file.ts";
import {isMissingFile, isSystemError} from "../../input/system-error.ts";
import type {Meter} from "../../meter.ts";
import {WorkExhausted} from "../../meter.ts";
import type {Problem, ProblemMessage} from "../../problem.ts";
import {problemAt} from "../../problem.ts";
import {
  attachmentInOtherCase,
  attachmentTooLarge,
  badAttachmentName,
  brokenCompression,
  bytesBehindZstd,
  expandsBeyond,
  expandsTimes,
  largeFilePointer,
  linkedAttachment,
  missingAttachment,
  notRegularFile,
  noZstd,
  systemRefuses,
  tooManyFrames,
} from "../../problems/attachment.ts";
import {attachmentNameFault} from "./attachment-name.ts";
import {pointedSize} from "./large-file-pointer.ts";

/** A file of an entry, read and decompressed, or the problem that prevented it. */
export type OpenedAttachment =
  | {
      readonly bytes: Uint8Array;
      readonly sha256: string;
      readonly file: ArtifactFile;
      readonly problem?: undefined;
    }
  | {
      readonly bytes?: Uint8Array | undefined;
      readonly sha256?: string | undefined;
      readonly problem: Problem;
    };

/** Carries a problem out of the steps below; never leaves this file. */
class AttachmentError extends Error {
  readonly problem: ProblemMessage;

  constructor(problem: ProblemMessage) {
    super(problem.message);
    this.problem = problem;
  }
}

/** A file of an entry as it is on disk, or the problem that prevented reading it. */
export type ReadAttachment =
  | {readonly bytes: Uint8Array; readonly sha256: string; readonly problem?: undefined}
  | {readonly bytes?: undefined; readonly sha256?: undefined; readonly problem: Problem};

/**
 * Reads an attachment. The only code of the journal that opens files named by an entry.
 * `folder` is the entry's, absolute and without links; `name` is a path within it; `path` is how messages call the file.
 * A regular file with exactly this name at every level, no link, within the budgets, or a problem.
 */
export async function readAttachment(folder: string, name: string, path: string): Promise<ReadAttachment> {
  try {
    const fault = attachmentNameFault(name);
    if (fault) throw new AttachmentError(badAttachmentName(name, fault));
    walk(folder, name);
    const bytes = readRegularFile(join(folder, name), name);
    const pointer = pointedSize(bytes);
    if (pointer !== undefined) throw new AttachmentError(largeFilePointer(name, pointer));
    return {bytes, sha256: createHash("sha256").update(bytes).digest("hex")};
  } catch (error) {
    return {problem: problemOf(error, name, path)};
  }
}

/** Reads an attachment and decompresses it, as far as the entry's meter pays for: throws WorkExhausted. */
export async function openAttachment(
  folder: string,
  name: string,
  path: string,
  meter?: Meter,
): Promise<OpenedAttachment> {
  const read = await readAttachment(folder, name, path);
  if (read.problem) return read;
  return unpackAttachment(read, name, path, meter);
}

/** Decompresses the result of `readAttachment`; throws WorkExhausted. */
export function unpackAttachment(
  {bytes, sha256}: {readonly bytes: Uint8Array; readonly sha256: string},
  name: string,
  path: string,
  meter?: Meter,
): OpenedAttachment {
  try {
    const {content, compression} = decompress(bytes, name, meter);
    return {bytes, sha256, file: artifactFile(path, name, content, compression)};
  } catch (error) {
    if (error instanceof WorkExhausted) throw error;
    return {bytes, sha256, problem: problemOf(error, name, path)};
  }
}

/** Follows the name segment by segment: exact case, no links. */
function walk(folder: string, name: string): void {
  let at = folder;
  for (const segment of name.split("/")) {
    const names = readdirSync(at);
    if (!names.includes(segment)) throw missing(name, segment, names);
    at = join(at, segment);
    const found = lstatSync(at);
    if (found.isSymbolicLink()) throw new AttachmentError(linkedAttachment(name));
  }
}

function missing(name: string, segment: string, names: readonly string[]): AttachmentError {
  const other = names.find(candidate => candidate.toLowerCase() === segment.toLowerCase());
  if (other === undefined) return new AttachmentError(missingAttachment(name));
  return new AttachmentError(attachmentInOtherCase(name, other));
}

/**
 * Reads a file that was no link a moment ago; rejects it if it has become a link or a device since. A journal has thousands of
 * small files: to wait for each takes several times as long as to read it.
 */
function readRegularFile(path: string, name: string): Uint8Array {
  const file = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    const found = fstatSync(file);
    if (!found.isFile()) throw new AttachmentError(notRegularFile(name, found.isDirectory()));
    if (found.size > BUDGETS.attachmentRawBytes) throw tooLarge(name, found.size, BUDGETS.attachmentRawBytes);
    return readUpTo(file, found.size);
  } finally {
    closeSync(file);
  }
}

/** Reads at most `size` bytes, so that a growing file cannot pass its budget. */
function readUpTo(file: number, size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  let length = 0;
  while (length < size) {
    const count = readSync(file, bytes, length, size - length, length);
    if (count === 0) break;
    length += count;
  }
  return bytes.subarray(0, length);
}

function decompress(
  bytes: Uint8Array,
  name: string,
  meter: Meter | undefined,
): {content: Uint8Array; compression?: "gzip" | "zstd"} {
  const compression = compressionOf(bytes);
  if (!compression) {
    meter?.spend("bytes", bytes.length);
    return {content: bytes};
  }
  if (bytes.length > BUDGETS.attachmentBytes) throw tooLarge(name, bytes.length, BUDGETS.attachmentBytes);
  if (compression === "zstd" && typeof zlib.zstdDecompressSync !== "function")
    throw new AttachmentError(noZstd(name));
  const limit = expansionLimit(bytes);
  if (compression === "gzip" && declaredLength(bytes) > limit) throw expandsTooMuch(name, limit);
  // Members and blocks may be empty: the file itself is work, too.
  meter?.spend("bytes", bytes.length);
  const room = meter?.room("bytes") ?? limit;
  try {
    const maxOutputLength = Math.max(1, Math.min(limit, room));
    const content =
      compression === "gzip"
        ? gunzip(bytes, maxOutputLength)
        : unzstd(bytes, name, {limit: maxOutputLength, meter});
    meter?.spend("bytes", content.length);
    return {content, compression};
  } catch (error) {
    if (!isSystemError(error)) throw error;
    // The fault may be at the end of what the file expands to.
    meter?.spend("bytes", limit);
    if (error.code === "ERR_BUFFER_TOO_LARGE") throw expandsTooMuch(name, limit);
    throw new AttachmentError(brokenCompression(name, compression, error.message));
  }
}

function expandsTooMuch(name: string, limit: number): AttachmentError {
  return new AttachmentError(
    limit === BUDGETS.attachmentRawBytes
      ? expandsBeyond(name, limit)
      : expandsTimes(name, BUDGETS.attachmentRatio),
  );
}

/** Deflate expands no byte to more. */
const DEFLATE_RATIO = 1032;

/** Returns the length that a gzip file ends with, RFC 1952 section 2.3.1; 0 if the length is impossible. */
function declaredLength(bytes: Uint8Array): number {
  if (bytes.length < 18) return 0;
  const length = new DataView(bytes.buffer, bytes.byteOffset + bytes.length - 4, 4).getUint32(0, true);
  return length <= bytes.length * DEFLATE_RATIO ? length : 0;
}

/** The most bytes that a compressed file may expand to. */
function expansionLimit({length}: Uint8Array): number {
  const {attachmentRawBytes, attachmentRatioFrom, attachmentRatio} = BUDGETS;
  return Math.min(attachmentRawBytes, Math.max(attachmentRatioFrom, length * attachmentRatio));
}

/** Decompresses into a buffer of the length that the file ends with: parts to be joined take twice the memory. */
function gunzip(bytes: Uint8Array, maxOutputLength: number): Uint8Array {
  const chunkSize = Math.max(LEAST_CHUNK, Math.min(declaredLength(bytes) + 1, maxOutputLength));
  return zlib.gunzipSync(bytes, {maxOutputLength, chunkSize});
}

/** Bytes of a part of a file whose length is not known. */
const LEAST_CHUNK = 16 * 1024;

/** Bytes to decompress that cost as much as the start of a frame. */
const FRAME_BYTES = 4096;

/** Decompresses every frame: Node's own function stops behind the first without an error. */
function unzstd(
  bytes: Uint8Array,
  name: string,
  {limit, meter}: {readonly limit: number; readonly meter: Meter | undefined},
): Uint8Array {
  const frames: Uint8Array[] = [];
  let left = limit;
  for (let at = 0; at < bytes.length; ) {
    if (frames.length >= BUDGETS.attachmentFrames)
      throw new AttachmentError(tooManyFrames(name, BUDGETS.attachmentFrames));
    if (frames.length > 0) meter?.spend("bytes", FRAME_BYTES);
    const rest = bytes.subarray(at);
    if (compressionOf(rest) !== "zstd" && !isSkippableFrame(rest))
      throw new AttachmentError(bytesBehindZstd(name));
    // With `info` the function returns the engine as well; its types lack that.
    const {buffer, engine} = zlib.zstdDecompressSync(rest, {
      maxOutputLength: Math.max(1, left),
      info: true,
    }) as unknown as {
      readonly buffer: Uint8Array;
      readonly engine: {readonly bytesWritten: number};
    };
    frames.push(buffer);
    left -= buffer.length;
    if (engine.bytesWritten === 0) break;
    at += engine.bytesWritten;
  }
  const [only] = frames;
  return frames.length === 1 && only ? only : new Uint8Array(Buffer.concat(frames));
}

/** A frame that holds no content, RFC 8878 section 3.1.2. */
function isSkippableFrame(bytes: Uint8Array): boolean {
  return ((bytes[0] ?? 0) & 0xf0) === 0x50 && bytes[1] === 0x2a && bytes[2] === 0x4d && bytes[3] === 0x18;
}

function compressionOf(bytes: Uint8Array): "gzip" | "zstd" | undefined {
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return "gzip";
  if (bytes[0] === 0x28 && bytes[1] === 0xb5 && bytes[2] === 0x2f && bytes[3] === 0xfd) return "zstd";
  return undefined;
}

function tooLarge(name: string, size: number, limit: number): AttachmentError {
  return new AttachmentError(attachmentTooLarge(name, size, limit));
}

function problemOf(error: unknown, name: string, path: string): Problem {
  const place = {file: path};
  if (error instanceof AttachmentError) return problemAt(place, error.problem);
  if (!isSystemError(error)) throw error;
  if (error.code === "ELOOP") return problemAt(place, linkedAttachment(name));
  if (isMissingFile(error)) return problemAt(place, missingAttachment(name));
  return problemAt(place, systemRefuses(name, error.code));
}
