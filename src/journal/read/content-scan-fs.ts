import type {Stats} from "node:fs";
import {lstat, readdir} from "node:fs/promises";
import {join} from "node:path";
import {BUDGETS} from "../../budgets.ts";
import {isMissingFile} from "../../input/system-error.ts";
import type {Problem} from "../../problem.ts";
import {problemAt} from "../../problem.ts";
import {foldersTooDeep, linkedFolder, tooManyFolders} from "../../problems/entry.ts";
import {compareText} from "../../text/compare.ts";
import {CONFIG_PATH} from "./config.ts";

/** An entry's folder as it lies on disk, not read yet. */
export interface ScannedFolder {
  /** From the repository's root, `/` between segments: `content/parser/2026-05-03-pool`. */
  readonly folder: string;
  /** The folder's own name. */
  readonly name: string;
  /** The grouping folder's name; undefined for an entry that stands directly in content/. */
  readonly group: string | undefined;
  /** Names of its files, in bytewise order, hidden ones left out; links among them. */
  readonly files: readonly string[];
  /** Changes whenever a file of it does: names, sizes, times and inodes. */
  readonly signature: string;
  readonly problems: readonly Problem[];
}

/** Everything below content/ that could be an entry. */
export interface Scan {
  readonly folders: readonly ScannedFolder[];
  readonly problems: readonly Problem[];
}

const DATED = /^\d{4}-\d{2}-\d{2}/;

/** Lists the entry folders below `root`/content: those named by a date, at most one grouping folder down. */
export async function scanContent(root: string): Promise<Scan> {
  const problems: Problem[] = [];
  const folders: ScannedFolder[] = [];
  if ((await statsOf(join(root, "content")))?.isSymbolicLink())
    return {
      folders,
      problems: [problemAt({file: "content"}, linkedFolder("content"))],
    };
  for (const {name, path} of await subfolders(root, "content", problems)) {
    if (DATED.test(name) || (await holdsIndex(root, path)))
      folders.push(await scanFolder(root, path, name, undefined));
    else
      for (const inner of await subfolders(root, path, problems))
        folders.push(await scanFolder(root, inner.path, inner.name, name));
    if (folders.length > BUDGETS.journalFolders) {
      problems.push(problemAt({file: "content"}, tooManyFolders(BUDGETS.journalFolders)));
      break;
    }
  }
  return {folders, problems};
}

async function holdsIndex(root: string, path: string): Promise<boolean> {
  return (await names(join(root, path))).includes("index.md");
}

/** Folders directly below a folder; a link to one is a problem, since it could lead anywhere. */
async function subfolders(
  root: string,
  path: string,
  problems: Problem[],
): Promise<{name: string; path: string}[]> {
  const found: {name: string; path: string}[] = [];
  for (const name of await names(join(root, path))) {
    const inner = `${path}/${name}`;
    const stats = await statsOf(join(root, inner));
    if (stats?.isDirectory()) found.push({name, path: inner});
    // The journal's own file is read and reported on by itself.
    if (stats?.isSymbolicLink() && inner !== CONFIG_PATH)
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
