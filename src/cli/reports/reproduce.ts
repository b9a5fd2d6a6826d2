import {benchmarkKind} from "../../artifacts/benchmark/kind.ts";
import {profileCommand, toolCommand, toolNamed} from "../../benchstat/formats/tools.ts";
import {withoutProcs} from "../../benchstat/read/name.ts";
import type {Attachment} from "../../journal/entry/entry.ts";

/** The commits that were measured, as far as they are known. */
export interface MeasuredCommits {
  readonly commit?: string | undefined;
  readonly baseCommit?: string | undefined;
}

/** Writes the shell commands that measure again the benchmarks of an entry's files. */
export function reproduceCommands(
  commits: MeasuredCommits,
  {attachments}: {readonly attachments: readonly Attachment[]},
): string[] {
  const benchmarks = attachments.filter(({artifact}) => artifact?.kind.name === "benchmark");
  const before = benchmarks.filter(({side}) => side === "base");
  const after = benchmarks.filter(({side}) => side !== "base");
  const paired = before.length > 0;
  return [
    ...measure(commits.baseCommit, paired ? "before the change" : undefined, before),
    ...measure(commits.commit, paired ? "after the change" : undefined, after),
  ];
}

function measure(
  commit: string | undefined,
  when: string | undefined,
  files: readonly Attachment[],
): string[] {
  const commands = files.flatMap(measureCommand);
  if (commands.length === 0) return [];
  if (commit) return [`git checkout ${quote(commit)}`, ...commands];
  return when ? [`# ${when}`, ...commands] : commands;
}

/** Returns the shell line that profiles the benchmarks of an entry's files; undefined if it has a profile. */
export function missingProfile({
  attachments,
}: {
  readonly attachments: readonly Attachment[];
}): string | undefined {
  const artifacts = attachments.flatMap(({artifact}) => artifact ?? []);
  if (artifacts.some(({kind}) => kind.name === "profile")) return undefined;
  const tools = artifacts.flatMap(artifact => toolNamed(benchmarkKind.modelOf(artifact)?.source ?? "") ?? []);
  return tools[0] && profileCommand(tools[0]);
}

/** The command of the tool that wrote a file; for Go's text with the flags that its contents show. */
function measureCommand(file: Attachment): string[] {
  const model = file.artifact && benchmarkKind.modelOf(file.artifact);
  const tool = model && toolNamed(model.source);
  if (!tool) return [];
  return tool.language === "Go" ? goTest(file) : [toolCommand(tool, quote(plainName(file.name)))];
}

/** A `go test` command with the flags that the file's own contents show. */
function goTest({name, artifact}: Attachment): string[] {
  const measurements = artifact?.measurements ?? [];
  if (measurements.length === 0) return [];
  const functions = [...new Set(measurements.map(measurement => functionName(measurement.name)))];
  const packages = [...new Set(measurements.map(({group}) => group).filter(Boolean))];
  const count = Math.max(...measurements.map(({samples}) => samples.length));
  const memory = measurements.some(({unit}) => unit === "B/op") ? " -benchmem" : "";
  const pattern =
    functions.length === 1 ? `^Benchmark${functions[0]}$` : `^Benchmark(${functions.join("|")})$`;
  const where = packages.length > 0 ? packages.map(quote).join(" ") : "./...";
  return [
    `go test -run '^$' -bench ${quote(pattern)}${memory} -count=${count} ${where} > ${quote(plainName(name))}`,
  ];
}

function plainName(name: string): string {
  return name.replace(/\.gz$|\.zst$/, "");
}

/** `Parse/msg=invite-8` is of the Go function BenchmarkParse. */
function functionName(name: string): string {
  return withoutProcs(name.split("/")[0] ?? name);
}

function quote(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
