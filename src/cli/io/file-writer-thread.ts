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
  /** The content of a file that could not be written: the other thread tries again and reports its own error. */
  readonly left: Uint8Array | undefined;
}

const folders = madeFolders();

parentPort?.on("message", ({id, path, content}: FileTask) => {
  parentPort?.postMessage({id, left: leftOf(path, content)} satisfies FileTaskResult);
});

/** Writes a file; returns its content after an error. */
function leftOf(path: string, content: Uint8Array): Uint8Array | undefined {
  try {
    writeFileBelowSync(path, content, {folders});
    return undefined;
  } catch {
    return content;
  }
}
