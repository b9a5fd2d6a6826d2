import {join} from "node:path";
import {askGitMeanwhile, NO_BARE_REPOSITORY} from "./ask-git-fs.ts";

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
export async function gitIgnored(
  place: IgnoringFolder,
  paths: readonly string[],
): Promise<ReadonlySet<string>> {
  if (paths.length === 0) return new Set();
  const {root, dir, isNamed} = place;
  if (!isNamed) return new Set(await askIgnored(root, paths, []));
  const folder = join(root, dir);
  if ((await askIgnored(folder, ["."], NO_BARE_REPOSITORY)).length > 0) return new Set();
  const below = paths.map(path => path.slice(dir.length + 1));
  const ignored = await askIgnored(folder, below, NO_BARE_REPOSITORY);
  return new Set(ignored.map(path => `${dir}/${path}`));
}

async function askIgnored(
  folder: string,
  paths: readonly string[],
  options: readonly string[],
): Promise<string[]> {
  const question = {input: paths.join("\0"), maxBytes: 64 * 2 ** 20};
  const answer = await askGitMeanwhile(folder, [...options, "check-ignore", "-z", "--stdin"], question);
  return (answer?.toString() ?? "").split("\0").filter(Boolean);
}
