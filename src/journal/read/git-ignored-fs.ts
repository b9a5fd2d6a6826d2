import {spawnSync} from "node:child_process";

/**
 * Of paths relative to `root`, those that git would leave out of a commit: untracked and ignored.
 * Empty without git or a repository; a journal works without either.
 */
export function gitIgnored(root: string, paths: readonly string[]): ReadonlySet<string> {
  if (paths.length === 0) return new Set();
  const result = spawnSync("git", ["-C", root, "check-ignore", "-z", "--stdin"], {
    input: paths.join("\0"),
    encoding: "utf8",
    timeout: 10_000,
    maxBuffer: 64 * 2 ** 20,
  });
  return new Set(result.status === 0 ? result.stdout.split("\0").filter(Boolean) : []);
}
