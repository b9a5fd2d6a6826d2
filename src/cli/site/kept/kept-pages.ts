import {existsSync, mkdirSync, readdirSync, readFileSync, rmSync} from "node:fs";
import {dirname, join} from "node:path";
import {errorCode, isSystemError} from "../../../input/system-error.ts";
import type {PageRecord} from "../../../publish/page-record-fs.ts";
import {madeFolders} from "../../io/made-folders.ts";
import type {PageTraits} from "../page-traits.ts";
import type {PresentSite} from "./present-site.ts";
import {
  digestOf,
  isBelow,
  isDigest,
  linkOrCopy,
  linkOrWrite,
  readIfThere,
  readVerified,
  storedFile,
  storeOf,
  writeVerified,
} from "./stored-files.ts";

/** A page of the last build: its inputs, and its file. */
export interface KeptPage extends PageTraits {
  /** The page that the address has, and the digest of its props. */
  readonly key: string;
  readonly record: PageRecord;
  /** Hex SHA-256 of the file. */
  readonly sha256: string;
}

/** Pages of a build by their address, and the key for which each can be reused. */
interface Manifest {
  readonly version: string;
  readonly pages: Readonly<Record<string, KeptPage>>;
  readonly groups: Readonly<Record<string, KeptGroup>>;
}

/** Files of a site that are made together, and no pages. */
interface KeptGroup {
  /** Digest of what they are made from. */
  readonly key: string;
  /** By their path from the site's folder, with slashes, each with its hex SHA-256. */
  readonly files: readonly (readonly [path: string, sha256: string])[];
}

/**
 * Pages kept from the last build, and those of this build for the next. Its files are small and many: to wait for each takes
 * several times as long as to read it.
 */
export interface KeptPages {
  /** The last build's page of an address; undefined without a page that this build could use. */
  find(address: string): KeptPage | undefined;
  /**
   * Places a kept file at a path in the new site; false if it is absent or changed. It stays where the present site has it, and is
   * written where it cannot be linked.
   */
  place(page: KeptPage, path: string): boolean;
  /** Keeps a page of this build; `path` is its file in the new site, undefined if the store has it. */
  keep(address: string, page: KeptPage, path: string | undefined): void;
  /** True if the last build has left a group of files of this name. */
  hasGroup(name: string): boolean;
  /** Places the files of the last build's group; false if it has another key, or if one of them is absent or changed. */
  placeGroup(name: string, key: string): boolean;
  /** Keeps files of the new site as a group. */
  keepGroup(name: string, key: string, paths: readonly string[]): void;
  /** Puts another file of the site into the store and returns its hex SHA-256. */
  store(path: string): string;
  /** Ends the build: writes the records, of the whole site as well, and removes files that are not kept any more. */
  finish(record: object | undefined): void;
}

/** Errors of a disk that cannot be written to. */
const UNWRITABLE = new Set(["EACCES", "EDQUOT", "ENOSPC", "EPERM", "EROFS"]);

const MANIFEST = "pages.json";
/** Version of `Manifest`. */
const FORMAT = 2;
/** The record of the whole site. */
export const SITE = "site.json";

/** Options of opening kept pages. */
export interface KeptPagesOptions {
  /** Pages of another version are not used. */
  readonly version: string;
  /** True if everything that is there is ignored. */
  readonly isFresh: boolean;
  /** Folder of the new site. */
  readonly site: string;
  /** The site that it replaces; undefined if no file of it stays. */
  readonly present: PresentSite | undefined;
}

