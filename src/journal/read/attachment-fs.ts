import {createHash} from "node:crypto";
import {constants} from "node:fs";
import type {FileHandle} from "node:fs/promises";
import {lstat, open, readdir} from "node:fs/promises";
import {join} from "node:path";
import * as zlib from "node:zlib";
import {BUDGETS} from "../../budgets.ts";
import type {ArtifactFile} from "../../input/artifact-file.ts";
import {artifactFile} from "../../input/artifact-file.ts";
import {isMissingFile, isSystemError} from "../../input/system-error.ts";
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
} from "../../problems/attachment.ts";
import {attachmentNameFault} from "./attachment-name.ts";
import {pointedSize} from "./large-file-pointer.ts";

/** A file of an entry, read and decompressed, or the one problem that stood in the way. */
export type OpenedAttachment =
  | {
      readonly bytes: Uint8Array;
      readonly sha256: string;
      readonly file: ArtifactFile;
      readonly problem?: undefined;
    }
  | {readonly bytes?: Uint8Array; readonly sha256?: string; readonly problem: Problem};

/** Carries a problem out of the steps below; never leaves this file. */
class AttachmentError extends Error {
  readonly problem: ProblemMessage;

  constructor(problem: ProblemMessage) {
    super(problem.message);
    this.problem = problem;
  }
}

/**
 * Opens an attachment. The only function that opens files named by an entry.
 * `folder` is the entry's, absolute and without links; `name` is a path within it; `path` is how messages call the file.
 * A regular file with exactly this name at every level, no link, within the budgets, or a problem.
 */
export async function openAttachment(folder: string, name: string, path: string): Promise<OpenedAttachment> {
  let bytes: Uint8Array | undefined;
  let sha256: string | undefined;
  try {
    const fault = attachmentNameFault(name);
    if (fault) throw new AttachmentError(badAttachmentName(name, fault));
    await walk(folder, name);
    bytes = await readRegularFile(join(folder, name), name);
    const pointer = pointedSize(bytes);
    if (pointer !== undefined) {
      bytes = undefined;
      throw new AttachmentError(largeFilePointer(name, pointer));
    }
    sha256 = createHash("sha256").update(bytes).digest("hex");
    const {content, compression} = decompress(bytes, name);
    return {bytes, sha256, file: artifactFile(path, name, content, compression)};
  } catch (error) {
    return {
      ...(bytes && {bytes}),
      ...(sha256 !== undefined && {sha256}),
      problem: problemOf(error, name, path),
    };
  }
}

/** Follows the name segment by segment: exact case, no links. */
async function walk(folder: string, name: string): Promise<void> {
  let at = folder;
  for (const segment of name.split("/")) {
    const names = await readdir(at);
    if (!names.includes(segment)) throw missing(name, segment, names);
    at = join(at, segment);
    const found = await lstat(at);
    if (found.isSymbolicLink()) throw new AttachmentError(linkedAttachment(name));
  }
}

function missing(name: string, segment: string, names: readonly string[]): AttachmentError {
  const other = names.find(candidate => candidate.toLowerCase() === segment.toLowerCase());
  if (other === undefined) return new AttachmentError(missingAttachment(name));
  return new AttachmentError(attachmentInOtherCase(name, other));
}

/** Reads a file that was no link a moment ago; should it have become one, or a device, it is refused. */
async function readRegularFile(path: string, name: string): Promise<Uint8Array> {
  const handle = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    const found = await handle.stat();
    if (!found.isFile()) throw new AttachmentError(notRegularFile(name, found.isDirectory()));
    if (found.size > BUDGETS.attachmentRawBytes) throw tooLarge(name, found.size, BUDGETS.attachmentRawBytes);
    return await readUpTo(handle, found.size);
  } finally {
    await handle.close();
  }
}

/** Reads at most `size` bytes, so that a growing file cannot pass its budget. */
async function readUpTo(handle: FileHandle, size: number): Promise<Uint8Array> {
  // A Buffer, since the file handle of yarn's Plug'n'Play reads into nothing else.
  const bytes = Buffer.alloc(size);
  let length = 0;
  while (length < size) {
    const {bytesRead} = await handle.read(bytes, length, size - length, length);
    if (bytesRead === 0) break;
    length += bytesRead;
  }
  return new Uint8Array(bytes.buffer, bytes.byteOffset, length);
}

function decompress(bytes: Uint8Array, name: string): {content: Uint8Array; compression?: "gzip" | "zstd"} {
  const compression = compressionOf(bytes);
  if (!compression) return {content: bytes};
  if (bytes.length > BUDGETS.attachmentBytes) throw tooLarge(name, bytes.length, BUDGETS.attachmentBytes);
  const options = {maxOutputLength: BUDGETS.attachmentRawBytes};
  if (compression === "zstd" && typeof zlib.zstdDecompressSync !== "function")
    throw new AttachmentError(noZstd(name));
  let content: Uint8Array;
  try {
    content = compression === "gzip" ? zlib.gunzipSync(bytes, options) : unzstd(bytes, name);
  } catch (error) {
    if (error instanceof AttachmentError || !isSystemError(error)) throw error;
    if (error.code === "ERR_BUFFER_TOO_LARGE")
      throw new AttachmentError(expandsBeyond(name, BUDGETS.attachmentRawBytes));
    throw new AttachmentError(brokenCompression(name, compression, error.message));
  }
  if (content.length > BUDGETS.attachmentRatioFrom && content.length > bytes.length * BUDGETS.attachmentRatio)
    throw new AttachmentError(
      expandsTimes(name, Math.floor(content.length / bytes.length), BUDGETS.attachmentRatio),
    );
  return {content, compression};
}

/** Decompresses every frame: Node's own function stops after the first without an error. */
function unzstd(bytes: Uint8Array, name: string): Uint8Array {
  const frames: Uint8Array[] = [];
  let left: number = BUDGETS.attachmentRawBytes;
  for (let at = 0; at < bytes.length; ) {
    const rest = bytes.subarray(at);
    if (compressionOf(rest) !== "zstd" && !isSkippableFrame(rest))
      throw new AttachmentError(bytesBehindZstd(name));
    // With `info` the function returns the engine as well; its types lack that.
    const {buffer, engine} = zlib.zstdDecompressSync(rest, {
      maxOutputLength: left,
      info: true,
    }) as unknown as {
      readonly buffer: Uint8Array;
      readonly engine: {readonly bytesWritten: number};
    };
    frames.push(buffer);
    left -= buffer.length;
    if (engine.bytesWritten === 0) break;
    at += engine.bytesWritten;
    if (left <= 0 && at < bytes.length)
      throw new AttachmentError(expandsBeyond(name, BUDGETS.attachmentRawBytes));
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
