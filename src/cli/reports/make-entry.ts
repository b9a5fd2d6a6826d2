import {constants, copyFileSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join, resolve} from "node:path";
import type {Entry} from "../../journal/entry/entry.ts";
import {readJournal} from "../../journal/read/journal-fs.ts";
import {DEFAULT_DIR} from "../../journal/read/journal-place.ts";
import {CommandError} from "../io/command-error.ts";
import type {CommandIo} from "../io/command-io.ts";
import {EXIT} from "../io/command-io.ts";
import {printProblems} from "../io/problem-report.ts";
import type {FileToAttach} from "./attachment-name.ts";

/**
 * Reads files as the journal will, in a temporary folder of their own, with an index.md of a given text.
 * Throws CommandError if a file is missing or has a problem at error level.
 */
export async function stageEntry(
  text: string,
  id: string,
  files: readonly FileToAttach[],
  io: CommandIo,
): Promise<Entry> {
  for (const {from, content} of files) if (!content) assertReadable(resolve(io.cwd, from), from);
  const stage = mkdtempSync(join(tmpdir(), "perf-journal-new-"));
  try {
    makeEntry(join(stage, DEFAULT_DIR, id), text, files, io.cwd);
    const journal = await readJournal({root: stage, drafts: true});
    printProblems(journal.problems, stage, io, "stderr");
    const entry: Entry | undefined = journal.entries[0];
    if (entry === undefined || journal.problems.some(({severity}) => severity === "error"))
      throw new CommandError(EXIT.unreadable, "the entry was not made: the journal could not read its files");
    return entry;
  } finally {
    rmSync(stage, {recursive: true, force: true});
  }
}

/** Makes an entry's folder; never overwrites a file, and leaves no file if it fails. */
export function makeEntry(folder: string, text: string, files: readonly FileToAttach[], cwd: string): void {
  mkdirSync(dirname(folder), {recursive: true});
  mkdirSync(folder);
  try {
    copyFiles(folder, files, cwd);
    writeFileSync(join(folder, "index.md"), text, {flag: "wx"});
  } catch (error) {
    rmSync(folder, {recursive: true, force: true});
    throw error;
  }
}

/** Copies files into a folder under their names there; a name that is taken throws. */
export function copyFiles(folder: string, files: readonly FileToAttach[], cwd: string): void {
  for (const {from, name, content} of files) {
    mkdirSync(dirname(join(folder, name)), {recursive: true});
    if (content) writeFileSync(join(folder, name), content, {flag: "wx"});
    else copyFileSync(resolve(cwd, from), join(folder, name), constants.COPYFILE_EXCL);
  }
}

function assertReadable(path: string, written: string): void {
  const status = statSync(path, {throwIfNoEntry: false});
  if (status?.isFile()) return;
  const why = status ? "it is not a file" : "there is no such file";
  throw new CommandError(EXIT.unreadable, `cannot attach "${written}": ${why}`);
}
