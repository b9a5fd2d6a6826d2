import {createHash} from "node:crypto";
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import {homedir, tmpdir} from "node:os";
import {join} from "node:path";
import process from "node:process";
import {isSystemError} from "../../input/system-error.ts";
import {CACHE_DIR} from "./journal-place.ts";

/** Folders of this process by journal, for journals that have no other. */
const temporary = new Map<string, string>();

/**
 * Returns the folder for a journal's reproducible files, and creates it: `.perf-journal/` in the root, which git
 * ignores; a folder of the system's cache if the root cannot be written; else a folder that the process removes when it ends.
 */
export function cacheFolder(root: string): string {
  const own = join(root, CACHE_DIR);
  if (isUsable(own)) {
    ignoreForGit(own);
    return own;
  }
  const shared = systemCache();
  const name = createHash("sha256")
    .update(existsSync(root) ? realpathSync(root) : root)
    .digest("hex")
    .slice(0, 16);
  const folder = shared && join(shared, "journals", name);
  return folder !== undefined && isUsable(folder, true) ? folder : temporaryFolder(root);
}

/** Returns the folder of a fetched attachment, which need not exist; the file in it has the attachment's last name. */
export function remoteFolder(root: string, sha256: string): string {
  return join(cacheFolder(root), "remote", sha256);
}

/** Returns the folder of perf-journal in the system's cache, which need not exist; undefined without a home. */
function systemCache(): string | undefined {
  const {XDG_CACHE_HOME, LOCALAPPDATA} = process.env;
  const named = XDG_CACHE_HOME || LOCALAPPDATA;
  if (named) return join(named, "perf-journal");
  try {
    const parts = process.platform === "darwin" ? ["Library", "Caches"] : [".cache"];
    return join(homedir(), ...parts, "perf-journal");
  } catch (error) {
    // No HOME, and a user that the system does not know.
    if (isSystemError(error)) return undefined;
    throw error;
  }
}

/** True for a folder that exists or can be created, and can be written. */
function isUsable(folder: string, recursive = false): boolean {
  try {
    if (recursive || !existsSync(folder)) mkdirSync(folder, {recursive});
    accessSync(folder, constants.W_OK);
    return statSync(folder).isDirectory();
  } catch (error) {
    if (isSystemError(error)) return false;
    throw error;
  }
}

/** Keeps the cache out of commits also where .gitignore does not name it. */
function ignoreForGit(folder: string): void {
  const file = join(folder, ".gitignore");
  if (!existsSync(file)) writeFileSync(file, "*\n");
}

function temporaryFolder(root: string): string {
  const known = temporary.get(root);
  if (known !== undefined) return known;
  const folder = mkdtempSync(join(tmpdir(), "perf-journal-"));
  temporary.set(root, folder);
  process.once("exit", () => rmSync(folder, {recursive: true, force: true}));
  return folder;
}
