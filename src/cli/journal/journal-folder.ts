import {existsSync, statSync} from "node:fs";
import {dirname, join, resolve} from "node:path";
import {CommandError} from "../io/command-error.ts";
import type {CommandIo} from "../io/command-io.ts";
import {EXIT} from "../io/command-io.ts";

/** The folder of the generator itself, a checkout or an installed package: the nearest that has a package.json. */
export const PROJECT = packageFolder(import.meta.dirname);

/** Finds the journal a command works on, see `journalPlace`; throws CommandError if it holds no `content/`. */
export function journalRoot(io: CommandIo, root: string | undefined): string {
  const folder = journalPlace(io, root);
  if (isFolder(join(folder, "content"))) return folder;
  throw new CommandError(
    EXIT.configuration,
    `no journal here: expected a folder content/ in "${folder}"`,
    "perf-journal init makes a journal; --root names the folder of one that lies elsewhere",
  );
}

/**
 * Returns the folder a command works in: `--root`, else PERF_JOURNAL_ROOT, else the current directory if it holds
 * `content/`, else the nearest above it that holds `content/journal.yaml`, else the current directory; absolute.
 */
export function journalPlace(io: CommandIo, root: string | undefined): string {
  const named = root ?? io.env.PERF_JOURNAL_ROOT;
  if (named !== undefined) return resolve(io.cwd, named);
  if (isFolder(join(io.cwd, "content"))) return io.cwd;
  return journalAbove(io.cwd) ?? io.cwd;
}

function journalAbove(folder: string): string | undefined {
  if (existsSync(join(folder, "content", "journal.yaml"))) return folder;
  const parent = dirname(folder);
  return parent === folder ? undefined : journalAbove(parent);
}

/** True for a folder that exists. */
export function isFolder(path: string): boolean {
  return statSync(path, {throwIfNoEntry: false})?.isDirectory() ?? false;
}

function packageFolder(folder: string): string {
  const parent = dirname(folder);
  return parent === folder || existsSync(join(folder, "package.json")) ? folder : packageFolder(parent);
}
