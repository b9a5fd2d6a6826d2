import {existsSync, statSync} from "node:fs";
import {dirname, join, resolve} from "node:path";
import type {JournalPlace} from "../../journal/read/journal-place.ts";
import {configPath, DEFAULT_DIR, DIR_RULE, PLACE_FILE, readDir} from "../../journal/read/journal-place.ts";
import {CommandError, usageError} from "../io/command-error.ts";
import type {CommandIo} from "../io/command-io.ts";
import {EXIT} from "../io/command-io.ts";
import {readPlaceFile} from "./place-file.ts";

/** The folder of the generator itself, a checkout or an installed package: the nearest that has a package.json. */
export const PROJECT = packageFolder(import.meta.dirname);

/** Options that name a journal, which every command on a journal takes. */
export const PLACE_OPTIONS = {root: {type: "string"}, dir: {type: "string"}} as const;

/** Values of `PLACE_OPTIONS`, as written. */
export interface PlaceChoice {
  readonly root?: string | undefined;
  readonly dir?: string | undefined;
}

/** Finds the journal a command works on, see `journalPlace`; throws CommandError if its folder does not exist. */
export function findJournal(io: CommandIo, choice: PlaceChoice): JournalPlace {
  const place = journalPlace(io, choice);
  if (place.journals || isFolder(join(place.root, place.dir))) return place;
  throw new CommandError(
    EXIT.configuration,
    `no journal here: expected a folder ${place.dir}/ in "${place.root}"`,
    "perf-journal init makes a journal; --root and --dir name one that lies elsewhere",
  );
}

/**
 * Returns where a command's journal lies; its folder need not exist. `--root` (or PERF_JOURNAL_ROOT) and `--dir`
 * (or PERF_JOURNAL_DIR) name it. Without them it is the nearest folder, from the current directory upwards, that has
 * perf-journal.yaml or content/journal.yaml. Another `content/` in the current directory comes before a journal above
 * that perf-journal.yaml does not name. Throws CommandError for a dir that is no folder below the root.
 */
export function journalPlace(io: CommandIo, choice: PlaceChoice): JournalPlace {
  const root = choice.root ?? io.env.PERF_JOURNAL_ROOT;
  const dir = namedDir(choice.dir ?? io.env.PERF_JOURNAL_DIR);
  if (root !== undefined) return placeAt(resolve(io.cwd, root), dir);
  if (dir !== undefined) return {root: above(io.cwd, folder => isFolder(join(folder, dir))) ?? io.cwd, dir};
  const found = above(io.cwd, isMarked);
  if (found !== undefined && existsSync(join(found, PLACE_FILE))) return placeAt(found, undefined);
  return placeAt(isFolder(join(io.cwd, DEFAULT_DIR)) ? io.cwd : (found ?? io.cwd), undefined);
}

/** True for a folder that exists. */
export function isFolder(path: string): boolean {
  return statSync(path, {throwIfNoEntry: false})?.isDirectory() ?? false;
}

function namedDir(text: string | undefined): string | undefined {
  if (text === undefined || text === "") return undefined;
  const dir = readDir(text);
  if (dir !== undefined) return dir;
  throw usageError(
    `--dir ${DIR_RULE}, got "${text}"`,
    "--dir docs/perf; --root names the folder it is relative to",
  );
}

function placeAt(root: string, dir: string | undefined): JournalPlace {
  if (dir !== undefined) return {root, dir};
  const {dir: own = DEFAULT_DIR, journals} = readPlaceFile(root);
  return {root, dir: own, ...(journals && {journals})};
}

function isMarked(folder: string): boolean {
  return existsSync(join(folder, PLACE_FILE)) || existsSync(join(folder, configPath(DEFAULT_DIR)));
}

/** Returns the nearest folder upwards, itself included, that passes a test. */
function above(folder: string, test: (folder: string) => boolean): string | undefined {
  if (test(folder)) return folder;
  const parent = dirname(folder);
  return parent === folder ? undefined : above(parent, test);
}

function packageFolder(folder: string): string {
  return above(folder, path => existsSync(join(path, "package.json"))) ?? folder;
}
