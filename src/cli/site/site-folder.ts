import {cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync} from "node:fs";
import {dirname, isAbsolute, join, relative, resolve, sep} from "node:path";
import process from "node:process";
import {errorCode, isSystemError} from "../../input/system-error.ts";
import {cacheFolder} from "../../journal/read/cache-folder-fs.ts";
import type {JournalPlace} from "../../journal/read/journal-place.ts";
import {CommandError} from "../io/command-error.ts";
import type {CommandIo} from "../io/command-io.ts";
import {EXIT} from "../io/command-io.ts";
import {isFolder} from "../journal/journal-folder.ts";

/** Finds the folder of the built site: `--out`, else `dist` in the journal's root. */
export function siteFolder(io: CommandIo, root: string, out: string | undefined): string {
  return out === undefined ? join(root, "dist") : resolve(io.cwd, out);
}

/** Refuses a folder whose replacement would destroy anything but a site. */
export function assertReplaceable(folder: string, {root, dir, journals = []}: JournalPlace): void {
  const contents = [dir, ...journals.map(journal => journal.dir)].map(path => join(root, path));
  if (contents.some(content => isWithin(content, folder) || isWithin(folder, content)))
    throw refusal(folder, "it holds the journal, or lies in it");
  if (!existsSync(folder)) return;
  if (!isFolder(folder)) throw refusal(folder, "it is a file");
  const names = readdirSync(folder);
  if (names.length > 0 && !(names.includes("index.html") && names.includes("404.html")))
    throw refusal(folder, "it holds files, but no site");
}

/**
 * Makes an empty folder to build in, in the journal's cache: the rendered site is renamed into place if that is the
 * same disk. Leftovers of builds that were killed are cleared away.
 */
export function makeWorkFolder(root: string): string {
  const parent = cacheFolder(root);
  for (const name of readdirSync(parent)) {
    const pid = /^site-(\d+)$/.exec(name)?.[1];
    if (pid && !isRunning(Number(pid))) remove(join(parent, name));
  }
  const folder = join(parent, `site-${process.pid}`);
  remove(folder);
  mkdirSync(folder);
  return folder;
}

/** Puts a finished site in place of the old; until the very last step the old site stays whole. */
export function replaceSite(work: string, folder: string): void {
  const incoming = `${folder}.new-${process.pid}`;
  const outgoing = `${folder}.old-${process.pid}`;
  mkdirSync(dirname(folder), {recursive: true});
  try {
    move(work, incoming);
    if (existsSync(folder)) renameSync(folder, outgoing);
    renameSync(incoming, folder);
  } finally {
    remove(incoming);
    if (existsSync(folder)) remove(outgoing);
  }
}

/** How much a folder holds. */
export interface FolderSize {
  readonly pages: number;
  readonly bytes: number;
}

/** Counts the pages and bytes of a site. */
export function measureSite(folder: string): FolderSize {
  let pages = 0;
  let bytes = 0;
  for (const file of readdirSync(folder, {recursive: true, withFileTypes: true})) {
    if (!file.isFile()) continue;
    bytes += statSync(join(file.parentPath, file.name)).size;
    if (file.name.endsWith(".html")) pages++;
  }
  return {pages, bytes};
}

/** Removes a folder with all it holds, if it exists. */
export function remove(folder: string): void {
  rmSync(folder, {recursive: true, force: true});
}

/** Removes a folder of a build; if that fails, the next build removes it, and the error of this build is not hidden. */
export function removeLeftover(folder: string): void {
  try {
    remove(folder);
  } catch (error) {
    if (!isSystemError(error)) throw error;
  }
}

/** Renames, or copies where the two lie on different file systems. */
function move(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if (errorCode(error) !== "EXDEV") throw error;
    cpSync(from, to, {recursive: true});
    remove(from);
  }
}

/** True for a folder and any path in it; Windows takes letters of either case for the same. */
function isWithin(path: string, folder: string): boolean {
  const inner = relative(folder, path);
  return inner !== ".." && !inner.startsWith(`..${sep}`) && !isAbsolute(inner);
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return errorCode(error) === "EPERM";
  }
}

function refusal(folder: string, why: string): CommandError {
  return new CommandError(
    EXIT.configuration,
    `the site cannot be written to "${folder}": ${why}`,
    "name an empty or a new folder with --out",
  );
}
