/** Where a journal lies on disk. */
export interface JournalPlace {
  /** Folder that paths in messages, links and edit addresses are relative to, usually the repository's; absolute. */
  readonly root: string;
  /** Folder of journal.yaml and the entries, relative to the root, with slashes: `content`, `docs/perf`. */
  readonly dir: string;
  /** Further journals of the same site, in the order of perf-journal.yaml; absent for a site of a single journal. */
  readonly journals?: readonly NamedJournal[] | undefined;
}

/** A journal that shares its site with others. */
export interface NamedJournal {
  /** Prefix of its ids and addresses, see `JOURNAL_NAME`. */
  readonly name: string;
  /** Its folder, from the root, with slashes: `checkouts/parser/docs/perf`. */
  readonly dir: string;
}

/** Default folder of the entries. */
export const DEFAULT_DIR = "content";

/** File at a journal's root that names the folder of the entries. */
export const PLACE_FILE = "perf-journal.yaml";

/** File of a journal's settings, in the folder of the entries. */
export const CONFIG_NAME = "journal.yaml";

/** Folder at a journal's root for reproducible files: rendered entries, downloads, unfinished sites. */
export const CACHE_DIR = ".perf-journal";

/** Rule of a folder of entries, for messages. */
export const DIR_RULE = 'must be a path of folders below the root, with slashes and without "." and ".."';

/** Pattern of a journal's name on a site of several; it is part of addresses. */
export const JOURNAL_NAME = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;

/** Returns the id of an entry on the site: `parser.2026-05-03-pool`, the folder's name in a journal without a name. */
export function siteId(id: string, journal: string | undefined): string {
  return journal === undefined || id.includes(".") ? id : `${journal}.${id}`;
}

/**
 * Returns the journals that a site reads entries from: that of `dir`, unless it is listed under a name, then the named
 * journals.
 */
export function journalsOf({dir, journals = []}: Omit<JournalPlace, "root">): readonly JournalFolder[] {
  return journals.some(journal => journal.dir === dir) ? journals : [{name: undefined, dir}, ...journals];
}

/** A folder of entries; without a name in a site of a single journal. */
export type JournalFolder = Omit<NamedJournal, "name"> & {readonly name: string | undefined};

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

/** True for a name of a folder, not a path, on every system: no separator, drive letter or control character. */
function isFolderName(name: string): boolean {
  return name !== "" && name !== "." && name !== ".." && !/[\\:\p{Cc}]/u.test(name);
}
