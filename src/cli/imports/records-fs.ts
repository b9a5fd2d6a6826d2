import {readFileSync, statSync} from "node:fs";
import {resolve} from "node:path";
import {decodeText} from "../../markdown/text.ts";
import {CommandError, usageError} from "../io/command-error.ts";
import type {CommandIo} from "../io/command-io.ts";
import {EXIT} from "../io/command-io.ts";

/** Maximum size of a file of records, in bytes. */
const RECORD_BYTES = 256 * 1024 * 1024;

/** Returns the only argument of a source that takes a single file; throws a usage error otherwise. */
export function onlyFile(positionals: readonly string[], source: string, example: string): string {
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0)
    throw usageError(
      file === undefined ? "the file is missing" : `unexpected "${others[0]}"`,
      `perf-journal import ${source} ${example}`,
    );
  return file;
}

/** Reads a text file that an argument names; throws CommandError if it is not a file. */
export function readRecords(io: CommandIo, file: string, limit: number = RECORD_BYTES): string {
  const path = resolve(io.cwd, file);
  if (!statSync(path, {throwIfNoEntry: false})?.isFile()) throw unreadable(file, "there is no such file");
  const {text, problems} = decodeText(file, readFileSync(path), limit);
  if (text === undefined) throw unreadable(file, problems[0]?.message ?? "it is no text");
  return text;
}

function unreadable(file: string, why: string): CommandError {
  return new CommandError(EXIT.unreadable, `cannot read "${file}": ${why}`);
}
