import {join, sep} from "node:path";
import {watch} from "chokidar";
import type {JournalPlace} from "../../journal/read/journal-place.ts";

/** Changes within so many milliseconds are a single change: an editor writes a file in several steps. */
const TOGETHER_MS = 40;

/**
 * Calls `changed` after files of a journal or of its docs changed, were added or went, until the process ends. The root is watched, so
 * that the journal's folder itself may be replaced.
 */
export function watchJournal(
  {root, dir, journals = []}: JournalPlace,
  docs: string | undefined,
  changed: () => void,
): void {
  const folders = [dir, ...journals.map(journal => journal.dir), docs ?? dir].map(path =>
    slashed(join(root, path)),
  );
  const top = slashed(root);
  let timer: NodeJS.Timeout | undefined;
  const watcher = watch(root, {
    ignoreInitial: true,
    ignored: path => !folders.some(folder => isOnTheWay(slashed(path), {top, folder})),
  });
  watcher.on("all", () => {
    clearTimeout(timer);
    timer = setTimeout(changed, TOGETHER_MS);
  });
  // A folder that vanishes while it is read is no reason to end.
  watcher.on("error", () => undefined);
}

/** True for the root, a folder between it and the journal's, and everything in that; paths have slashes. */
function isOnTheWay(path: string, {top, folder}: {readonly top: string; readonly folder: string}): boolean {
  return path === top || `${folder}/`.startsWith(`${path}/`) || path.startsWith(`${folder}/`);
}

/** Returns a path as the watcher names it on every system. */
function slashed(path: string): string {
  return path.split(sep).join("/");
}
