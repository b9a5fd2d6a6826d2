import {lstatSync, mkdirSync, renameSync, rmdirSync, rmSync, writeFileSync} from "node:fs";
import {dirname, join} from "node:path";
import {isSystemError} from "../../../input/system-error.ts";
import {madeFolders} from "../../io/made-folders.ts";
import {replaceSite} from "../site-folder.ts";
import type {FileDigest, FolderDigests} from "./folder-digests.ts";
import {fileDigest} from "./folder-digests.ts";
import {plainFiles} from "./plain-files.ts";
import {linkOrCopy} from "./stored-files.ts";

/** A file of a site of which some files are those of the build before: its exchange was cut off. */
export const UNFINISHED = ".perf-journal-unfinished";

/**
 * The site that a build replaces. Its files stay where they are if the new site has the same: to link thousands of files anew and
 * to remove the old links takes longer than to read them. Paths are from the site's folder, with slashes.
 */
export interface PresentSite {
  /** Files at the start of the build. */
  readonly files: ReadonlySet<string>;
  /** Lets a file stay that has this hex SHA-256; false for another file or none. */
  keep(path: string, sha256: string): boolean;
  /** Returns the absolute path of a file that stays; undefined for others. */
  find(path: string): string | undefined;
  /** Lets a file go that was to stay. */
  release(path: string): void;
  /** Files that stay. */
  readonly kept: ReadonlyMap<string, FileDigest>;
}

/**
 * Looks at the site in `folder`; undefined if files of `work`, where the new one is made, cannot be renamed into it, or if it holds
 * anything but files and folders. `digests` are those of all its files; if absent, each is read when it is asked for.
 */
export function presentSite(
  folder: string,
  work: string,
  digests?: FolderDigests | undefined,
): PresentSite | undefined {
  const found = isFolder(folder, lstatSync(work).dev) ? (digests?.keys() ?? plainFiles(folder)) : undefined;
  if (!found) return undefined;
  const files = new Set(found);
  const kept = new Map<string, FileDigest>();
  const digestOf = (path: string): FileDigest | undefined =>
    digests?.get(path) ?? unlessRefused(() => fileDigest(join(folder, path)));
  return {
    files,
    kept,
    find: path => (kept.has(path) ? join(folder, path) : undefined),
    release: path => void kept.delete(path),
    keep(path, sha256) {
      const digest = files.has(path) ? digestOf(path) : undefined;
      if (digest?.sha256 !== sha256) return false;
      kept.set(path, digest);
      return true;
    },
  };
}

/**
 * Puts the files of `work` in the place of those of the present site in `folder` that do not stay. A site of which less than half
 * stays is replaced as a whole. While files are exchanged, one at a time, the site has a file that `UNFINISHED` names; if the
 * exchange is cut off, the next build finds by their digests the files that are not its own.
 */
export function updateSite(work: string, folder: string, {files, kept}: PresentSite): void {
  const fresh = plainFiles(work) ?? [];
  const wanted = new Set([...kept.keys(), ...fresh]);
  const gone = [...files].filter(path => !kept.has(path));
  const isSmall = fresh.length < kept.size;
  if (!isSmall || isFolderAndFile(wanted) || isFolderAndFile(new Set([...files, ...fresh]))) {
    completeWork(work, folder, kept);
    replaceSite(work, folder);
    return;
  }
  const mark = join(folder, UNFINISHED);
  writeFileSync(mark, "");
  const folders = madeFolders();
  for (const path of fresh) {
    folders.make(dirname(join(folder, path)));
    renameSync(join(work, path), join(folder, path));
  }
  for (const path of gone)
    if (!wanted.has(path) && path !== UNFINISHED) rmSync(join(folder, path), {force: true});
  for (const path of new Set(gone.map(dirname))) removeEmpty(folder, path);
  rmSync(mark);
}

/** True for a folder on a disk, and for no link to one. */
function isFolder(path: string, disk: number): boolean {
  const found = unlessRefused(() => lstatSync(path));
  return found?.dev === disk && found.isDirectory();
}

/** True if a path is a file and a folder of another. */
function isFolderAndFile(paths: ReadonlySet<string>): boolean {
  const folders = new Set<string>();
  for (const path of paths)
    for (let parent = dirname(path); parent !== "." && !folders.has(parent); parent = dirname(parent))
      folders.add(parent);
  return [...folders].some(folder => paths.has(folder));
}

/** Links the files that would stay into the new site. */
function completeWork(work: string, folder: string, kept: ReadonlyMap<string, FileDigest>): void {
  for (const path of kept.keys()) {
    mkdirSync(dirname(join(work, path)), {recursive: true});
    linkOrCopy(join(folder, path), join(work, path));
  }
}

/** Removes a folder, and those around it within the site, as far as they are empty. */
function removeEmpty(site: string, path: string): void {
  for (let folder = path; folder !== "."; folder = dirname(folder)) {
    const isRemoved = unlessRefused(() => {
      rmdirSync(join(site, folder));
      return true;
    });
    if (!isRemoved) return;
  }
}

function unlessRefused<Result>(work: () => Result): Result | undefined {
  try {
    return work();
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return undefined;
  }
}
