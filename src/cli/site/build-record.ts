import {readFileSync} from "node:fs";
import {join} from "node:path";
import {isSystemError} from "../../input/system-error.ts";
import {cacheFolder} from "../../journal/read/cache-folder-fs.ts";
import {writeFileBelowSync} from "../io/write-file.ts";

/** Folder and base of a site that `build` wrote, for `preview`. */
export interface BuildRecord {
  /** Absolute path of the site's folder. */
  readonly out: string;
  /** Path the site was built for: `/` or `/name/`. */
  readonly base: string;
}

// Beside the site and not in it: the folder is published as it is.
const RECORD = "last-build.json";

/** Writes the record of the last build of a journal. */
export function writeBuildRecord(root: string, record: BuildRecord): void {
  writeFileBelowSync(join(cacheFolder(root), RECORD), `${JSON.stringify(record)}\n`);
}

/** Reads the record of the last build; undefined if it is absent or cannot be read. */
export function readBuildRecord(root: string): BuildRecord | undefined {
  try {
    const record: unknown = JSON.parse(readFileSync(join(cacheFolder(root), RECORD), "utf8"));
    return isRecord(record) ? record : undefined;
  } catch (error) {
    if (error instanceof SyntaxError || isSystemError(error)) return undefined;
    throw error;
  }
}

function isRecord(value: unknown): value is BuildRecord {
  if (typeof value !== "object" || value === null) return false;
  return "out" in value && typeof value.out === "string" && "base" in value && typeof value.base === "string";
}
