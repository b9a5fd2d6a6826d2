import {execFileSync} from "node:child_process";
import {relative} from "node:path";
import type {ImportedFile} from "../../importers/imported-entry.ts";
import type {MeasuredCommit} from "../../importers/measured-commit.ts";
import {commitEntries} from "../../importers/measured-commit.ts";
import {CommandError, usageError} from "../io/command-error.ts";
import type {CommandIo} from "../io/command-io.ts";
import {EXIT} from "../io/command-io.ts";
import {progress} from "./import-progress.ts";
import type {ImportSource} from "./import-source.ts";

/** Makes an entry of each commit that changed files of benchmark output. */
export const gitHistorySource: ImportSource = {
  name: "benchstat-files",
  read(positionals, io, {choice}) {
    if (!choice.history)
      throw usageError("benchstat-files takes --history", "new --bench makes an entry of files as they are");
    if (positionals.length === 0)
      throw usageError(
        "the files are missing",
        "perf-journal import benchstat-files 'bench/*.txt' --history",
      );
    const changes = changesOf(positionals, io);
    const show = progress(io, "commits read", changes.length);
    const commits = changes.map((change, index) => {
      show(index + 1);
      return measuredCommit(change, io);
    });
    const {entries, left} = commitEntries(commits, choice.squash);
    return {entries, undated: left, notes: []};
  },
};

/** A commit, and the files of the pattern that it added or changed. */
interface Change {
  readonly commit: string;
  readonly time: number;
  readonly author: string;
  readonly title: string;
  /** From the repository's root. */
  readonly paths: readonly string[];
}

const START = "\x01";
const SEPARATOR = "\x02";
/** Maximum bytes of git's output: the list of a long history, or a file. */
const OUTPUT = 256 * 1024 * 1024;

function changesOf(patterns: readonly string[], io: CommandIo): Change[] {
  const format = `--format=${START}${["%H", "%cI", "%an", "%s"].join(SEPARATOR)}`;
  const globs = patterns.map(pattern => `:(glob)${pattern}`);
  const log = git(
    ["log", "--no-renames", "--diff-filter=AM", "--name-only", "-z", format, "--", ...globs],
    io,
  );
  return log
    .toString("utf8")
    .split(START)
    .slice(1)
    .map(record => {
      const [head = "", ...names] = record.split("\0");
      const [commit = "", date = "", author = "", title = ""] = head.split(SEPARATOR);
      const paths = names.map(name => name.replace(/^\n/, "")).filter(name => name !== "");
      return {commit, time: Date.parse(date), author, title, paths};
    })
    .filter(({paths}) => paths.length > 0);
}

function measuredCommit({commit, time, author, title, paths}: Change, io: CommandIo): MeasuredCommit {
  const names = fileNames(paths);
  const files = paths.map(
    (path, index): ImportedFile => ({
      name: names[index] ?? "",
      content: git(["cat-file", "blob", `${commit}:${path}`], io),
    }),
  );
  const list = paths.map(path => `\`${path}\``).join(", ");
  return {
    commit,
    time,
    title,
    authors: author === "" || author.includes("@") ? [] : [author],
    provenance: `Imported from the history of ${list}.`,
    files,
    source: `${commit.slice(0, 12)}: ${paths.join(", ")}`,
  };
}

/** Names files by the last part of their paths, with the folders before it where several have the same name. */
function fileNames(paths: readonly string[]): string[] {
  const last = paths.map(path => path.split("/").at(-1) ?? path);
  return paths.map((path, index) => {
    const isUnique = last.filter(name => name === last[index]).length === 1;
    return (isUnique ? (last[index] ?? path) : path.replaceAll("/", ".")).replace(/^\.+/, "");
  });
}

function git(args: readonly string[], io: CommandIo): Buffer {
  try {
    return execFileSync("git", args, {cwd: io.cwd, maxBuffer: OUTPUT, stdio: ["ignore", "pipe", "pipe"]});
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const output = "stderr" in error ? String(error.stderr) : error.message;
    throw new CommandError(
      EXIT.unreadable,
      `git ${args[0]} failed in "${relative(io.cwd, ".") || "."}"`,
      "run it in a Git repository with its whole history",
      output,
    );
  }
}
