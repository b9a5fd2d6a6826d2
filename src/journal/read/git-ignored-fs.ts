import {join} from "node:path";
import {askGitMeanwhile, NO_BARE_REPOSITORY} from "./ask-git-fs.ts";

/** A folder of entries as git is asked about it. */
export interface IgnoringFolder {
  readonly root: string;
  /** From the root, with slashes; "." for the root itself. */
  readonly dir: string;
  /** True for a named journal, which may be a checkout of another repository. */
  readonly isNamed: boolean;
}

/** Maximum bytes of an answer. */
const MOST_BYTES = 64 * 2 ** 20;

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
  const asked = new Set(paths);
  if (!isNamed) return asked.intersection(new Set(await ignoredBelow(root, dir, [])));
  const folder = join(root, dir);
  if (await isIgnored(folder)) return new Set();
  const ignored = await ignoredBelow(folder, ".", NO_BARE_REPOSITORY);
  return asked.intersection(new Set(ignored.map(path => `${dir}/${path}`)));
}

/**
 * Lists the ignored files below a folder of `root`. Note: `git check-ignore` compares each path with every file of the index,
 * which takes a second for 10,000 paths; a list of the folder takes a thirtieth of it.
 */
async function ignoredBelow(root: string, folder: string, options: readonly string[]): Promise<string[]> {
  const list = ["ls-files", "--others", "--ignored", "--exclude-standard", "-z", "--", folder];
  // The folder is a name, whatever characters it has.
  const answer = await askGitMeanwhile(root, [...options, "--literal-pathspecs", ...list], {
    maxBytes: MOST_BYTES,
  });
  return (answer?.toString() ?? "").split("\0").filter(Boolean);
}

/** True if the repository around a folder ignores it. */
async function isIgnored(folder: string): Promise<boolean> {
  const answer = await askGitMeanwhile(folder, [...NO_BARE_REPOSITORY, "check-ignore", "-z", "--stdin"], {
    input: ".",
    maxBytes: MOST_BYTES,
  });
  return answer !== undefined && answer.length > 0;
}
