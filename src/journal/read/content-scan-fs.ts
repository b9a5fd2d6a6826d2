import {isUtf8} from "node:buffer";
import type {Stats} from "node:fs";
import {lstatSync, readdirSync} from "node:fs";
import {join} from "node:path";
import {BUDGETS} from "../../budgets.ts";
import {isMissingFile} from "../../input/system-error.ts";
import type {Problem} from "../../problem.ts";
import {problemAt} from "../../problem.ts";
import {hiddenResults} from "../../problems/attachment.ts";
import {
  badGroupName,
  flatEntry,
  foldersTooDeep,
  linkedFolder,
  nameNotUtf8,
  tooManyFolders,
  tooManyNames,
} from "../../problems/entry.ts";
import {compareText} from "../../text/compare.ts";
import {attachmentNameFault} from "./attachment-name.ts";
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
  /** Names of its files, in bytewise order, without hidden files; links included. */
  readonly files: readonly string[];
  /** Bytes of each of them, in their order. */
  readonly sizes: readonly number[];
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

/** Lists the entry folders of a journal: those named by a date, at most 1 grouping folder below `dir`. */
export async function scanContent({root, dir}: JournalPlace): Promise<Scan> {
  const problems: Problem[] = [];
  const folders: ScannedFolder[] = [];
  const link = await linkOnTheWay(root, dir);
  if (link !== undefined) return {folders, problems: [problemAt({file: link}, linkedFolder(link))]};
  for (const {name, path} of await subfolders(root, dir, problems, configPath(dir))) {
    if (DATED.test(name) || (await holdsIndex(root, path)))
      folders.push(await scanFolder(root, path, name, undefined));
    else folders.push(...(await scanGroup(root, path, name, problems)));
    if (folders.length > BUDGETS.journalFolders) {
      problems.push(problemAt({file: dir}, tooManyFolders(BUDGETS.journalFolders)));
      break;
    }
  }
  return {folders, problems};
}

/** Lists the entry folders of a grouping folder; its name is shown on pages, so that it must be plain text. */
async function scanGroup(
  root: string,
  path: string,
  name: string,
  problems: Problem[],
): Promise<ScannedFolder[]> {
  const inner = await subfolders(root, path, problems);
  const fault = attachmentNameFault(name);
  if (fault === undefined)
    return Promise.all(inner.map(folder => scanFolder(root, folder.path, folder.name, name)));
  // A folder of anything else may be named as it likes.
  if (inner.length > 0) problems.push(problemAt({file: path}, badGroupName(name, fault)));
  return [];
}

async function holdsIndex(root: string, path: string): Promise<boolean> {
  return namesIn(root, path, []).includes("index.md");
}

/**
 * Returns the first folder of a path, from the root, that is a symbolic link, which could lead anywhere; undefined without a
 * link.
 */
export async function linkOnTheWay(root: string, dir: string): Promise<string | undefined> {
  const segments = dir.split("/");
  for (let count = 1; count <= segments.length; count++) {
    const path = segments.slice(0, count).join("/");
    if (statsOf(join(root, path))?.isSymbolicLink()) return path;
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
  for (const name of namesIn(root, path, problems)) {
    const inner = `${path}/${name}`;
    const stats = statsOf(join(root, inner));
    if (stats?.isDirectory()) found.push({name, path: inner});
    if (stats?.isFile() && DATED.test(name) && name.endsWith(".md"))
      problems.push(problemAt({file: inner}, flatEntry(name.slice(0, -".md".length))));
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
  const files: {readonly name: string; readonly size: number}[] = [];
  const problems: Problem[] = [];
  const signature: string[] = [];
  let left: number = BUDGETS.entryNames;
  const walk = (inner: string): void => {
    for (const child of namesIn(root, inner ? `${folder}/${inner}` : folder, problems)) {
      const file = inner ? `${inner}/${child}` : child;
      if (left-- <= 0) return;
      const stats = statsOf(join(root, folder, file));
      if (!stats) continue;
      signature.push(`${file}:${stats.size}:${stats.mtimeMs}:${stats.ctimeMs}:${stats.ino}`);
      if (!stats.isDirectory()) files.push({name: file, size: stats.size});
      else if (Buffer.byteLength(file) <= BUDGETS.pathBytes) walk(file);
      else problems.push(problemAt({file: `${folder}/${file}`}, foldersTooDeep(BUDGETS.pathBytes)));
    }
  };
  walk("");
  if (left < 0) problems.push(problemAt({file: folder}, tooManyNames(BUDGETS.entryNames)));
  files.sort((a, b) => compareText(a.name, b.name));
  return {
    folder,
    name,
    group,
    files: files.map(file => file.name),
    sizes: files.map(({size}) => size),
    problems,
    signature: [...signature, ...problems.map(({message}) => message)].join("\n"),
  };
}

/** Hidden folders in which pytest-benchmark and asv keep results. */
const HIDDEN_RESULTS: ReadonlySet<string> = new Set([".benchmarks", ".asv"]);

/** Lists the names in a folder in bytewise order without hidden names; empty for a missing folder. */
function namesIn(root: string, folder: string, problems: Problem[]): string[] {
  const names: string[] = [];
  for (const bytes of readFolder(join(root, folder))) {
    const name = Buffer.from(bytes).toString();
    if (HIDDEN_RESULTS.has(name)) problems.push(problemAt({file: folder}, hiddenResults(name)));
    if (name.startsWith(".")) continue;
    // Decoded with substitutes, a name is that of no file.
    if (isUtf8(bytes)) names.push(name);
    else problems.push(problemAt({file: folder}, nameNotUtf8(shownBytes(bytes))));
  }
  return names.sort(compareText);
}

function readFolder(path: string): readonly Uint8Array[] {
  try {
    return readdirSync(path, {encoding: "buffer"});
  } catch (error) {
    if (isMissingFile(error)) return [];
    throw error;
  }
}

/** Writes bytes that are not ASCII as `\xE9`. */
function shownBytes(bytes: Uint8Array): string {
  return Array.from(bytes, byte =>
    byte < 0x80 ? String.fromCharCode(byte) : `\\x${byte.toString(16).toUpperCase()}`,
  ).join("");
}

/** True for a folder that exists, and is no link. */
export async function isExistingFolder(path: string): Promise<boolean> {
  return statsOf(path)?.isDirectory() ?? false;
}

/** True for anything that exists. */
export async function exists(path: string): Promise<boolean> {
  return statsOf(path) !== undefined;
}

function statsOf(path: string): Stats | undefined {
  try {
    return lstatSync(path);
  } catch (error) {
    if (isMissingFile(error)) return undefined;
    throw error;
  }
}
