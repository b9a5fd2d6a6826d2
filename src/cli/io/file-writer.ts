import {Worker} from "node:worker_threads";
import type {FileTask, FileTaskResult} from "./file-writer-thread.ts";
import {madeFolders} from "./made-folders.ts";
import {threadProgram} from "./thread-program.ts";
import {writeFileBelowSync} from "./write-file.ts";

/** Files that are written in less time than a thread starts. */
const FEW_FILES = 150;

/** Writes many small files. */
export interface FileWriter {
  /**
   * Writes a file and the folders above it, and takes the content, which is empty from then on; rejects with the error of the system,
   * which names the path.
   */
  write(path: string, content: Uint8Array): Promise<void>;
  /** Ends the thread that writes, once every file is written. */
  stop(): Promise<void>;
}

/**
 * Starts to write files: from `first` on in a thread, since making thousands of folders and files takes a tenth of the time of the
 * thread that renders. A file that the other thread fails to write is written by this one.
 */
export function fileWriter(first = FEW_FILES): FileWriter {
  const folders = madeFolders();
  let written = 0;
  let thread: WritingThread | undefined;
  return {
    async write(path, content) {
      if (written++ === first) thread = startThread();
      const left = thread?.isReady() ? await thread.write(path, content) : content;
      if (left) writeFileBelowSync(path, left, {folders});
    },
    stop: async () => thread?.stop(),
  };
}

interface WritingThread {
  /** True while it takes files. */
  isReady(): boolean;
  /** Resolves with the content if the file could not be written. */
  write(path: string, content: Uint8Array): Promise<Uint8Array | undefined>;
  stop(): Promise<void>;
}

function startThread(): WritingThread {
  const thread = new Worker(threadProgram(import.meta.dirname, "file-writer-thread"));
  const waiting = new Map<number, PromiseWithResolvers<Uint8Array | undefined>>();
  let last = 0;
  let isReady = false;
  const settle = ({id, left}: FileTaskResult): void => {
    waiting.get(id)?.resolve(left);
    waiting.delete(id);
  };
  const lose = (): void => {
    isReady = false;
    for (const {reject} of waiting.values()) reject(new Error("the thread that writes files ended"));
    waiting.clear();
  };
  thread.on("online", () => {
    isReady = true;
  });
  thread.on("message", settle);
  thread.on("error", lose);
  thread.on("exit", lose);
  return {
    isReady: () => isReady,
    write(path, content) {
      const id = ++last;
      const written = Promise.withResolvers<Uint8Array | undefined>();
      waiting.set(id, written);
      thread.postMessage({id, path, content} satisfies FileTask, ownMemory(content));
      return written.promise;
    },
    async stop() {
      isReady = false;
      await thread.terminate();
    },
  };
}

/** The memory of a content that shares it with nothing else: to hand it over takes no copy. */
function ownMemory({buffer, byteLength}: Uint8Array): ArrayBuffer[] {
  return buffer instanceof ArrayBuffer && buffer.byteLength === byteLength ? [buffer] : [];
}
