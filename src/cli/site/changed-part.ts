import {folderChanges} from "../../review/journal-changes.ts";
import {changesSince} from "../io/git-changes.ts";
import {addressBelow} from "./page-file.ts";
import type {PagePath, Pages} from "./pages-entry.ts";

/** The pages of a site that show entries which differ from a commit. */
export interface ChangedPart {
  readonly paths: readonly PagePath[];
  /** True for the folder of an entry that differs. */
  isChanged(folder: string): boolean;
  /** True for the address of another page of the site, below the base: `entries/x/`. */
  isLeftOut(path: string): boolean;
}

/**
 * Chooses the lists and the pages that show an entry that differs from the merge base of `ref` and HEAD. Throws CommandError
 * if git cannot compare with `ref`.
 */
export async function changedPart(
  pages: Pick<Pages, "paths" | "showsChanged">,
  root: string,
  ref: string,
): Promise<ChangedPart> {
  const change = folderChanges(changesSince(root, ref));
  const isChanged = (folder: string): boolean => change(folder) !== undefined;
  const shows = pages.showsChanged(isChanged);
  const all = await pages.paths();
  const paths = all.filter(path => path.route.params.length === 0 || shows(`/${addressBelow(path)}`));
  const kept = new Set(paths.map(addressBelow));
  const leftOut = new Set(all.map(addressBelow).filter(address => !kept.has(address)));
  return {paths, isChanged, isLeftOut: address => leftOut.has(address)};
}
