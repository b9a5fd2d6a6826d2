import {mkdirSync, renameSync} from "node:fs";
import {join} from "node:path";
import type {MachineFact} from "../../record/environment-text.ts";
import type {BenchmarkPackage} from "../../record/go-packages.ts";
import {planPackages} from "../../record/go-packages.ts";
import {PROFILE_FLAGS} from "../../record/profile-choice.ts";
import type {BothSides, Side} from "../../record/side.ts";
import {SIDES} from "../../record/side.ts";
import {listNames} from "../../text/list.ts";
import {CommandError} from "../io/command-error.ts";
import {EXIT} from "../io/command-io.ts";
import {failedRun} from "./failed-run.ts";
import {benchmarkPackages, buildArguments, isIdentical, runGo} from "./go-tool-fs.ts";
import {runProcess} from "./process-fs.ts";
import {shellWord} from "./shell-word.ts";
import type {ProfileRequest, Workload, WorkloadContext} from "./workload.ts";
import {Interrupted} from "./workload.ts";

/** Which Go benchmarks to measure, and how long each. */
export interface GoChoice {
  /** Patterns of packages, as the go command takes them. */
  readonly packages: readonly string[];
  /** As `-bench` takes it. */
  readonly bench: string;
  /** As `-benchtime` takes it. */
  readonly benchtime: string;
  /** Measures packages whose binaries are the same, too: a commit against itself. */
  readonly keepIdentical: boolean;
}

/** A package with the test binary of each side. */
interface BuiltPackage {
  readonly importPath: string;
  readonly binaries: BothSides<string>;
  /** The package's folder in each tree, where its tests expect to run. */
  readonly folders: BothSides<string>;
}

/** Builds the test binaries of both sides; throws CommandError if a build fails, or without benchmarks to measure. */
export async function goWorkload(choice: GoChoice, context: WorkloadContext): Promise<Workload> {
  const {packages, bench, benchtime} = choice;
  const listed = {
    base: await benchmarkPackages(context, "base", packages, bench),
    head: await benchmarkPackages(context, "head", packages, bench),
  };
  const {both, onlyBase, onlyHead} = planPackages(listed);
  if (both.length === 0) throw noBenchmark(choice, onlyBase, onlyHead);
  const built = await buildAll(both, context);
  const identical = choice.keepIdentical ? [] : built.filter(one => isIdentical(one.binaries, one.folders));
  const measured = built.filter(one => !identical.includes(one));
  const names = (list: readonly BuiltPackage[]) => list.map(({importPath}) => importPath);
  if (measured.length === 0)
    throw new CommandError(
      EXIT.problems,
      `nothing to measure: test binaries are identical on both sides (${listNames(names(identical))})`,
    );
  const flags = benchmarkFlags(bench, benchtime);
  return {
    parts: names(measured),
    identical: names(identical),
    onlyBase,
    onlyHead,
    commands: commandsOf(measured, flags, context),
    tools: await goFacts(context),
    async run(side, part, signal) {
      const built = measured[part];
      if (built === undefined) throw new RangeError(`no part ${part}`);
      return runBinary(built, side, flags, {...context, signal});
    },
    profile: request => profile(measured, benchtime, request, context),
  };
}

function noBenchmark(
  {packages, bench}: GoChoice,
  onlyBase: readonly string[],
  onlyHead: readonly string[],
): CommandError {
  const lonely = [...onlyBase.map(path => `${path} (base)`), ...onlyHead.map(path => `${path} (head)`)];
  return new CommandError(
    EXIT.problems,
    `no benchmark matches "${bench}" in ${packages.join(" ")} on both sides`,
    lonely.length > 0 ? `on one side only: ${listNames(lonely)}` : "--bench and --packages choose benchmarks",
  );
}

async function buildAll(
  pairs: readonly BothSides<BenchmarkPackage>[],
  context: WorkloadContext,
): Promise<BuiltPackage[]> {
  const built: BuiltPackage[] = [];
  for (const [index, pair] of pairs.entries()) {
    const {importPath} = pair.base;
    const binaries = {base: "", head: ""};
    for (const side of SIDES) {
      context.update(`building ${side} ${index + 1}/${pairs.length} ${importPath}`);
      mkdirSync(join(context.scratch, side), {recursive: true});
      // A name of its own: two packages may end in the same word.
      binaries[side] = join(context.scratch, side, `${index}.test`);
      await runGo(context, side, buildArguments(importPath, binaries[side]));
    }
    const folders = {
      base: join(context.trees.base, pair.base.folder),
      head: join(context.trees.head, pair.head.folder),
    };
    built.push({importPath, binaries, folders});
  }
  return built;
}

function benchmarkFlags(bench: string, benchtime: string): string[] {
  return [
    "-test.run=^$",
    `-test.bench=${bench}`,
    "-test.benchmem",
    `-test.benchtime=${benchtime}`,
    "-test.count=1",
  ];
}

async function runBinary(
  {importPath, binaries, folders}: BuiltPackage,
  side: Side,
  flags: readonly string[],
  {pinned, env, signal}: WorkloadContext,
): Promise<string> {
  const [command = "", ...args] = [...pinned, binaries[side], ...flags];
  const result = await runProcess({command, args, cwd: folders[side], env, signal});
  if (signal.aborted) throw new Interrupted();
  if (result.status !== 0) throw failedRun(side, `the benchmarks of ${importPath}`, result);
  return result.stdout;
}

/** Commands that a person would type in a tree of either side. */
function commandsOf(
  built: readonly BuiltPackage[],
  flags: readonly string[],
  {pinned}: WorkloadContext,
): string[] {
  return built.flatMap(({importPath}) => [
    `go ${buildArguments(importPath, "bench.test").join(" ")}`,
    [...pinned, "./bench.test", ...flags.map(shellWord)].join(" "),
  ]);
}

/** Settings of Go that change how a program is compiled or runs. */
const GO_SETTINGS = ["GOFLAGS", "GOEXPERIMENT", "GOAMD64", "GOARM64", "CGO_ENABLED"];
const RUN_SETTINGS = ["GOMAXPROCS", "GOGC", "GOMEMLIMIT", "GODEBUG"];

async function goFacts(context: WorkloadContext): Promise<MachineFact[]> {
  const values = (await runGo(context, "head", ["env", ...GO_SETTINGS])).split(/\r?\n/);
  const settings = GO_SETTINGS.map((name, index) => [name, values[index] ?? ""] as const);
  const variables = RUN_SETTINGS.map(name => [name, context.env[name] ?? ""] as const);
  const lines = [...settings, ...variables].filter(([, value]) => value !== "");
  return [
    {command: "go version", output: await runGo(context, "head", ["version"])},
    {command: "go env", output: lines.map(([name, value]) => `${name}='${value}'`).join("\n")},
  ];
}

async function profile(
  measured: readonly BuiltPackage[],
  benchtime: string,
  {side, kind, target, file, signal}: ProfileRequest,
  context: WorkloadContext,
): Promise<void> {
  const built = measured.find(({importPath}) => importPath === target.group) ?? measured[0];
  if (built === undefined) return;
  const output = join(context.scratch, `${side}.${kind}.profile`);
  const flags = [
    ...benchmarkFlags(target.bench, benchtime).filter(flag => flag !== "-test.benchmem"),
    `${PROFILE_FLAGS[kind]}=${output}`,
  ];
  await runBinary(built, side, flags, {...context, signal});
  renameSync(output, file);
}
