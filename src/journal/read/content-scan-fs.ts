import type {Stats} from "node:fs";
import {lstat, readdir} from "node:fs/promises";
import {join} from "node:path";
import {BUDGETS} from "../../budgets.ts";
import {isMissingFile} from "../../input/system-error.ts";
import type {Problem} from "../../problem.ts";
import {problemAt} from "../../problem.ts";
import {foldersTooDeep, linkedFolder, tooManyFolders} from "../../problems/entry.ts";
import {compareText} from "../../text/compare.ts";
import type {JournalPlace} from "./journal-place.ts";
import {configPath} from "./journal-place.ts";

/** An entry's folder as it lies on disk, not read yet. */
export interface ScannedFolder {
  /** From the repository's root, `/` between segments: `content/parser/2026-05-03-pool`. */
  readonly folder: string;
  /** The folder's own name. */
  readonly name: string;
  /** The grouping folder's name; undefined for an entry directly in the journal's folder. */
  readonly group: string | undefined;
  /** Names of its files, in bytewise order, hidden ones left out; links among them. */
  readonly files: readonly string[];
  /** Changes whenever a file of it does: names, sizes, times and inodes. */
  readonly signature: string;
  readonly problems: readonly Problem[];
}

/** Every folder of a journal that could be an entry. */
export interface Scan {
  readonly folders: readonly ScannedFolder[];
  readonly problems: readonly Problem[];
}

const DATED = /^\d{4}-\d{2}-\d{2}/;

/** Lists the entry folders of a journal: those named by a date, at most one grouping folder below `dir`. */
export async function scanContent({root, dir}: JournalPlace): Promise<Scan> {
  const problems: Problem[] = [];
  const folders: ScannedFolder[] = [];
  const link = await linkOnTheWay(root, dir);
  if (link !== undefined) return {folders, problems: [problemAt({file: link}, linkedFolder(link))]};
  for (const {name, path} of await subfolders(root, dir, problems, configPath(dir))) {
    if (DATED.test(name) || (await holdsIndex(root, path)))
      folders.push(await scanFolder(root, path, name, undefined));
    else
      for (const inner of await subfolders(root, path, problems))
        folders.push(await scanFolder(root, inner.path, inner.name, name));
    if (folders.length > BUDGETS.journalFolders) {
      problems.push(problemAt({file: dir}, tooManyFolders(BUDGETS.journalFolders)));
      break;
    }
  }
  return {folders, problems};
}

async function holdsIndex(root: string, path: string): Promise<boolean> {
  return (await names(join(root, path))).includes("index.md");
}

/** Returns the first folder of a path that is a symbolic link, which could lead anywhere; undefined if none is. */
async function linkOnTheWay(root: string, dir: string): Promise<string | undefined> {
  const segments = dir.split("/");
  for (let count = 1; count <= segments.length; count++) {
    const path = segments.slice(0, count).join("/");
    if ((await statsOf(join(root, path)))?.isSymbolicLink()) return path;
  }
  return undefined;
}

/** Folders directly below a folder; a link is a problem, except for `settings`, which is read and reported by itself. */
async function subfolders(
  root: string,
  path: string,
  problems: Problem[],
  settings?: string,
): Promise<{name: string; path: string}[]> {
  const found: {name: string; path: string}[] = [];
  for (const name of await names(join(root, path))) {
    const inner = `${path}/${name}`;
    const stats = await statsOf(join(root, inner));
    if (stats?.isDirectory()) found.push({name, path: inner});
    if (stats?.isSymbolicLink() && inner !== settings)
      problems.push(problemAt({file: inner}, linkedFolder(name)));
  }
  return found;
}

async function scanFolder(
  root: string,
  folder: string,
  name: string,
  group: string | undefined,
): Promise<ScannedFolder> {
  const files: string[] = [];
  const problems: Problem[] = [];
  const signature: string[] = [];
  const walk = async (inner: string, depth: number): Promise<void> => {
    for (const child of await names(join(root, folder, inner))) {
      const file = inner ? `${inner}/${child}` : child;
      const stats = await statsOf(join(root, folder, file));
      if (!stats) continue;
      signature.push(`${file}:${stats.size}:${stats.mtimeMs}:${stats.ctimeMs}:${stats.ino}`);
      if (!stats.isDirectory()) files.push(file);
      else if (depth < BUDGETS.entryFolderDepth) await walk(file, depth + 1);
      else problems.push(problemAt({file: `${folder}/${file}`}, foldersTooDeep(BUDGETS.entryFolderDepth)));
    }
  };
  await walk("", 0);
  files.sort(compareText);
  return {folder, name, group, files, problems, signature: signature.join("\n")};
}

/** Names in a folder in bytewise order, hidden ones left out; none for a folder that is not there. */
async function names(path: string): Promise<string[]> {
  try {
    return (await readdir(path)).filter(name => !name.startsWith(".")).sort(compareText);
  } catch (error) {
    if (isMissingFile(error)) return [];
    throw error;
  }
}

async function statsOf(path: string): Promise<Stats | undefined> {
  try {
    return await lstat(path);
  } catch (error) {
    if (isMissingFile(error)) return undefined;
    throw error;
  }
}
