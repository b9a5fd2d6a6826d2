import {spawnSync} from "node:child_process";
import {lstatSync, realpathSync} from "node:fs";
import {join, relative, sep} from "node:path";
import {CommandError, usageError} from "../io/command-error.ts";
import {EXIT} from "../io/command-io.ts";
import {quotedOutput} from "./failed-run.ts";

/** The repository that is measured. */
export interface Repository {
  /** The folder of the working tree; absolute, without links. */
  readonly root: string;
  /** The folder that the command runs in, from the root: "" or `server/parse`. */
  readonly prefix: string;
}

/** Result of a git command; `status` is 127 if git is not installed. */
export interface GitResult {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

const TREE_VARIABLES = /^GIT_(?:DIR|WORK_TREE|INDEX_FILE|PREFIX|COMMON_DIR|OBJECT_DIRECTORY|NAMESPACE)$/;

/** Largest list of files that git may print. */
const MOST_OUTPUT = 256 * 2 ** 20;

/**
 * Runs git in a folder without side effects: it writes no index that it only refreshed, runs no hook,
 * starts no watcher and does not prompt.
 */
export function git(folder: string, args: readonly string[]): GitResult {
  const options = ["-c", "core.hooksPath=/dev/null", "-c", "core.fsmonitor=false", "-c", "gc.auto=0"];
  const {status, stdout, stderr, error} = spawnSync("git", [...options, ...args], {
    cwd: folder,
    env: {
      ...withoutTreeVariables(process.env),
      GIT_OPTIONAL_LOCKS: "0",
      GIT_TERMINAL_PROMPT: "0",
      LC_ALL: "C",
    },
    encoding: "utf8",
    maxBuffer: MOST_OUTPUT,
    stdio: ["ignore", "pipe", "pipe"],
  });
  if (error) return {status: 127, stdout: "", stderr: error.message};
  return {status: status ?? 137, stdout, stderr};
}

/**
 * Returns the environment without the variables that would lead git or go from another tree back to the current tree.
 */
export function withoutTreeVariables(
  env: Readonly<Record<string, string | undefined>>,
): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(env).filter(
      ([name, value]) => !TREE_VARIABLES.test(name) && (name !== "GOWORK" || value === "off"),
    ),
  );
}

/** Finds the repository of a folder; throws CommandError without a repository or a commit. */
export function openRepository(cwd: string): Repository {
  const found = git(cwd, ["rev-parse", "--show-toplevel", "--show-prefix"]);
  if (found.status === 127)
    throw new CommandError(EXIT.configuration, "git is not installed", "record takes both sides from git");
  if (found.status !== 0)
    throw new CommandError(
      EXIT.configuration,
      `no git repository here: expected one in "${cwd}" or above it`,
      "record compares two commits; run it in the repository of the code",
      // Such as a repository of another user, which git refuses.
      found.stderr.includes("not a git repository") ? undefined : quotedOutput(found.stderr),
    );
  const [root = "", prefix = ""] = found.stdout.split("\n");
  if (maybeCommit(root, "HEAD") === undefined)
    throw new CommandError(EXIT.configuration, "the repository has no commit yet");
  return {root: realpathSync(root), prefix: prefix.replace(/\/$/, "")};
}

/** Returns the full name of a commit; undefined if there is no such commit. */
export function maybeCommit(root: string, ref: string): string | undefined {
  const {status, stdout} = git(root, [
    "rev-parse",
    "--verify",
    "--quiet",
    "--end-of-options",
    `${ref}^{commit}`,
  ]);
  return status === 0 ? stdout.trim() : undefined;
}

/** Returns the full name of the commit that an option names; throws CommandError if it does not exist. */
export function commitOf(root: string, option: "base" | "head", ref: string): string {
  const commit = ref.startsWith("-") ? undefined : maybeCommit(root, ref);
  if (commit !== undefined) return commit;
  throw usageError(
    `--${option} names no commit of this repository, got "${ref}"`,
    isShallow(root) ? "the clone is shallow: git fetch --unshallow brings the rest" : "git log names commits",
  );
}

/** The branch that changes are made for, and where `head` left it. */
export interface MergeBase {
  readonly branch: string;
  readonly commit: string;
}

const DEFAULT_BRANCHES = ["refs/remotes/origin/HEAD", "origin/main", "origin/master", "main", "master"];

/** Finds where a commit left the default branch; throws CommandError if that cannot be known. */
export function mergeBase(root: string, head: string): MergeBase {
  const branch = DEFAULT_BRANCHES.find(name => maybeCommit(root, name) !== undefined);
  if (branch === undefined)
    throw usageError("the default branch is not known", "name the commit to compare with: --base REF");
  const {status, stdout} = git(root, ["merge-base", branch, head]);
  const [commit = ""] = stdout.split("\n");
  if (status === 0 && commit !== "") return {branch: shortBranch(root, branch), commit};
  throw usageError(
    `no common commit of HEAD and ${shortBranch(root, branch)}`,
    isShallow(root)
      ? "the clone is shallow: git fetch --unshallow brings the rest, or name a commit with --base"
      : "name the commit to compare with: --base REF",
  );
}

function shortBranch(root: string, branch: string): string {
  return git(root, ["rev-parse", "--abbrev-ref", branch]).stdout.trim() || branch;
}

function isShallow(root: string): boolean {
  return git(root, ["rev-parse", "--is-shallow-repository"]).stdout.trim() === "true";
}

/** Returns the first line of a commit's message. */
export function commitSubject(root: string, commit: string): string {
  return git(root, ["log", "-1", "--format=%s", commit]).stdout.trim();
}

/** Returns the branch that is checked out; undefined on a detached HEAD. */
export function currentBranch(root: string): string | undefined {
  return git(root, ["symbolic-ref", "--quiet", "--short", "HEAD"]).stdout.trim() || undefined;
}

/** Files in which the working tree differs from the commit that is checked out, from the root. */
export interface WorkingChanges {
  /** Changed, added or untracked, to be taken from the working tree. */
  readonly present: readonly string[];
  readonly removed: readonly string[];
}

/** Counts changes outside the journal's folder, an absolute path: a new entry does not affect the measurement. */
export function countChanges(root: string, {present, removed}: WorkingChanges, journal: string): number {
  const content = `${relative(root, journal).split(sep).join("/")}/`;
  return [...present, ...removed].filter(name => !name.startsWith(content)).length;
}

/** Lists the changes that `git add --all` would stage; files that git ignores are left out. */
export function workingChanges(root: string): WorkingChanges {
  const changed = names(root, ["diff", "--name-only", "--no-renames", "--ignore-submodules", "-z", "HEAD"]);
  const untracked = names(root, ["ls-files", "--others", "--exclude-standard", "-z"]);
  const all = [...new Set([...changed, ...untracked])];
  const exists = (name: string) => lstatSync(join(root, name), {throwIfNoEntry: false}) !== undefined;
  return {present: all.filter(exists), removed: all.filter(name => !exists(name))};
}

function names(root: string, args: readonly string[]): string[] {
  const {status, stdout, stderr} = git(root, args);
  if (status !== 0)
    throw new CommandError(
      EXIT.unreadable,
      `git ${args[0]} ended with status ${status}`,
      undefined,
      quotedOutput(stderr),
    );
  return stdout.split("\0").filter(Boolean);
}
