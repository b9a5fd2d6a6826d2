import {createHash} from "node:crypto";

/**
 * The object id that git gives to a file of these bytes, hex SHA-1; see
 * https://git-scm.com/book/en/v2/Git-Internals-Git-Objects.
 */
export function gitObjectId(bytes: Uint8Array): string {
  return createHash("sha1").update(`blob ${bytes.length}\0`).update(bytes).digest("hex");
}

/** The version of a file of an entry, hex SHA-256: different for other bytes, and for another name. */
export function fileVersion(name: string, objectId: string): string {
  return createHash("sha256").update(`${name}\0${objectId}`).digest("hex");
}
