import {Worker} from "node:worker_threads";
import type {FileTask, FileTaskResult} from "./file-writer-thread.ts";
import {madeFolders} from "./made-folders.ts";
import {threadProgram} from "./thread-program.ts";
import {writeFileBelowSync} from "./write-file.ts";

/** Files that are written in less time than a thread starts. */
const FEW_FILES = 150;

/** Bytes of a file beyond which its copy for the thread takes more than the time of writing it is worth. */
const LARGEST_COPY = 4 * 1024 * 1024;

/** Writes many small files. */
export interface FileWriter {
  /** Writes a file and the folders above it; rejects with the error of the system, which names the path. */
  write(path: string, content: Uint8Array): Promise<void>;
  /** Ends the thread that writes, once every file is written. */
  stop(): Promise<void>;
}

/**
 * Starts to write files: from `first` on in a thread, since making thousands of folders and files takes a tenth of the time of the
 * thread that renders. A file that the other thread fails to write, or has not written at its end, is written by this one.
 */
export function fileWriter(first = FEW_FILES): FileWriter {
  const folders = madeFolders();
  let written = 0;
  let thread: WritingThread | undefined;
  return {
    async write(path, content) {
      if (written++ === first) thread = startThread();
      const isSmall = content.length <= LARGEST_COPY;
      if (isSmall && thread?.isReady() && (await thread.write(path, content))) return;
      writeFileBelowSync(path, content, {folders});
    },
    stop: async () => thread?.stop(),
  };
}

interface WritingThread {
  /** True while it takes files. */
  isReady(): boolean;
  /** Resolves with false if the file could not be written. */
  write(path: string, content: Uint8Array): Promise<boolean>;
  stop(): Promise<void>;
}

function startThread(): WritingThread {
  const thread = new Worker(threadProgram(import.meta.dirname, "file-writer-thread"));
  const waiting = new Map<number, (isWritten: boolean) => void>();
  let last = 0;
  let isReady = false;
  const settle = ({id, isWritten}: FileTaskResult): void => {
    waiting.get(id)?.(isWritten);
    waiting.delete(id);
  };
  const lose = (): void => {
    isReady = false;
    for (const id of [...waiting.keys()]) settle({id, isWritten: false});
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
      const written = new Promise<boolean>(resolve => waiting.set(id, resolve));
      thread.postMessage({id, path, content} satisfies FileTask);
      return written;
    },
    async stop() {
      isReady = false;
      await thread.terminate();
    },
  };
}
