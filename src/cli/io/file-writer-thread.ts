/** Program of the thread that writes files: see file-writer.ts. */
import {parentPort} from "node:worker_threads";
import {madeFolders} from "./made-folders.ts";
import {writeFileBelowSync} from "./write-file.ts";

/** A file to write. */
export interface FileTask {
  readonly id: number;
  /** Absolute. */
  readonly path: string;
  readonly content: Uint8Array;
}

/** The end of a task. */
export interface FileTaskResult {
  readonly id: number;
  readonly isWritten: boolean;
}

const folders = madeFolders();

parentPort?.on("message", ({id, path, content}: FileTask) => {
  parentPort?.postMessage({id, isWritten: isWritten(path, content)} satisfies FileTaskResult);
});

/** False for every error: the other thread tries again and reports its own. */
function isWritten(path: string, content: Uint8Array): boolean {
  try {
    writeFileBelowSync(path, content, {folders});
    return true;
  } catch {
    return false;
  }
}
