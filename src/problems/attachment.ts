import type {ProblemMessage} from "../problem.ts";
import {error, warning} from "./message.ts";

/** A file name that is no plain path within the entry; `fault` follows the name: "holds a backslash". */
export function badAttachmentName(name: string, fault: string): ProblemMessage {
  return error("PJ040", `attachment "${name}" ${fault}`);
}

/** A hidden folder of a benchmark tool, which is skipped as every hidden name is. */
export function hiddenResults(name: string): ProblemMessage {
  return warning(
    "PJ040",
    `folder "${name}" is hidden, so that its results are not read`,
    `rename it to ${name.slice(1)}, or start the entry with perf-journal new --bench ${name}`,
  );
}

/** A file that does not exist. */
export function missingAttachment(name: string): ProblemMessage {
  return error("PJ041", `no file "${name}" in this entry`);
}

/** A file that exists in other case only. */
export function attachmentInOtherCase(name: string, other: string): ProblemMessage {
  return error("PJ042", `no file "${name}" in this entry, which has "${other}"`, `write "${other}"`);
}

/** A symbolic link in the place of a file. */
export function linkedAttachment(name: string): ProblemMessage {
  return error("PJ043", `attachment "${name}" is a symbolic link`, "commit the file itself");
}

/** A pointer of Git LFS in the place of a file; `size` is that of the file, in bytes. */
export function largeFilePointer(name: string, size: number): ProblemMessage {
  return error(
    "PJ039",
    `"${name}" is a pointer of Git LFS, expected the file of ${size} bytes itself`,
    "run git lfs pull; in CI check out with lfs: true",
  );
}

/** A folder, a device or a pipe in the place of a file. */
export function notRegularFile(name: string, isFolder: boolean): ProblemMessage {
  return error("PJ044", `attachment "${name}" is ${isFolder ? "a folder" : "not a regular file"}`);
}

/** A file that the system does not read; `errno` is the name of its error. */
export function systemRefuses(name: string, errno: string): ProblemMessage {
  return error("PJ046", `attachment "${name}" cannot be read: ${errno}`);
}

/** A zstd file, with a Node that has no zstd. */
export function noZstd(name: string): ProblemMessage {
  return error("PJ046", `zstd of attachment "${name}" needs Node 22.15 or later`, "attach it gzipped");
}

/** A file on which a reader of ours throws. */
export function readerFault(name: string, cause: string): ProblemMessage {
  return error(
    "PJ046",
    `attachment "${name}" cannot be read: ${cause}`,
    "this is a bug of perf-journal: please report it with the file",
  );
}

/** A compressed file that does not decompress. */
export function brokenCompression(name: string, compression: "gzip" | "zstd", cause: string): ProblemMessage {
  return error(
    "PJ047",
    `${compression} of attachment "${name}" is broken: ${cause}`,
    "attach the file again",
  );
}

/** A zstd file with other bytes behind its last frame. */
export function bytesBehindZstd(name: string): ProblemMessage {
  return error(
    "PJ047",
    `zstd of attachment "${name}" is followed by something else`,
    "attach the file again",
  );
}

/** A compressed file of very many parts that are compressed each by itself. */
export function tooManyFrames(name: string, most: number): ProblemMessage {
  return error(
    "PJ047",
    `zstd of attachment "${name}" has over ${most} frames, expected at most ${most}`,
    "compress the file as a whole",
  );
}

/** A compressed file that is too large when decompressed, in bytes. */
export function expandsBeyond(name: string, limit: number): ProblemMessage {
  return error("PJ048", `attachment "${name}" expands beyond ${formatBytes(limit)}`);
}

/** A compressed file whose ratio of sizes is too large. */
export function expandsTimes(name: string, limit: number): ProblemMessage {
  return error("PJ048", `attachment "${name}" expands too much, expected at most ${limit} times its size`);
}

/** A file above its limit, in bytes. */
export function attachmentTooLarge(name: string, size: number, limit: number): ProblemMessage {
  return error(
    "PJ033",
    `attachment "${name}" has ${size} bytes, expected at most ${formatBytes(limit)}`,
    "attach a shorter run, or the profile without its samples",
  );
}

/** Formats a limit in MiB where it is whole: `16 MiB`. */
function formatBytes(bytes: number): string {
  const mib = bytes / 2 ** 20;
  return Number.isInteger(mib) ? `${mib} MiB` : `${bytes} bytes`;
}
