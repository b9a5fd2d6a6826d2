import {join, sep} from "node:path";
import {watch} from "chokidar";

/** Changes that come within so many milliseconds are one: an editor writes a file in several steps. */
const TOGETHER_MS = 40;

/**
 * Calls `changed` after files of a journal changed, were added or went, until the process ends. The folder that holds
 * content/ is watched, so that content/ itself may be replaced.
 */
export function watchJournal(root: string, changed: () => void): void {
  const content = join(root, "content");
  let timer: NodeJS.Timeout | undefined;
  const watcher = watch(root, {
    ignoreInitial: true,
    ignored: path => path !== root && path !== content && !path.startsWith(content + sep),
  });
  watcher.on("all", () => {
    clearTimeout(timer);
    timer = setTimeout(changed, TOGETHER_MS);
  });
  // A folder that vanishes while it is read is no reason to end.
  watcher.on("error", () => undefined);
}
