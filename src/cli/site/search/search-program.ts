/** Program of the process that makes the search index of a build: see search-process.ts. */

import {readFileSync} from "node:fs";
import {join} from "node:path";
import process from "node:process";
import {madeFolders} from "../../io/made-folders.ts";
import {writeFileBelowSync} from "../../io/write-file.ts";
import type {Pagefind, TextIndex} from "./pagefind.ts";
import {openPagefind} from "./pagefind.ts";

/** An index of a site: the newest year and lists, or earlier years. */
export type IndexName = "current" | "archive";

/** A page to add, or an index to write. */
export type SearchTask =
  | {
      readonly kind: "add";
      readonly index: IndexName;
      /** From the site's folder. */
      readonly file: string;
      /** Absolute. */
      readonly path: string;
    }
  | {
      readonly kind: "write";
      readonly id: number;
      readonly index: IndexName;
      /** Absolute. */
      readonly folder: string;
    };

/** The start of the process, or the end of writing an index. */
export type SearchAnswer =
  | {readonly kind: "ready"; readonly version: string}
  | {readonly kind: "absent"; readonly reason: string}
  | {readonly kind: "written"; readonly id: number; readonly paths: readonly string[]}
  /** Errors lose their fields on the way. */
  | {readonly kind: "failed"; readonly id: number; readonly message: string; readonly fields: object};

/** Files of Pagefind's own interface; the search page brings its own. */
const UNUSED = /^pagefind-(?:ui|modular-ui|component-ui|highlight)\b/;

/** Files of an index that is read together with another: the other has the programs. */
const MERGED = /^(?:fragment|index|filter)\/|\.pf_meta$|^pagefind-entry\.json$/;

const IS_WANTED: Readonly<Record<IndexName, (path: string) => boolean>> = {
  current: path => !UNUSED.test(path),
  archive: path => MERGED.test(path),
};

// The build ends this process, also when a terminal interrupts both.
process.on("SIGINT", () => undefined);

await openPagefind().then(serve, (error: unknown) =>
  answer({kind: "absent", reason: error instanceof Error ? error.message : String(error)}),
);

function serve(pagefind: Pagefind): void {
  const indexes = new Map<IndexName, Promise<TextIndex>>();
  const failures = new Map<IndexName, unknown>();
  const indexOf = (name: IndexName): Promise<TextIndex> => {
    const index = indexes.get(name) ?? pagefind.newIndex();
    indexes.set(name, index);
    return index;
  };
  const add = async (task: SearchTask & {readonly kind: "add"}): Promise<void> => {
    try {
      (await indexOf(task.index)).add(task.file, readFileSync(task.path));
    } catch (error) {
      // Reported when the index is written.
      if (!failures.has(task.index)) failures.set(task.index, error);
    }
  };
  const write = async ({id, index, folder}: SearchTask & {readonly kind: "write"}): Promise<void> => {
    try {
      if (failures.has(index)) throw failures.get(index);
      const files = (await (await indexOf(index)).files()).filter(({path}) => IS_WANTED[index](path));
      const folders = madeFolders();
      // In sequence: hundreds of files would be open at the same time. Pagefind's own process may still be writing when it reports its end.
      for (const {path, content} of files) writeFileBelowSync(join(folder, path), content, {folders});
      answer({kind: "written", id, paths: files.map(({path}) => path)});
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      answer({kind: "failed", id, message, fields: {...(error as object)}});
    }
  };
  let last = Promise.resolve();
  process.on("message", (task: SearchTask) => {
    last = last.then(() => (task.kind === "add" ? add(task) : write(task)));
  });
  // The build has ended, whichever way.
  process.on("disconnect", () => void pagefind.close().finally(() => process.exit()));
  answer({kind: "ready", version: pagefind.version});
}

function answer(what: SearchAnswer): void {
  process.send?.(what);
}
