import {existsSync, statSync} from "node:fs";
import {join} from "node:path";
import {Worker} from "node:worker_threads";
import type {FolderDigests} from "./folder-digests.ts";
import {SITE} from "./kept-pages.ts";

/** Bytes of the record of a site, of about 1,000 files: a thread takes as long to start as fewer files take to read. */
const LEAST_RECORD_BYTES = 128 * 1024;

/**
 * Starts to digest the files of the site in `folder`, in a thread: the journal is read meanwhile. Resolves to undefined where they
 * are read one at a time when they are needed: for a small site, without a record in `store`, and if the thread fails.
 */
export function startDigests(store: string, folder: string): Promise<FolderDigests | undefined> {
  const record = statSync(join(store, SITE), {throwIfNoEntry: false});
  if (record === undefined || record.size < LEAST_RECORD_BYTES) return Promise.resolve(undefined);
  return new Promise(resolve => {
    const end = (): void => resolve(undefined);
    const thread = new Worker(threadProgram(), {workerData: folder});
    thread.on("message", resolve).on("error", end).on("exit", end).unref();
  });
}

/** Finds the program of the thread: beside this file in a checkout, beside the command line in the package. */
function threadProgram(): string {
  const source = join(import.meta.dirname, "digest-thread.ts");
  return existsSync(source) ? source : join(import.meta.dirname, "digest-thread.js");
}
