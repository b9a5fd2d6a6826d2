import {existsSync} from "node:fs";
import {join} from "node:path";
import {Worker} from "node:worker_threads";
import {threadProgram} from "../../io/thread-program.ts";
import type {FolderDigests} from "./folder-digests.ts";
import {SITE} from "./kept-pages.ts";

/**
 * Starts to digest the files of the site in `folder`, in a thread: the journal is read meanwhile. Resolves to undefined without a
 * record of a site in `store`, and if the thread fails: files are then read when they are asked for.
 */
export function startDigests(store: string, folder: string): Promise<FolderDigests | undefined> {
  if (!existsSync(join(store, SITE))) return Promise.resolve(undefined);
  return new Promise(resolve => {
    const end = (): void => resolve(undefined);
    // Not unreferenced: where nothing has changed, the process waits for it alone.
    new Worker(threadProgram(import.meta.dirname, "digest-thread"), {workerData: folder})
      .on("message", resolve)
      .on("error", end)
      .on("exit", end);
  });
}
