import {readFileSync} from "node:fs";
import {join} from "node:path";
import {isSystemError} from "../../../input/system-error.ts";
import {plainFiles} from "./plain-files.ts";
import {digestOf} from "./stored-files.ts";

/** The content of a file as it was found. */
export interface FileDigest {
  /** Hex. */
  readonly sha256: string;
  readonly bytes: number;
}

/** Files of a folder by their path from it, with slashes. */
export type FolderDigests = ReadonlyMap<string, FileDigest>;

/** Reads every file below a folder; undefined where `plainFiles` gives no list, and if a file cannot be read. */
export function folderDigests(folder: string): FolderDigests | undefined {
  try {
    const files = plainFiles(folder)?.map(path => [path, fileDigest(join(folder, path))] as const);
    return files && new Map(files);
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return undefined;
  }
}

/** Reads a file. Errors of the system are thrown. */
export function fileDigest(path: string): FileDigest {
  const content = readFileSync(path);
  return {sha256: digestOf(content), bytes: content.length};
}
