import {BUDGETS} from "../../budgets.ts";
import type {ArtifactFile} from "../../input/artifact-file.ts";
import {paidJson} from "../../input/json-text.ts";
import type {Spend} from "../../meter.ts";
import {compareText} from "../../text/compare.ts";
import {criterionColumns, criterionEstimate} from "../formats/criterion-columns.ts";
import {fileText} from "../formats/file-text.ts";
import type {JsonPlace} from "../formats/json-place.ts";
import {items, member, numberIn, textIn, within} from "../formats/json-place.ts";

/** The files of an entry that Criterion.rs keeps as a tree, by their names alone. */
export interface CriterionFiles {
  /** Folders that hold a run of a benchmark: `target/criterion/parse/8/new`. */
  readonly runs: readonly string[];
  /** Files that are read: benchmark.json, and sample.json or else estimates.json, of each run. */
  readonly members: ReadonlySet<string>;
  /** Files that hold nothing beyond the samples: quartiles, ratios to the run before, drawings and pages. */
  readonly leftOut: ReadonlySet<string>;
}

/** Results of all benchmarks of a run as one file. */
export interface CombinedFile {
  /** Made of the tree's folder and the name of its baseline: `criterion.before.ndjson`. */
  readonly name: string;
  /** Messages as cargo-criterion prints them, one benchmark a line. */
  readonly text: string;
  /** Names of the files it was made of. */
  readonly members: readonly string[];
}

/** The files that Criterion's trees are joined to. */
export interface CombinedTrees {
  readonly files: readonly CombinedFile[];
  /** Names of all files that are joined, copies of others included. */
  readonly members: ReadonlySet<string>;
}

/** Finds Criterion's trees among names of files, groups and ids at any depth: https://bheisler.github.io/criterion.rs. */
export function criterionFiles(names: readonly string[]): CriterionFiles {
  const known = new Set(names);
  const runs = names.flatMap(name => {
    const folder = /^(.+\/.+)\/benchmark\.json$/.exec(name)?.[1];
    return folder !== undefined && resultsOf(folder, known) !== undefined ? [folder] : [];
  });
  const members = new Set(runs.flatMap(run => [`${run}/benchmark.json`, resultsOf(run, known) ?? []].flat()));
  const own = new Set(runs);
  const benchmarks = new Set(runs.map(parentOf));
  const above = new Set([...benchmarks].flatMap(ancestors));
  const leftOut = names.filter(name => {
    if (members.has(name)) return false;
    const folders = ancestors(parentOf(name)).filter(folder => folder !== "");
    return own.has(parentOf(name)) || folders.some(folder => isLeftOut(folder, benchmarks, above));
  });
  return {runs, members, leftOut: new Set(leftOut)};
}

function isLeftOut(folder: string, benchmarks: ReadonlySet<string>, above: ReadonlySet<string>): boolean {
  const name = nameOf(folder);
  if (name === "report") return above.has(parentOf(folder));
  return name === "change" && benchmarks.has(parentOf(folder));
}

function resultsOf(run: string, known: ReadonlySet<string>): string | undefined {
  return [`${run}/sample.json`, `${run}/estimates.json`].find(name => known.has(name));
}

function parentOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}

/** A folder and all folders that it lies in, "" for the outermost. */
function ancestors(folder: string): string[] {
  return folder === "" ? [""] : [folder, ...ancestors(parentOf(folder))];
}

/** A benchmark of a run. */
interface RunBenchmark {
  readonly root: string;
  /** Name of the baseline, `new` for the latest run. */
  readonly side: string;
  readonly id: string;
  readonly message: string;
  readonly members: readonly string[];
}

/**
 * Joins the runs of Criterion's trees, a file for each tree and baseline. A run that is a copy of another counts once:
 * Criterion copies each run from `new` to the baseline that it saves, `base` where none is named.
 * Runs that cannot be read are left as they are. `spend` pays for the values of all: throws WorkExhausted.
 */
export function combineCriterion(
  {runs, members}: CriterionFiles,
  open: (name: string) => ArtifactFile | undefined,
  spend?: Spend,
): CombinedTrees {
  const jsonIn = (name: string): JsonPlace => ({value: memberValue(open(name), spend), path: ""});
  const read = runs.flatMap(run => runBenchmark(run, members, jsonIn) ?? []);
  const files = combinedFiles(withoutCopies(read));
  return {files, members: new Set(read.flatMap(benchmark => benchmark.members))};
}

