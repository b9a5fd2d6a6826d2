import {execFileSync} from "node:child_process";
import {mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";

/** A git repository in a folder of its own, without the user's settings of git. */
export interface TemporaryRepository {
  /** Absolute. */
  readonly root: string;
  /** Writes a file, given from the root; its folders are made. */
  write(path: string, content: string): void;
  /** Runs git and returns its output. */
  git(...args: readonly string[]): string;
  /** Commits everything; returns the commit's full name. */
  commit(message: string): string;
  /** Everything that a command must leave as it is: status, index, worktrees, references and stashes. */
  state(): string;
  /** Removes the folder. */
  remove(): void;
}

/** Settings that keep the user's own git out of tests. */
const GIT_ENV = {GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_NOSYSTEM: "1", LC_ALL: "C"};

/** Makes an empty repository whose branch is `main`. */
export function temporaryRepository(): TemporaryRepository {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "perf-journal-repository-")));
  const git = (...args: readonly string[]): string =>
    execFileSync("git", args, {
      cwd: root,
      encoding: "utf8",
      env: {...process.env, ...GIT_ENV},
      stdio: ["ignore", "pipe", "pipe"],
    });
  git("init", "--quiet", "--initial-branch=main");
  git("config", "user.name", "Ann");
  git("config", "user.email", "ann@example.com");
  return {
    root,
    git,
    write(path, content) {
      mkdirSync(dirname(join(root, path)), {recursive: true});
      writeFileSync(join(root, path), content);
    },
    commit(message) {
      git("add", "--all");
      git("commit", "--quiet", "--allow-empty", `--message=${message}`);
      return git("rev-parse", "HEAD").trim();
    },
    state: () =>
      [
        git("status", "--porcelain=v2", "--branch", "--untracked-files=all", "--ignored"),
        git("ls-files", "--stage", "--debug"),
        git("worktree", "list", "--porcelain"),
        git("for-each-ref"),
        git("stash", "list"),
      ].join("\n"),
    remove: () => rmSync(root, {recursive: true, force: true}),
  };
}
