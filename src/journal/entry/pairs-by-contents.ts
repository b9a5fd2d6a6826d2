import {benchmarkKind} from "../../artifacts/benchmark/kind.ts";
import type {Artifact} from "../../artifacts/kind.ts";
import type {RunFacts} from "../../benchstat/formats/run-facts.ts";
import {runFacts} from "../../benchstat/formats/run-facts.ts";
import type {AttachedFile, FrontMatter} from "./entry.ts";
import type {NamePair} from "./pairs.ts";
import {sidedName} from "./pairs.ts";

/** A file of results. */
interface ResultFile {
  readonly file: AttachedFile;
  readonly artifact: Artifact;
  /** Tool and folder: two machines of a suite have folders of their own. */
  readonly suite: string;
}

/** A file of results with the facts that decide its side. */
interface RunFile extends RunFacts {
  readonly file: AttachedFile;
}

/**
 * Pairs the only two files of a tool and folder that measure a benchmark both: by the commits of the front matter, by a name that
 * states the base, or by the dates of two commits that the files state.
 */
export function pairsByContents(
  files: readonly AttachedFile[],
  meta: Pick<FrontMatter, "commit" | "baseCommit">,
): NamePair[] {
  const results = files.flatMap(resultFile);
  return [...Map.groupBy(results, ({suite}) => suite).values()].flatMap(([one, other, ...more]) => {
    if (!one || !other || more.length > 0 || !shareBenchmark(one, other)) return [];
    const [base, head] = ordered(runFile(one), runFile(other), meta) ?? [];
    return base && head ? [{name: "", base: base.file.name, head: head.file.name}] : [];
  });
}

function resultFile(file: AttachedFile): ResultFile[] {
  const {artifact} = file;
  if (artifact?.kind !== benchmarkKind || artifact.measurements.length === 0) return [];
  const folder = file.name.slice(0, file.name.lastIndexOf("/") + 1);
  return [{file, artifact, suite: `${artifact.tool}\0${folder}`}];
}

function shareBenchmark(one: ResultFile, other: ResultFile): boolean {
  const measured = new Set(one.artifact.measurements.map(({name}) => name));
  return other.artifact.measurements.some(({name}) => measured.has(name));
}

function runFile({file, artifact}: ResultFile): RunFile {
  return {...runFacts(artifact.file), file};
}

/** The base before the head; undefined where neither names nor commits decide. */
function ordered(
  one: RunFile,
  other: RunFile,
  meta: Pick<FrontMatter, "commit" | "baseCommit">,
): readonly [RunFile, RunFile] | undefined {
  const sides = [one, other].map(run => sideOf(run, meta));
  if (sides[0] !== sides[1] && sides.includes("base"))
    return sides[0] === "base" ? [one, other] : [other, one];
  const [first, second] = [one, other].map(run => run.date ?? "");
  const isHistory = one.commit !== undefined && other.commit !== undefined && one.commit !== other.commit;
  if (isHistory && sides[0] !== sides[1]) return sides[1] === "head" ? [one, other] : [other, one];
  if (!isHistory || !first || !second || first === second) return undefined;
  return first < second ? [one, other] : [other, one];
}

/** The side of a file by the commit it states, else by its name. */
function sideOf(
  {commit, file}: RunFile,
  meta: Pick<FrontMatter, "commit" | "baseCommit">,
): "base" | "head" | undefined {
  if (isSameCommit(commit, meta.commit)) return "head";
  return isSameCommit(commit, meta.baseCommit) ? "base" : sidedName(file.name).side;
}

/** True if one id is the beginning of the other. */
function isSameCommit(one: string | undefined, other: string | undefined): boolean {
  if (one === undefined || other === undefined) return false;
  return one.startsWith(other.toLowerCase()) || other.toLowerCase().startsWith(one);
}