function combinedFiles(benchmarks: readonly RunBenchmark[]): CombinedFile[] {
  return [...Map.groupBy(benchmarks, ({root}) => root)].flatMap(([root, ofTree]) => {
    const sides = [...Map.groupBy(ofTree, ({side}) => side)];
    return sides.map(([side, ofSide]) => ({
      name: `${root || "criterion"}${sides.length > 1 ? `.${side}` : ""}.ndjson`,
      text: inOrder(ofSide)
        .map(({message}) => `${message}\n`)
        .join(""),
      members: ofSide.flatMap(benchmark => benchmark.members),
    }));
  });
}

function runBenchmark(
  run: string,
  members: ReadonlySet<string>,
  jsonIn: (name: string) => JsonPlace,
): RunBenchmark | undefined {
  const named = jsonIn(`${run}/benchmark.json`);
  const id = textIn(member(named, "full_id"));
  const directory = textIn(member(named, "directory_name"));
  const folder = parentOf(run);
  const isOwn = folder === directory || folder.endsWith(`/${directory}`);
  if (id === "" || directory === "" || !isOwn) return undefined;
  const file = resultsOf(run, members) ?? "";
  const message = messageOf(id, jsonIn(file));
  if (message === undefined) return undefined;
  return {
    root: folder.slice(0, Math.max(0, folder.length - directory.length - 1)),
    side: run.slice(folder.length + 1),
    id,
    message,
    members: [`${run}/benchmark.json`, file],
  };
}

function memberValue(file: ArtifactFile | undefined, spend: Spend | undefined): unknown {
  if (!file || file.bytes.length > BUDGETS.benchmarkJson) return undefined;
  return paidJson(fileText(file), spend);
}

/**
 * Writes the samples of a benchmark, or its estimate where it has no samples, as a message of cargo-criterion; undefined for
 * anything else.
 */
function messageOf(id: string, results: JsonPlace): string | undefined {
  const head = {reason: "benchmark-complete", id};
  const columns = criterionColumns(results);
  if (columns) {
    const [counts, times] = [numbersIn(columns.iterations), numbersIn(columns.times)];
    const isWhole = times.length > 0 && counts.length === times.length;
    const samples = {iteration_count: counts, measured_values: times, unit: "ns"};
    return isWhole ? JSON.stringify({...head, ...samples}) : undefined;
  }
  const estimates = [criterionEstimate(results, "slope"), criterionEstimate(results, "mean")];
  const typical = estimates.map(typicalOf).find(estimate => estimate !== undefined);
  return typical && JSON.stringify({...head, unit: "ns", typical});
}

/** The numbers of a list; empty if it holds anything else. */
function numbersIn(list: JsonPlace): number[] {
  const numbers = items(list).map(numberIn);
  const known = numbers.filter(value => value !== undefined);
  return known.length === numbers.length ? known : [];
}

/** An estimate as messages of cargo-criterion have it; undefined for an incomplete estimate. */
function typicalOf(place: JsonPlace): Readonly<Record<string, number | string>> | undefined {
  const estimate = numberIn(member(place, "point_estimate"));
  const low = numberIn(within(place, "confidence_interval", "lower_bound"));
  const high = numberIn(within(place, "confidence_interval", "upper_bound"));
  if (estimate === undefined || low === undefined || high === undefined) return undefined;
  return {estimate, lower_bound: low, upper_bound: high, unit: "ns"};
}

/** Sorts benchmarks by their names, numbers in them by value. */
function inOrder(benchmarks: readonly RunBenchmark[]): RunBenchmark[] {
  const key = ({id}: RunBenchmark) => id.replace(/\d+/g, digits => digits.padStart(20, "0"));
  return benchmarks.toSorted((a, b) => compareText(key(a), key(b)));
}

/** Leaves out benchmarks with the very samples of another one, as `isCopy` ranks them. */
function withoutCopies(benchmarks: readonly RunBenchmark[]): RunBenchmark[] {
  const alike = Map.groupBy(benchmarks, ({message}) => message);
  return benchmarks.filter(one => !(alike.get(one.message) ?? []).some(other => isCopy(one, other)));
}

/** Baselines that Criterion itself makes, a named one being preferred to them. */
const UNNAMED = ["new", "base"];

/** True if a benchmark counts as the copy of another with the same samples: of a named baseline, else of `new`. */
function isCopy(one: RunBenchmark, other: RunBenchmark): boolean {
  if (one === other) return false;
  const [own, others] = [one, other].map(({side}) => UNNAMED.indexOf(side));
  if (own !== others) return (own ?? 0) > (others ?? 0);
  const [isAtHome, isOtherAtHome] = [one, other].map(({root, side}) => nameOf(root) === side);
  if (isAtHome !== isOtherAtHome) return isOtherAtHome === true;
  return compareText(`${one.root}\0${one.side}`, `${other.root}\0${other.side}`) > 0;
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