/** Opens the kept pages in `folder`, which need not exist. */
export function openKeptPages(
  folder: string,
  {version: made, isFresh, site, present}: KeptPagesOptions,
): KeptPages {
  const version = `${FORMAT} ${made}`;
  const manifest = isFresh ? undefined : readVerified<Manifest>(join(folder, MANIFEST));
  const isSame = manifest?.version === version;
  const last = new Map(isSame ? Object.entries(manifest.pages) : []);
  const lastGroups = new Map(isSame ? Object.entries(manifest.groups) : []);
  const pages = new Map<string, KeptPage>();
  const groups = new Map<string, KeptGroup>();
  /** Digests of files that this build has put into the store: pages may be equal. */
  const stored = new Set<string>();
  /** Digests of files of the new site. */
  const digests = new Map<string, string>();
  let isWritable = true;
  const folders = madeFolders();
  const pathOf = (sha256: string): string => storedFile(folder, sha256);
  const writing = (write: () => void): void => {
    if (!isWritable) return;
    try {
      write();
    } catch (error) {
      if (!UNWRITABLE.has(errorCode(error) ?? "")) throw error;
      isWritable = false;
    }
  };
  const put = (sha256: string, path: string): void => {
    if (stored.has(sha256)) return;
    stored.add(sha256);
    const kept = pathOf(sha256);
    writing(() => {
      folders.make(dirname(kept));
      if (linkOrCopy(path, kept)) return;
      const known = readIfThere(kept);
      if (known && digestOf(known) === sha256) return;
      rmSync(kept, {force: true, recursive: true});
      linkOrCopy(path, kept);
    });
  };
  const place = (sha256: string, path: string): boolean => {
    if (present?.keep(path, sha256)) return true;
    const content = readIfThere(pathOf(sha256));
    if (!content || digestOf(content) !== sha256) return false;
    const file = join(site, path);
    digests.set(file, sha256);
    folders.make(dirname(file));
    linkOrWrite(pathOf(sha256), file, content);
    return true;
  };
  const unplace = (path: string): void => {
    if (!isBelow(path)) return;
    present?.release(path);
    digests.delete(join(site, path));
    rmSync(join(site, path), {force: true, recursive: true});
  };
  const store = (path: string): string => {
    const known = digests.get(path);
    if (known !== undefined) return known;
    const sha256 = digestOf(readFileSync(path));
    put(sha256, path);
    return sha256;
  };
  return {
    find(address) {
      const page = last.get(address);
      // A digest is a name in the store.
      return page && isDigest(page.sha256) ? page : undefined;
    },
    place: ({sha256}, path) => place(sha256, path),
    hasGroup: name => lastGroups.has(name),
    placeGroup(name, key) {
      const group = lastGroups.get(name);
      const isPlaced =
        group?.key === key &&
        group.files.every(([path, sha256]) => isDigest(sha256) && isBelow(path) && place(sha256, path));
      if (!group) return false;
      if (!isPlaced) {
        for (const [path] of group.files) unplace(path);
        return false;
      }
      groups.set(name, group);
      for (const [, sha256] of group.files) stored.add(sha256);
      return true;
    },
    keepGroup(name, key, paths) {
      groups.set(name, {key, files: paths.map(path => [path, store(join(site, path))] as const)});
    },
    keep(address, page, path) {
      pages.set(address, page);
      if (path === undefined) {
        stored.add(page.sha256);
        return;
      }
      digests.set(path, page.sha256);
      put(page.sha256, path);
    },
    store,
    finish: record =>
      writing(() => {
        mkdirSync(folder, {recursive: true});
        const manifest: Manifest = {
          version,
          pages: Object.fromEntries(pages),
          groups: Object.fromEntries(groups),
        };
        writeVerified(join(folder, MANIFEST), manifest);
        if (record) writeVerified(join(folder, SITE), record);
        else rmSync(join(folder, SITE), {force: true});
        removeOthers(storeOf(folder), stored);
      }),
  };
}

/** True if a build has left pages in `folder`, of whichever version. */
export function hasKeptPages(folder: string): boolean {
  return existsSync(join(folder, MANIFEST));
}

function removeOthers(store: string, kept: ReadonlySet<string>): void {
  for (const prefix of namesIn(store))
    for (const name of namesIn(join(store, prefix)))
      if (!kept.has(prefix + name)) rmSync(join(store, prefix, name), {force: true, recursive: true});
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return [];
  }
}
