import {fork} from "node:child_process";
import {getCompileCacheDir} from "node:module";
import process from "node:process";
import {threadProgram} from "../../io/thread-program.ts";
import {NoSearchError} from "./pagefind.ts";
import type {IndexName, SearchAnswer, SearchTask} from "./search-program.ts";

/**
 * A process that reads pages, gives them to Pagefind and writes its indexes: what Pagefind answers takes hundreds of megabytes for
 * thousands of pages, which are not those of the build.
 */
export interface SearchProcess {
  /** What an index depends on beside its pages; rejects with NoSearchError where Pagefind's program cannot be had. */
  readonly version: Promise<string>;
  /** Adds a page, whose file is at an absolute path until the index is written. */
  add(index: IndexName, file: string, path: string): void;
  /** Makes the index of all pages added and writes it into a folder; returns its files from there. */
  write(index: IndexName, folder: string): Promise<readonly string[]>;
  /** Ends the process and waits for its end. */
  stop(): Promise<void>;
}

/** Starts the process; pages may be added at once. */
export function startSearch(): SearchProcess {
  const cache = getCompileCacheDir();
  const child = fork(threadProgram(import.meta.dirname, "search-program"), {
    stdio: ["ignore", "ignore", "inherit", "ipc"],
    env: {...process.env, ...(cache && {NODE_COMPILE_CACHE: cache})},
  });
  const start = Promise.withResolvers<string>();
  const waiting = new Map<number, PromiseWithResolvers<readonly string[]>>();
  let last = 0;
  let isLost = false;
  const lose = (): void => {
    isLost = true;
    start.reject(new NoSearchError("its process ended"));
    for (const {reject} of waiting.values()) reject(new Error("the process of the search index ended"));
    waiting.clear();
  };
  child.on("message", (answer: SearchAnswer) => {
    if (answer.kind === "ready") start.resolve(answer.version);
    else if (answer.kind === "absent") start.reject(new NoSearchError(answer.reason));
    else {
      const task = waiting.get(answer.id);
      waiting.delete(answer.id);
      if (answer.kind === "written") task?.resolve(answer.paths);
      else task?.reject(Object.assign(new Error(answer.message), answer.fields));
    }
  });
  child.on("exit", lose);
  child.on("error", lose);
  // It may fail before anything waits for it.
  start.promise.catch(() => undefined);
  const send = (task: SearchTask): void => {
    if (child.connected) child.send(task);
  };
  return {
    version: start.promise,
    add: (index, file, path) => send({kind: "add", index, file, path}),
    write(index, folder) {
      const task = Promise.withResolvers<readonly string[]>();
      if (isLost) task.reject(new Error("the process of the search index ended"));
      else waiting.set(++last, task);
      send({kind: "write", id: last, index, folder});
      return task.promise;
    },
    async stop() {
      if (isLost) return;
      const ended = new Promise(resolve => child.once("exit", resolve));
      if (child.connected) child.disconnect();
      await ended;
    },
  };
}
