import {hash} from "node:crypto";
import {constants, copyFileSync, linkSync, readFileSync, renameSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import process from "node:process";
import {errorCode, isSystemError} from "../../../input/system-error.ts";

/** Errors of a disk without links. */
const LINKLESS = new Set(["EMLINK", "ENOSYS", "ENOTSUP", "EOPNOTSUPP", "EPERM", "EXDEV"]);

const STORE = "files";

/** Returns where a store keeps the file of a digest. */
export function storedFile(store: string, sha256: string): string {
  return join(storeOf(store), sha256.slice(0, 2), sha256.slice(2));
}

/** Returns the folder of a store's files, in folders by the first two digits of their digest. */
export function storeOf(store: string): string {
  return join(store, STORE);
}

/** True for a hex SHA-256. */
export function isDigest(text: string): boolean {
  return /^[0-9a-f]{64}$/.test(text);
}

/** True for a path that does not lead out of its folder. */
export function isBelow(path: string): boolean {
  return !path.split("/").some(segment => segment === "" || segment === ".." || segment.includes("\\"));
}

/** Returns the hex SHA-256 of a file's content. */
export function digestOf(content: Uint8Array | string): string {
  return hash("sha256", content);
}

/** Returns the content of a file; undefined if it cannot be read. */
export function readIfThere(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return undefined;
  }
}

/** Makes `to` the same file as `from`, whose content is known, or writes the content. */
export function linkOrWrite(from: string, to: string, content: Uint8Array): void {
  try {
    linkSync(from, to);
  } catch (error) {
    if (!isSystemError(error)) throw error;
    writeFileSync(to, content);
  }
}

/** Makes `to` the same file as `from`, or a copy; false if `to` exists. */
export function linkOrCopy(from: string, to: string): boolean {
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
  const text = readIfThere(path)?.toString();
  const end = text?.indexOf("\n") ?? -1;
  if (text === undefined || end < 0) return undefined;
  const body = text.slice(end + 1);
  return digestOf(body) === text.slice(0, end) ? (JSON.parse(body) as Document) : undefined;
}

/** Writes beside the file and renames, so that a build that is cut off leaves the old or the new document. */
export function writeVerified(path: string, document: object): void {
  const body = JSON.stringify(document);
  const temporary = `${path}.${process.pid}.tmp`;
  writeFileSync(temporary, `${digestOf(body)}\n${body}`);
  renameSync(temporary, path);
}
