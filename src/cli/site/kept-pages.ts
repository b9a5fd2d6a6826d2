import {hash} from "node:crypto";
import {
  constants,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import {dirname, join} from "node:path";
import process from "node:process";
import {errorCode, isSystemError} from "../../input/system-error.ts";
import type {PageRecord} from "../../publish/page-record-fs.ts";
import {madeFolders} from "../io/made-folders.ts";

/** A page of the last build: its inputs, and its file. */
export interface KeptPage {
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
}

/**
 * Pages kept from the last build, and those of this build for the next. Its files are small and many: to wait for each takes
 * several times as long as to read it.
 */
export interface KeptPages {
  /** The last build's page of an address; undefined without a page that this build could use. */
  find(address: string): KeptPage | undefined;
  /** Returns the content of a kept file; undefined if it is absent or changed. */
  read(page: KeptPage): Buffer | undefined;
  /** Places a kept file in the new site; its content has been read and is written where it cannot be linked. */
  place(page: KeptPage, path: string, content: Buffer): void;
  /** Keeps a page of this build; `path` is its file in the new site, undefined if the store has it. */
  keep(address: string, page: KeptPage, path: string | undefined): void;
  /** Puts another file of the site into the store and returns its hex SHA-256. */
  store(path: string): string;
  /** Ends the build: writes the records, of the whole site as well, and removes files that are not kept any more. */
  finish(site: object | undefined): void;
}

/** Errors of a disk that cannot be written to, or of a disk without links. */
const UNWRITABLE = new Set(["EACCES", "EDQUOT", "ENOSPC", "EPERM", "EROFS"]);
const LINKLESS = new Set(["EMLINK", "ENOSYS", "ENOTSUP", "EOPNOTSUPP", "EPERM", "EXDEV"]);

const MANIFEST = "pages.json";
/** The record of the whole site. */
export const SITE = "site.json";
const STORE = "files";

/**
 * Opens the kept pages in `folder`, which need not exist. Those of another `version` are not used. `isFresh` ignores all that
 * is there.
 */
export function openKeptPages(folder: string, version: string, isFresh: boolean): KeptPages {
  const manifest = isFresh ? undefined : readVerified<Manifest>(join(folder, MANIFEST));
  const last = new Map(manifest?.version === version ? Object.entries(manifest.pages) : []);
  const pages = new Map<string, KeptPage>();
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
  return {
    find(address) {
      const page = last.get(address);
      // A digest is a name in the store.
      return page && isDigest(page.sha256) ? page : undefined;
    },
    read({sha256}) {
      const content = readIfThere(pathOf(sha256));
      return content && digestOf(content) === sha256 ? content : undefined;
    },
    place({sha256}, path, content) {
      digests.set(path, sha256);
      folders.make(dirname(path));
      try {
        linkSync(pathOf(sha256), path);
      } catch (error) {
        if (!isSystemError(error)) throw error;
        writeFileSync(path, content);
      }
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
    store(path) {
      const known = digests.get(path);
      if (known !== undefined) return known;
      const sha256 = digestOf(readFileSync(path));
      put(sha256, path);
      return sha256;
    },
    finish: site =>
      writing(() => {
        mkdirSync(folder, {recursive: true});
        const manifest: Manifest = {version, pages: Object.fromEntries(pages)};
        writeVerified(join(folder, MANIFEST), manifest);
        if (site) writeVerified(join(folder, SITE), site);
        else rmSync(join(folder, SITE), {force: true});
        removeOthers(join(folder, STORE), stored);
      }),
  };
}

/** True if a build has left pages in `folder`, of whichever version. */
export function hasKeptPages(folder: string): boolean {
  return existsSync(join(folder, MANIFEST));
}

/** Returns where a store keeps the file of a digest. */
export function storedFile(store: string, sha256: string): string {
  return join(store, STORE, sha256.slice(0, 2), sha256.slice(2));
}

/** True for a hex SHA-256. */
export function isDigest(text: string): boolean {
  return /^[0-9a-f]{64}$/.test(text);
}

/** Returns the hex SHA-256 of a file's content. */
export function digestOf(content: Uint8Array | string): string {
  return hash("sha256", content);
}

/** Makes `to` the same file as `from`, or a copy; false if `to` exists. */
function linkOrCopy(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    const code = errorCode(error) ?? "";
    if (code === "EEXIST") return false;
    if (!LINKLESS.has(code)) throw error;
    return copyIfFree(from, to);
  }
}

function copyIfFree(from: string, to: string): boolean {
  try {
    copyFileSync(from, to, constants.COPYFILE_EXCL);
    return true;
  } catch (error) {
    if (errorCode(error) !== "EEXIST") throw error;
    return false;
  }
}

/** Reads a JSON document whose first line is the digest of the others; undefined if it is absent or does not verify. */
export function readVerified<Document>(path: string): Document | undefined {
  const text = textIfThere(path);
  const end = text?.indexOf("\n") ?? -1;
  if (text === undefined || end < 0) return undefined;
  const body = text.slice(end + 1);
  return digestOf(body) === text.slice(0, end) ? (JSON.parse(body) as Document) : undefined;
}

function textIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return undefined;
  }
}

/** Writes beside the file and renames, so that a build that is cut off leaves the old or the new document. */
function writeVerified(path: string, document: object): void {
  const body = JSON.stringify(document);
  const temporary = `${path}.${process.pid}.tmp`;
  writeFileSync(temporary, `${digestOf(body)}\n${body}`);
  renameSync(temporary, path);
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

function readIfThere(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return undefined;
  }
}
