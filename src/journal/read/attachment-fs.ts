import {createHash} from "node:crypto";
import {constants} from "node:fs";
import type {FileHandle} from "node:fs/promises";
import {lstat, open, readdir} from "node:fs/promises";
import {join} from "node:path";
import * as zlib from "node:zlib";
import {BUDGETS} from "../../budgets.ts";
import type {ArtifactFile} from "../../input/artifact-file.ts";
import {artifactFile} from "../../input/artifact-file.ts";
import type {Problem, ProblemCode} from "../../problem.ts";
import {attachmentNameFault} from "./attachment-name.ts";

/** A file of an entry, read and decompressed, or the one problem that stood in the way. */
export type OpenedAttachment =
  | {
      readonly bytes: Uint8Array;
      readonly sha256: string;
      readonly file: ArtifactFile;
      readonly problem?: undefined;
    }
  | {readonly bytes?: Uint8Array; readonly sha256?: string; readonly problem: Problem};

/** A file system error, as Node gives it. */
interface SystemError extends Error {
  readonly code: string;
}

/** Carries a problem out of the steps below; never leaves this file. */
class AttachmentError extends Error {
  readonly code: ProblemCode;
  readonly hint: string | undefined;

  constructor(code: ProblemCode, message: string, hint?: string) {
    super(message);
    this.code = code;
    this.hint = hint;
  }
}

/**
 * Opens an attachment. Nothing else of the journal opens files that an entry names.
 * `folder` is the entry's, absolute and without links; `name` is a path within it; `path` is how messages call the file.
 * A regular file with exactly this name at every level, no link, within the budgets, or a problem.
 */
export async function openAttachment(folder: string, name: string, path: string): Promise<OpenedAttachment> {
  let bytes: Uint8Array | undefined;
  let sha256: string | undefined;
  try {
    const fault = attachmentNameFault(name);
    if (fault) throw new AttachmentError("PJ040", `attachment "${name}" ${fault}`);
    await walk(folder, name);
    bytes = await readRegularFile(join(folder, name), name);
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
    if (found.isSymbolicLink())
      throw new AttachmentError("PJ043", `attachment "${name}" is a symbolic link`, "commit the file itself");
  }
}

function missing(name: string, segment: string, names: readonly string[]): AttachmentError {
  const other = names.find(candidate => candidate.toLowerCase() === segment.toLowerCase());
  if (other === undefined) return new AttachmentError("PJ041", `no file "${name}" in this entry`);
  return new AttachmentError(
    "PJ042",
    `no file "${name}" in this entry, which has "${other}"`,
    `write "${other}"`,
  );
}

/** Reads a file that was no link a moment ago; should it have become one, or a device, it is refused. */
async function readRegularFile(path: string, name: string): Promise<Uint8Array> {
  const handle = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    const found = await handle.stat();
    if (!found.isFile())
      throw new AttachmentError(
        "PJ044",
        `attachment "${name}" is ${found.isDirectory() ? "a folder" : "no regular file"}`,
      );
    if (found.size > BUDGETS.attachmentRawBytes) throw tooLarge(name, found.size, BUDGETS.attachmentRawBytes);
    return await readUpTo(handle, found.size);
  } finally {
    await handle.close();
  }
}

/** Reads at most `size` bytes, so that a growing file cannot pass its budget. */
async function readUpTo(handle: FileHandle, size: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(size);
  let length = 0;
  while (length < size) {
    const {bytesRead} = await handle.read(bytes, length, size - length, length);
    if (bytesRead === 0) break;
    length += bytesRead;
  }
  return bytes.subarray(0, length);
}

function decompress(bytes: Uint8Array, name: string): {content: Uint8Array; compression?: "gzip" | "zstd"} {
  const compression = compressionOf(bytes);
  if (!compression) return {content: bytes};
  if (bytes.length > BUDGETS.attachmentBytes) throw tooLarge(name, bytes.length, BUDGETS.attachmentBytes);
  const options = {maxOutputLength: BUDGETS.attachmentRawBytes};
  if (compression === "zstd" && typeof zlib.zstdDecompressSync !== "function")
    throw new AttachmentError(
      "PJ046",
      `zstd of attachment "${name}" needs Node 22.15 or later`,
      "attach it gzipped",
    );
  let content: Uint8Array;
  try {
    content = compression === "gzip" ? zlib.gunzipSync(bytes, options) : unzstd(bytes, name);
  } catch (error) {
    if (error instanceof AttachmentError || !isSystemError(error)) throw error;
    if (error.code === "ERR_BUFFER_TOO_LARGE")
      throw new AttachmentError(
        "PJ048",
        `attachment "${name}" expands beyond ${formatBytes(BUDGETS.attachmentRawBytes)}`,
      );
    throw new AttachmentError(
      "PJ047",
      `${compression} of attachment "${name}" is broken: ${error.message}`,
      "attach the file again",
    );
  }
  if (content.length > BUDGETS.attachmentRatioFrom && content.length > bytes.length * BUDGETS.attachmentRatio)
    throw new AttachmentError(
      "PJ048",
      `attachment "${name}" expands ${Math.floor(content.length / bytes.length)} times, expected at most ${BUDGETS.attachmentRatio}`,
    );
  return {content, compression};
}

/** Decompresses every frame: Node's own function stops behind the first and says nothing of the rest. */
function unzstd(bytes: Uint8Array, name: string): Uint8Array {
  const frames: Uint8Array[] = [];
  let left: number = BUDGETS.attachmentRawBytes;
  for (let at = 0; at < bytes.length; ) {
    const rest = bytes.subarray(at);
    if (compressionOf(rest) !== "zstd" && !isSkippableFrame(rest))
      throw new AttachmentError(
        "PJ047",
        `zstd of attachment "${name}" is followed by something else`,
        "attach the file again",
      );
    // With `info` the function gives the engine beside the bytes; its types do not say so.
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
      throw new AttachmentError(
        "PJ048",
        `attachment "${name}" expands beyond ${formatBytes(BUDGETS.attachmentRawBytes)}`,
      );
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
  return new AttachmentError(
    "PJ033",
    `attachment "${name}" has ${size} bytes, expected at most ${formatBytes(limit)}`,
    "attach a shorter run, or the profile without its samples",
  );
}

function problemOf(error: unknown, name: string, path: string): Problem {
  const place = {file: path, severity: "error" as const};
  if (error instanceof AttachmentError)
    return {
      ...place,
      code: error.code,
      message: error.message,
      ...(error.hint !== undefined && {hint: error.hint}),
    };
  if (!isSystemError(error)) throw error;
  if (error.code === "ELOOP")
    return {...place, code: "PJ043", message: `attachment "${name}" is a symbolic link`};
  if (error.code === "ENOTDIR" || error.code === "ENOENT")
    return {...place, code: "PJ041", message: `no file "${name}" in this entry`};
  return {...place, code: "PJ046", message: `attachment "${name}" cannot be read: ${error.code}`};
}

function isSystemError(error: unknown): error is SystemError {
  return error instanceof Error && "code" in error && typeof error.code === "string";
}

/** Writes a limit as a person does: `16 MiB`. */
function formatBytes(bytes: number): string {
  const mib = bytes / 2 ** 20;
  return Number.isInteger(mib) ? `${mib} MiB` : `${bytes} bytes`;
}
