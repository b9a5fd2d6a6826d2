/** Where a journal lies on disk. */
export interface JournalPlace {
  /** Folder that paths in messages, links and edit addresses are relative to, usually the repository's; absolute. */
  readonly root: string;
  /** Folder of journal.yaml and the entries, relative to the root, with slashes: `content`, `docs/perf`. */
  readonly dir: string;
}

/** Folder of the entries where nothing names another. */
export const DEFAULT_DIR = "content";

/** File at a journal's root that names the folder of the entries. */
export const PLACE_FILE = "perf-journal.yaml";

/** File of a journal's settings, in the folder of the entries. */
export const CONFIG_NAME = "journal.yaml";

/** Folder at a journal's root for what can be made again: rendered entries, downloads, unfinished sites. */
export const CACHE_DIR = ".perf-journal";

/** Rule of a folder of entries, for messages. */
export const DIR_RULE = 'must be a path of folders below the root, with slashes and without "." and ".."';

/** Returns the path of journal.yaml from the root. */
export function configPath(dir: string): string {
  return `${dir}/${CONFIG_NAME}`;
}

/** Reads a folder of entries, `./docs/perf/` as `docs/perf`; undefined if it breaks `DIR_RULE`. */
export function readDir(text: string): string | undefined {
  const dir = text
    .trim()
    .replace(/^(?:\.\/)+/, "")
    .replace(/\/+$/, "");
  const segments = dir.split("/");
  return segments.every(isFolderName) && segments[0] !== CACHE_DIR ? dir : undefined;
}

/** True for a name that is one folder on every system: no separator, drive letter or control character. */
function isFolderName(name: string): boolean {
  return name !== "" && name !== "." && name !== ".." && !/[\\:\p{Cc}]/u.test(name);
}
