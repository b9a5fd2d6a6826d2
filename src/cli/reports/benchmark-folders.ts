import {readdirSync, readFileSync, statSync} from "node:fs";
import {basename, dirname, join, resolve} from "node:path";
import {benchmarkKind} from "../../artifacts/benchmark/kind.ts";
import {openArtifact} from "../../artifacts/kinds.ts";
import {runFacts} from "../../benchstat/formats/run-facts.ts";
import {combineCriterion, criterionFiles} from "../../benchstat/trees/criterion-tree.ts";
import {BUDGETS} from "../../budgets.ts";
import type {ArtifactFile} from "../../input/artifact-file.ts";
import {artifactFile} from "../../input/artifact-file.ts";
import {compareText} from "../../text/compare.ts";
import {printableLine} from "../../text/printable.ts";
import {CommandError} from "../io/command-error.ts";
import type {CommandIo} from "../io/command-io.ts";
import {EXIT} from "../io/command-io.ts";
import type {FileToAttach} from "./attachment-name.ts";

/** Benchmark files of a command's arguments, folders replaced by what they hold. */
export interface BenchmarkArguments {
  /** Files that are named by themselves, and files of runs of a tree. */
  readonly runs: readonly Pick<FileToAttach, "from" | "content">[];
  /** Files that keep their place below their folder, since a file beside them completes them. */
  readonly placed: readonly FileToAttach[];
}

/** Files of results that are attached of a folder; the rest is the history of a suite, which `import` reads. */
const MOST_RUNS = 2;

/** Folders that hold no results of their own: packages, builds and repositories. */
const SKIPPED: ReadonlySet<string> = new Set(["node_modules", ".git", "deps", "incremental", "build", "env"]);

/**
 * Replaces folders among arguments: Criterion's trees by a file a run, any other folder by its benchmark files, of more than
 * two the latest. Throws CommandError for a folder without results.
 */
export function benchmarkArguments(written: readonly string[], io: CommandIo): BenchmarkArguments {
  const folders = written.filter(path => isFolder(resolve(io.cwd, path)));
  if (folders.length === 0) return {runs: written.map(from => ({from})), placed: []};
  const listed = folders.map(folder => ({folder, names: filesBelow(resolve(io.cwd, folder))}));
  const trees = treeRuns(listed, io);
  const other = listed.flatMap(({folder, names}) => {
    if (trees.some(({folder: own}) => own === folder)) return [];
    return looseFiles(folder, names, io);
  });
  const runs = written.flatMap(from =>
    folders.includes(from) ? trees.filter(({folder}) => folder === from).flatMap(tree => tree.runs) : {from},
  );
  return {runs, placed: other};
}

function isFolder(path: string): boolean {
  return statSync(path, {throwIfNoEntry: false})?.isDirectory() ?? false;
}

/** Names of the files below a folder, `/` between segments, in bytewise order; links are not followed. */
function filesBelow(root: string): string[] {
  const names: string[] = [];
  const walk = (inner: string): void => {
    for (const entry of readdirSync(join(root, inner), {withFileTypes: true})) {
      const name = inner ? `${inner}/${entry.name}` : entry.name;
      if (entry.isDirectory() && !SKIPPED.has(entry.name)) walk(name);
      else if (entry.isFile()) names.push(name);
      if (names.length > BUDGETS.entryNames)
        throw unusable(
          root,
          `it holds more than ${BUDGETS.entryNames} files`,
          "name the folder of the results",
        );
    }
  };
  walk("");
  return names.sort(compareText);
}

interface ListedFolder {
  /** As it was written. */
  readonly folder: string;
  readonly names: readonly string[];
}

interface FolderRuns {
  readonly folder: string;
  readonly runs: readonly {readonly from: string; readonly content: Uint8Array}[];
}

/** Joins the Criterion trees of all folders at once, so that a run that two folders hold counts once. */
function treeRuns(listed: readonly ListedFolder[], io: CommandIo): FolderRuns[] {
  const roots = listed.map(({folder}) => resolve(io.cwd, folder));
  const names = listed.flatMap((folder, index) => folder.names.map(name => `${roots[index]}/${name}`));
  const {files} = combineCriterion(criterionFiles(names), name => readBelow(name, name));
  return listed.flatMap(({folder}, index) => {
    const own = files.filter(({members}) => members[0]?.startsWith(`${roots[index]}/`));
    const runs = own.map(({name, text}) => ({from: name, content: new TextEncoder().encode(text)}));
    return runs.length > 0 ? {folder, runs} : [];
  });
}

/** Reads a file; undefined for one that is too large to be attached. */
function readBelow(path: string, name: string): ArtifactFile | undefined {
  if (statSync(path).size > BUDGETS.attachmentBytes) return undefined;
  return artifactFile(path, name, readFileSync(path));
}

/** A file of results of a folder without a tree. */
interface FoundResults {
  readonly name: string;
  readonly date: string;
}

function looseFiles(folder: string, names: readonly string[], io: CommandIo): FileToAttach[] {
  const root = resolve(io.cwd, folder);
  const found = names.flatMap((name): FoundResults | [] => {
    const file = /\.(?:json|txt|csv|xml|md|ndjson|out|log)$/i.test(name) && readBelow(join(root, name), name);
    const artifact = file && openArtifact(file);
    const model = artifact && benchmarkKind.modelOf(artifact);
    if (!file || !model || artifact.measurements.length === 0) return [];
    return {name, date: digitsOf(runFacts(file).date ?? dateOfName(name))};
  });
  if (found.length === 0)
    throw unusable(
      folder,
      "no file of it holds results of a benchmark tool that is read",
      "docs/tools.md lists them",
    );
  const kept = latest(found);
  if (kept.length < found.length) {
    const names = kept.map(({name}) => name).join(", ");
    const line = `${folder} has ${found.length} files of results; attached are the latest: ${names}`;
    io.stderr(`${printableLine(line)}\n`);
  }
  const suites = new Set(kept.map(({name}) => join(dirname(dirname(name)), "benchmarks.json")));
  const wanted = [...kept.map(({name}) => name), ...names.filter(name => suites.has(name))];
  const prefix = basename(root).replace(/^\.+/, "") || "results";
  return wanted.map(name => ({from: join(folder, name), name: `${prefix}/${name}`}));
}

/** Date and time in a file's name, `jmh-result-20260301T120000.json`; "" without a date. */
function dateOfName(name: string): string {
  const [date = ""] =
    /20\d\d-?[01]\d-?[0-3]\d(?:[T_-]?[0-2]\d[:_-]?[0-5]\d(?:[:_-]?[0-5]\d)?)?/.exec(basename(name)) ?? [];
  return date;
}

/** Year to second, without what is between them, so that dates of several forms are compared. */
function digitsOf(date: string): string {
  return date.replace(/\D/g, "").slice(0, 14);
}

/** The latest files by their own dates; files without a date are all kept. */
function latest(found: readonly FoundResults[]): readonly FoundResults[] {
  if (found.length <= MOST_RUNS || found.some(({date}) => date === "")) return found;
  return found.toSorted((a, b) => compareText(a.date, b.date)).slice(-MOST_RUNS);
}

function unusable(folder: string, why: string, hint: string): CommandError {
  return new CommandError(EXIT.unreadable, `cannot attach the folder "${folder}": ${why}`, hint);
}
