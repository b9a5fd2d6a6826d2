import {join} from "node:path";
import {askGit, NO_BARE_REPOSITORY} from "./ask-git-fs.ts";

/** A folder of entries as git is asked about it. */
export interface IgnoringFolder {
  readonly root: string;
  /** From the root, with slashes. */
  readonly dir: string;
  /** True for a named journal, which may be a checkout of another repository. */
  readonly isNamed: boolean;
}

/**
 * Returns those of paths relative to the root that git would leave out of a commit: untracked and ignored. Empty without git
 * or a repository, and for a checkout that the repository around it ignores as a whole.
 */
export function gitIgnored(place: IgnoringFolder, paths: readonly string[]): ReadonlySet<string> {
  if (paths.length === 0) return new Set();
  const {root, dir, isNamed} = place;
  if (!isNamed) return new Set(askIgnored(root, paths, []));
  const folder = join(root, dir);
  if (askIgnored(folder, ["."], NO_BARE_REPOSITORY).length > 0) return new Set();
  const below = paths.map(path => path.slice(dir.length + 1));
  return new Set(askIgnored(folder, below, NO_BARE_REPOSITORY).map(path => `${dir}/${path}`));
}

function askIgnored(folder: string, paths: readonly string[], options: readonly string[]): string[] {
  const question = {input: paths.join("\0"), maxBytes: 64 * 2 ** 20};
  const answer = askGit(folder, [...options, "check-ignore", "-z", "--stdin"], question);
  return (answer?.toString() ?? "").split("\0").filter(Boolean);
}
