import type {SystemError} from "../../input/system-error.ts";
import {isSystemError} from "../../input/system-error.ts";
import {CommandError} from "./command-error.ts";
import {EXIT} from "./command-io.ts";

/** An error of a call to the operating system, as Node makes it. */
interface FailedCall extends SystemError {
  /** Name of the call: `open`, `copyfile`, `spawn git`. */
  readonly syscall: string;
  readonly path?: string;
  /** Second path of a call with two, such as `rename`. */
  readonly dest?: string;
}

const OTHER_PLACE = "name a folder that can be written with --out, or change the owner of this one";
const FULL = "free some space, or name a folder of another disk with --out";
const TOO_MANY_FILES = "raise the limit of open files: ulimit -n 4096";

/** Reason and hint of the errors that a user can do something about. */
const REASONS: ReadonlyMap<string, readonly [reason: string, hint?: string]> = new Map([
  ["EACCES", ["permission denied", OTHER_PLACE]],
  ["EDQUOT", ["disk quota exceeded", FULL]],
  ["EEXIST", ["file exists already"]],
  ["EIO", ["the disk is full or reports an error", FULL]],
  ["EISDIR", ["it is a folder"]],
  ["ELOOP", ["symbolic links lead in a circle"]],
  ["EMFILE", ["too many open files", TOO_MANY_FILES]],
  ["ENAMETOOLONG", ["name too long"]],
  ["ENFILE", ["too many open files in the system", TOO_MANY_FILES]],
  ["ENOENT", ["no such file or folder"]],
  ["ENOMEM", ["not enough memory"]],
  ["ENOSPC", ["no space left on the disk", FULL]],
  ["ENOTDIR", ["part of the path is no folder"]],
  ["ENOTEMPTY", ["folder is not empty"]],
  ["EPERM", ["operation not permitted", OTHER_PLACE]],
  ["EROFS", ["the disk is read-only", OTHER_PLACE]],
  ["ETIMEDOUT", ["it does not end"]],
]);

/** Plain verbs for system calls whose names are not words. */
const VERBS: ReadonlyMap<string, string> = new Map([
  ["copyfile", "copy"],
  ["cp", "copy"],
  ["lstat", "read"],
  ["mkdir", "make the folder"],
  ["mkdtemp", "make the folder"],
  ["realpath", "read"],
  ["rm", "remove"],
  ["rmdir", "remove"],
  ["scandir", "list"],
  ["stat", "read"],
  ["unlink", "remove"],
]);

/**
 * Makes the error of a command from an error of the operating system that is not caused by this program: full
 * disk, denied permission, too many open files. Returns undefined for any other error.
 */
export function systemFailure(error: unknown): CommandError | undefined {
  if (!isFailedCall(error)) return undefined;
  const {syscall, path, dest} = error;
  const code = error.code || codeOfText(error.message);
  const [reason = code, hint] = REASONS.get(code) ?? [];
  const [call = ""] = syscall.split(" ");
  const paths = [path, dest].flatMap(each => (each === undefined ? [] : [`"${each}"`])).join(" to ");
  const what = syscall.startsWith("spawn")
    ? `start ${paths || syscall.slice(6)}`
    : `${VERBS.get(call) ?? call} ${paths}`;
  return new CommandError(EXIT.unreadable, `cannot ${what.trimEnd()}: ${reason} (${code})`, hint);
}

/** Finds the code of an error that has none: removing a folder says `Unknown error: Too many open files`. */
function codeOfText(message: string): string {
  const [code = "unknown error"] =
    [...REASONS].find(([, [reason]]) => message.toLowerCase().includes(reason)) ?? [];
  return code;
}

/** Adds the path to an error of writing to an open file, which Node's own lacks; for `catch`, and always throws. */
export function throwWithPath(error: unknown, path: string): never {
  if (isFailedCall(error) && error.path === undefined) Object.assign(error, {path});
  throw error;
}

function isFailedCall(error: unknown): error is FailedCall {
  return isSystemError(error) && "syscall" in error && typeof error.syscall === "string";
}
