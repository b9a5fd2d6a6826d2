import {realpathSync, statSync} from "node:fs";
import {dirname, join, relative, resolve, sep} from "node:path";
import {idMaker} from "../../importers/imported-entry.ts";
import type {UndatedText} from "../../importers/log/import-log.ts";
import {importLog} from "../../importers/log/import-log.ts";
import type {LogFile} from "../../importers/log/log-file.ts";
import {encodePath} from "../../importers/log/log-links.ts";
import {usageError} from "../io/command-error.ts";
import type {CommandIo} from "../io/command-io.ts";
import {ask} from "../io/git.ts";
import type {ImportSource, ImportTarget} from "./import-source.ts";
import {readRecords} from "./records-fs.ts";

/** Maximum size of a log, in bytes. */
const LOG_BYTES = 16 * 1024 * 1024;

/** Makes entries of Markdown logs whose sections have dates. */
export const logSource: ImportSource = {
  name: "log",
  read(positionals, io, target) {
    if (positionals.length === 0)
      throw usageError("the log is missing", "perf-journal import log PERFORMANCE.md");
    const makeId = idMaker();
    const imports = positionals.map(file => {
      const log = readLog(file, io, target);
      const {entries, undated, refused} = importLog(log, makeId);
      const parts = undated.map(part => `${log.path}:${part.from}-${part.to}: ${describe(part)}`);
      return {entries, undated: [...refused, ...parts]};
    });
    const entries = imports.flatMap(one => one.entries);
    return {
      entries,
      undated: imports.flatMap(one => one.undated),
      notes: entries.flatMap(({notes}) => notes),
    };
  },
};

/** Maximum characters of a heading in the report. */
const HEADING = 80;

function describe({heading, fault}: UndatedText): string {
  const cut = heading.length > HEADING ? `${heading.slice(0, HEADING)}…` : heading;
  return [cut || "text before the first heading", fault].filter(Boolean).join(": ");
}

function readLog(file: string, io: CommandIo, {place, config}: ImportTarget): LogFile {
  const text = readRecords(io, file, LOG_BYTES);
  const path = resolve(io.cwd, file);
  const top = ask(dirname(path), ["rev-parse", "--show-toplevel"]) ?? place.root;
  return {
    path: relative(realpathSync(top), realpathSync(path)).split(sep).join("/"),
    text,
    blob: blobAddress(config.repository, path),
    fileAt: (fromRoot: string) => regularFile(realpathSync(top), fromRoot),
  };
}

/** Address of the repository's files at the commit that last changed the log, so that line numbers stay right. */
function blobAddress(repository: string | undefined, path: string): string | undefined {
  const commit = ask(dirname(path), ["log", "-1", "--format=%H", "--", path]);
  const branch = commit ?? ask(dirname(path), ["symbolic-ref", "--short", "HEAD"]);
  if (repository === undefined || branch === undefined) return undefined;
  return `${repository.replace(/\/$/, "")}/blob/${encodePath(branch)}/`;
}

/** Returns the path of a regular file below a folder; undefined for links that lead out of it. */
function regularFile(top: string, path: string): string | undefined {
  const full = join(top, path);
  if (!statSync(full, {throwIfNoEntry: false})?.isFile()) return undefined;
  const real = realpathSync(full);
  return real.startsWith(`${top}${sep}`) ? real : undefined;
}
