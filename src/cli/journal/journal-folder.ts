import {statSync} from "node:fs";
import {join, resolve} from "node:path";
import {fileURLToPath} from "node:url";
import {CommandError} from "../io/command-error.ts";
import type {CommandIo} from "../io/command-io.ts";
import {EXIT} from "../io/command-io.ts";

/** The folder of the generator itself: where astro.config.mjs and node_modules lie. */
export const PROJECT = fileURLToPath(new URL("../../..", import.meta.url)).replace(/[\\/]$/, "");

/** Finds the journal a command works on: `--root`, else the current directory; it must hold `content/`. */
export function journalRoot(io: CommandIo, root: string | undefined): string {
  const folder = resolve(io.cwd, root ?? io.env.PERF_JOURNAL_ROOT ?? ".");
  if (isFolder(join(folder, "content"))) return folder;
  throw new CommandError(
    EXIT.configuration,
    `no journal here: expected a folder content/ in "${folder}"`,
    'run it where content/ lies, or name that folder with --root; perf-journal new "Title" makes the first entry',
  );
}

/** True for a folder that exists. */
export function isFolder(path: string): boolean {
  return statSync(path, {throwIfNoEntry: false})?.isDirectory() ?? false;
}
