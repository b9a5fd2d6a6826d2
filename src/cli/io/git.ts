import type {ExecFileSyncOptionsWithStringEncoding} from "node:child_process";
import {execFileSync} from "node:child_process";

/** Git's facts about the author and the repository. */
export interface GitFacts {
  /** The commit that is checked out, 12 digits; undefined outside a repository. */
  readonly commit: string | undefined;
  /** The name commits are made under. */
  readonly author: string | undefined;
}

/** Asks git about a folder; without git, or outside a repository, everything is undefined. */
export function readGitFacts(folder: string): GitFacts {
  return {
    commit: ask(folder, ["rev-parse", "--short=12", "--verify", "--quiet", "HEAD"]),
    author: ask(folder, ["config", "user.name"]),
  };
}

/** Facts of a repository that a new journal starts from. */
export interface GitRepository {
  /** Address that `origin` is fetched from. */
  readonly remote: string | undefined;
  /** Path from the top of the repository to the folder, "" or with a slash at its end: `tools/perf/`. */
  readonly prefix: string;
  /** The default branch of `origin`, else the branch that is checked out. */
  readonly branch: string | undefined;
}

/** Asks git about the repository of a folder; a fact that git does not have is undefined. */
export function readGitRepository(folder: string): GitRepository {
  const head = ask(folder, ["symbolic-ref", "--short", "refs/remotes/origin/HEAD"])?.replace(/^origin\//, "");
  return {
    remote: ask(folder, ["config", "remote.origin.url"]),
    prefix: ask(folder, ["rev-parse", "--show-prefix"]) ?? "",
    branch: head ?? ask(folder, ["symbolic-ref", "--short", "HEAD"]),
  };
}

/** Runs git in a folder and returns its output, trimmed; undefined if that is empty or git failed. */
export function ask(folder: string, args: readonly string[]): string | undefined {
  try {
    const options: ExecFileSyncOptionsWithStringEncoding = {
      cwd: folder,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    };
    return execFileSync("git", args, options).trim() || undefined;
  } catch (error) {
    // No git, no repository, no such setting: the setting is unknown.
    if (error instanceof Error) return undefined;
    throw error;
  }
}
