import {writeFileSync} from "node:fs";
import {writeFile} from "node:fs/promises";
import {dirname} from "node:path";
import type {MadeFolders} from "./made-folders.ts";
import {madeFolders} from "./made-folders.ts";
import {throwWithPath} from "./system-failure.ts";

/** Writes a file and the folders above it. An error of the system names the path, also that of a full disk. */
export async function writeFileBelow(
  path: string,
  content: string | Uint8Array,
  folders: MadeFolders = madeFolders(),
): Promise<void> {
  folders.make(dirname(path));
  try {
    await writeFile(path, content);
  } catch (error) {
    throwWithPath(error, path);
  }
}

/** As `writeFileBelow`, synchronously. */
export function writeFileBelowSync(
  path: string,
  content: string | Uint8Array,
  {flag = "w", folders = madeFolders()}: {readonly flag?: "w" | "wx"; readonly folders?: MadeFolders} = {},
): void {
  folders.make(dirname(path));
  try {
    writeFileSync(path, content, {flag});
  } catch (error) {
    throwWithPath(error, path);
  }
}
