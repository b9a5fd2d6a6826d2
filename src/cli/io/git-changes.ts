import {execFileSync} from "node:child_process";
import type {ChangeKind, JournalChanges} from "../../review/journal-changes.ts";
import {CommandError} from "./command-error.ts";
import {EXIT} from "./command-io.ts";
import {ask} from "./git.ts";

const SHALLOW_HINT =
  "a shallow clone may lack it: set fetch-depth: 0 in actions/checkout, or run git fetch --unshallow";

/** Maximum bytes that git may print for a query. */
const MAX_OUTPUT = 64 * 1024 * 1024;

/**
 * Lists the files below a folder that differ from the merge base of `ref` and HEAD: committed, staged, in the working tree
 * and untracked. Throws CommandError if git cannot compare with `ref`.
 */
export function changesSince(folder: string, ref: string): JournalChanges {
  const commit = mergeBase(folder, ref);
  const changed = run(folder, [
    "diff",
    "--name-status",
    "--no-renames",
    "-z",
    "--relative",
    commit,
    "--",
    ".",
  ]);
  const untracked = run(folder, ["ls-files", "-z", "--others", "--exclude-standard", "--", "."]);
  const files = new Map<string, ChangeKind>();
  const fields = changed.split("\0");
  for (let i = 0; i + 1 < fields.length; i += 2) files.set(fields[i + 1] ?? "", kindOf(fields[i] ?? ""));
  for (const path of untracked.split("\0")) if (path !== "") files.set(path, "added");
  return {ref, commit, files};
}

/** Returns a file as it was at a commit, as text; undefined if it was not there. `path` is from the folder. */
export function textAtCommit(folder: string, commit: string, path: string): string | undefined {
  return ask(folder, ["show", "--no-textconv", `${commit}:./${path}`]);
}

function mergeBase(folder: string, ref: string): string {
  if (ask(folder, ["rev-parse", "--git-dir"]) === undefined)
    throw new CommandError(
      EXIT.configuration,
      `--since compares with a commit: expected a git repository in "${folder}"`,
    );
  const commit = ask(folder, ["rev-parse", "--verify", "--quiet", "--end-of-options", `${ref}^{commit}`]);
  if (commit === undefined)
    throw new CommandError(EXIT.usage, `--since must name a commit, got "${ref}"`, SHALLOW_HINT);
  const base = ask(folder, ["merge-base", commit, "HEAD"]);
  if (base === undefined)
    throw new CommandError(EXIT.configuration, `"${ref}" and HEAD have no common commit`, SHALLOW_HINT);
  return base;
}

function kindOf(status: string): ChangeKind {
  if (status.startsWith("A")) return "added";
  return status.startsWith("D") ? "removed" : "changed";
}

function run(folder: string, args: readonly string[]): string {
  return execFileSync("git", args, {
    cwd: folder,
    encoding: "utf8",
    maxBuffer: MAX_OUTPUT,
    stdio: ["ignore", "pipe", "pipe"],
  });
}
