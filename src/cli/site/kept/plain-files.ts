import {lstatSync, readdirSync} from "node:fs";
import {join} from "node:path";
import {isSystemError} from "../../../input/system-error.ts";

/**
 * Lists the files below a folder by their path from it, with slashes; undefined if it is a link or cannot be read, or if anything in it
 * is neither a file nor a folder. Node's recursive listing follows links.
 */
export function plainFiles(folder: string): string[] | undefined {
  const files: string[] = [];
  const addFiles = (below: string): boolean =>
    readdirSync(join(folder, below), {withFileTypes: true}).every(found => {
      const path = below === "" ? found.name : `${below}/${found.name}`;
      if (found.isDirectory()) return addFiles(path);
      files.push(path);
      return found.isFile();
    });
  try {
    return lstatSync(folder).isDirectory() && addFiles("") ? files : undefined;
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return undefined;
  }
}
