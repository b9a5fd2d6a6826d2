import {usageError} from "../io/command-error.ts";
import type {Repository} from "./git-fs.ts";
import {commitOf, commitSubject, countChanges, currentBranch, mergeBase, workingChanges} from "./git-fs.ts";
import type {RecordOptions} from "./options.ts";

/** Both sides as commits of the repository. */
export interface ResolvedSides {
  /** Full names. */
  readonly base: string;
  readonly head: string;
  /** True if the head is the working tree, changes included. */
  readonly asIs: boolean;
  /** Default title of an entry: the subject of the head's commit, or the changes of a branch. */
  readonly title: string;
}

/**
 * Finds the commits of both sides; throws CommandError if a commit does not exist, or both are the same code; `journal`
 * is its folder.
 */
export function resolveSides(
  {root}: Repository,
  options: Pick<RecordOptions, "base" | "head">,
  journal: string,
): ResolvedSides {
  const asIs = options.head === undefined;
  const head = commitOf(root, "head", options.head ?? "HEAD");
  const found = options.base === undefined ? mergeBase(root, head) : undefined;
  const base = found?.commit ?? commitOf(root, "base", options.base ?? "HEAD");
  const changed = asIs && countChanges(root, workingChanges(root), journal) > 0;
  // Named twice, a commit is measured against itself on purpose.
  if (base === head && !changed && (options.base === undefined || options.head === undefined))
    throw usageError(
      found === undefined
        ? `nothing to compare: the working tree is "${options.base}" without a change`
        : `nothing to compare: the working tree is a commit of ${found.branch} without a change`,
      "--base HEAD~1 compares with the commit before; --base X --head X measures X against itself",
    );
  const title =
    changed && base === head ? changesTitle(root) : commitSubject(root, head) || changesTitle(root);
  return {base, head, asIs, title};
}

function changesTitle(root: string): string {
  const branch = currentBranch(root);
  return branch === undefined ? "Uncommitted changes" : `Uncommitted changes on ${branch}`;
}

/** A commit's name as entries write it: 12 digits. */
export function shortCommit(commit: string): string {
  return commit.slice(0, 12);
}
