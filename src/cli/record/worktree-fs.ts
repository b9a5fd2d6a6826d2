import {
  constants,
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import process from "node:process";
import type {Side} from "../../record/side.ts";
import {CommandError} from "../io/command-error.ts";
import {EXIT} from "../io/command-io.ts";
import {quotedOutput} from "./failed-run.ts";
import {countChanges, git, workingChanges} from "./git-fs.ts";

/** A side's tree on disk, apart from the user's own. */
export interface Tree {
  readonly side: Side;
  /** Absolute. */
  readonly folder: string;
  /** Full name of the commit; of the commit below the changes, if any. */
  readonly commit: string;
  /** Files that differ from the commit, those of the journal aside; 0 for a tree as it was committed. */
  readonly changes: number;
}

/** A temporary folder with git worktrees of a repository. */
export interface Workspace {
  /** Absolute, without links. */
  readonly folder: string;
  /** Makes a worktree of a commit; with `asIs` it has the changes of the user's working tree as well. */
  addTree(side: Side, commit: string, asIs: boolean): Tree;
  /** Removes every worktree and the folder; may be called again. */
  remove(): void;
}

const PREFIX = "perf-journal-record-";
const LEFT_BEHIND = /[\\/]perf-journal-record-(\d+)-[^\\/]+[\\/](?:base|head)$/;

/**
 * Makes a workspace below the system's temporary folder, for a repository and the folder of a journal. It is removed at `remove`, and at the latest when the process ends;
 * leftovers of a killed process are removed first.
 */
export function makeWorkspace(root: string, journal: string): Workspace {
  removeLeftBehind(root);
  const folder = mkdtempSync(join(realpathSync(tmpdir()), `${PREFIX}${process.pid}-`));
  const trees: string[] = [];
  const remove = () => {
    process.off("exit", remove);
    for (const tree of trees.splice(0)) removeTree(root, tree);
    rmSync(folder, {recursive: true, force: true});
  };
  process.on("exit", remove);
  return {
    folder,
    remove,
    addTree(side, commit, asIs) {
      const path = join(folder, side);
      trees.push(path);
      const {status, stderr} = git(root, ["worktree", "add", "--detach", "--quiet", path, commit]);
      if (status !== 0)
        throw new CommandError(
          EXIT.unreadable,
          `${side}: git worktree add ended with status ${status}`,
          undefined,
          quotedOutput(stderr),
        );
      return {side, folder: path, commit, changes: asIs ? copyChanges(root, path, journal) : 0};
    },
  };
}

/** Brings a worktree to the state of the user's working tree; returns how many files differ. */
function copyChanges(root: string, tree: string, journal: string): number {
  const changes = workingChanges(root);
  const {present, removed} = changes;
  for (const name of removed) rmSync(join(tree, name), {recursive: true, force: true});
  for (const name of present) copyEntry(join(root, name), join(tree, name));
  return countChanges(root, changes, journal);
}

function copyEntry(from: string, to: string): void {
  const status = lstatSync(from);
  if (status.isDirectory()) {
    // A folder in place of a file (its files are listed apart), or a nested repository (not listed by git).
    if (lstatSync(to, {throwIfNoEntry: false})?.isDirectory() !== true) rmSync(to, {force: true});
    return;
  }
  rmSync(to, {recursive: true, force: true});
  mkdirSync(dirname(to), {recursive: true});
  if (status.isSymbolicLink()) symlinkSync(readlinkSync(from), to);
  else if (status.isFile()) copyFileSync(from, to, constants.COPYFILE_FICLONE);
}

/**
 * Removes a worktree with git's own record of it; does not prune the rest of the repository, such as other stale
 * worktrees.
 */
function removeTree(root: string, tree: string): void {
  const admin = adminFolder(tree);
  const {status} = git(root, ["worktree", "remove", "--force", "--force", tree]);
  rmSync(tree, {recursive: true, force: true});
  if (status !== 0 && admin !== undefined) rmSync(admin, {recursive: true, force: true});
}

/** The folder below `.git/worktrees` that a worktree names. */
function adminFolder(tree: string): string | undefined {
  const file = join(tree, ".git");
  if (!existsSync(file)) return undefined;
  const folder = /^gitdir: (.+)$/m.exec(readFileSync(file, "utf8"))?.[1];
  return folder !== undefined && /[\\/]worktrees[\\/][^\\/]+$/.test(folder) ? folder : undefined;
}

function removeLeftBehind(root: string): void {
  const {stdout} = git(root, ["worktree", "list", "--porcelain"]);
  for (const [, path = ""] of stdout.matchAll(/^worktree (.+)$/gm)) {
    const pid = LEFT_BEHIND.exec(path)?.[1];
    if (pid === undefined || !existsSync(path) || isRunning(Number(pid))) continue;
    removeTree(root, path);
    rmSync(dirname(path), {recursive: true, force: true});
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
