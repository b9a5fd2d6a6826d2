import {askGit} from "./ask-git-fs.ts";

/**
 * Of paths relative to `root`, those that git would leave out of a commit: untracked and ignored.
 * Empty without git or a repository; a journal works without either.
 */
export function gitIgnored(root: string, paths: readonly string[]): ReadonlySet<string> {
  if (paths.length === 0) return new Set();
  const question = {input: paths.join("\0"), maxBytes: 64 * 2 ** 20};
  const answer = askGit(root, ["check-ignore", "-z", "--stdin"], question);
  return new Set(answer?.toString().split("\0").filter(Boolean));
}
