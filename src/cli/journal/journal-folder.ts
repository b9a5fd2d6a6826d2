import {existsSync, statSync} from "node:fs";
import {dirname, join, resolve} from "node:path";
import {CommandError} from "../io/command-error.ts";
import type {CommandIo} from "../io/command-io.ts";
import {EXIT} from "../io/command-io.ts";

/** The folder of the generator itself, a checkout or an installed package: the nearest that has a package.json. */
export const PROJECT = packageFolder(import.meta.dirname);

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

function packageFolder(folder: string): string {
  const parent = dirname(folder);
  return parent === folder || existsSync(join(folder, "package.json")) ? folder : packageFolder(parent);
}
