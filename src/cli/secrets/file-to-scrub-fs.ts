import {chmodSync, readFileSync, realpathSync, renameSync, rmSync, statSync, writeFileSync} from "node:fs";
import {basename} from "node:path";
import process from "node:process";
import * as zlib from "node:zlib";
import {recognise} from "../../artifacts/binary/recognise.ts";
import {openArtifact} from "../../artifacts/kinds.ts";
import {BUDGETS} from "../../budgets.ts";
import {artifactFile} from "../../input/artifact-file.ts";
import {errorCode} from "../../input/system-error.ts";
import {hasProfileFields} from "../../pprof/profile/detect.ts";
import {CommandError} from "../io/command-error.ts";
import {EXIT} from "../io/command-io.ts";
import {throwWithPath} from "../io/system-failure.ts";

/** A file as it is on disk, and its decompressed bytes. */
export interface FileToScrub {
  readonly bytes: Uint8Array;
  /** Compresses other bytes as the file is. */
  pack(bytes: Uint8Array): Uint8Array;
}

/**
 * Reads and decompresses a file. Throws CommandError for a file that is too large or broken, or that the system
 * refuses.
 */
export function readFileToScrub(path: string, written: string): FileToScrub {
  const status = statSync(path);
  if (!status.isFile())
    throw new CommandError(EXIT.unreadable, `cannot scrub "${written}": it is not a file`);
  if (status.size > BUDGETS.attachmentRawBytes) throw tooLarge(written);
  const bytes = readFileSync(path);
  if (bytes[0] === 0x1f && bytes[1] === 0x8b)
    return {
      bytes: unpacked(bytes, written, zlib.gunzipSync),
      pack: changed => zlib.gzipSync(changed, {level: 9}),
    };
  if (
    bytes.length >= 4 &&
    bytes.readUInt32LE(0) === 0xfd2fb528 &&
    typeof zlib.zstdDecompressSync === "function"
  )
    return {
      bytes: unpacked(bytes, written, zlib.zstdDecompressSync),
      pack: changed => zlib.zstdCompressSync(changed),
    };
  return {bytes, pack: changed => changed};
}

type Unpack = (bytes: Uint8Array, options: {readonly maxOutputLength: number}) => Uint8Array;

function unpacked(bytes: Uint8Array, written: string, unpack: Unpack): Uint8Array {
  try {
    return unpack(bytes, {maxOutputLength: BUDGETS.attachmentRawBytes});
  } catch (error) {
    if (errorCode(error) === "ERR_BUFFER_TOO_LARGE") throw tooLarge(written);
    if (errorCode(error) === undefined) throw error;
    throw new CommandError(EXIT.unreadable, `cannot scrub "${written}": its compression is broken`);
  }
}

function tooLarge(written: string): CommandError {
  return new CommandError(
    EXIT.unreadable,
    `cannot scrub "${written}": it is larger than ${BUDGETS.attachmentRawBytes} bytes`,
  );
}

/** Replaces a file by another content atomically; its permissions stay, and a link leads to it as before. */
export function replaceFile(path: string, bytes: Uint8Array): void {
  const target = realpathSync(path);
  const temporary = `${target}.scrub-${process.pid}`;
  try {
    writeFileSync(temporary, bytes, {flag: "wx"});
    chmodSync(temporary, statSync(target).mode);
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, {force: true});
    throwWithPath(error, target);
  }
}

/** A format that cannot be written here. */
export interface RefusedFormat {
  readonly name: string;
  readonly hint: string | undefined;
}

/**
 * Names the format of bytes that are no text, or a text that is no report; undefined for files that can be scrubbed.
 */
export function refusedFormat(bytes: Uint8Array, name: string): RefusedFormat | undefined {
  const known = recognise(bytes);
  if (known) {
    const {advice} = known;
    return {name: known.name, hint: advice && [advice.text, advice.command].filter(Boolean).join(" ")};
  }
  const file = artifactFile(name, basename(name), bytes);
  if (hasProfileFields(bytes) || file.text() !== undefined) return undefined;
  const {kind, title} = openArtifact(file);
  return {name: kind.name === "binary" ? "Binary file" : title, hint: undefined};
}
