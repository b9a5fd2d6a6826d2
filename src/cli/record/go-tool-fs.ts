import {createHash} from "node:crypto";
import {existsSync, readdirSync, readFileSync, statSync} from "node:fs";
import {join, relative, sep} from "node:path";
import type {BenchmarkPackage, ListedPackage} from "../../record/go-packages.ts";
import {benchMatcher, benchmarkFunctions, GO_LIST_FORMAT, readGoList} from "../../record/go-packages.ts";
import type {Side} from "../../record/side.ts";
import {SIDES} from "../../record/side.ts";
import {CommandError} from "../io/command-error.ts";
import {EXIT} from "../io/command-io.ts";
import {failedRun} from "./failed-run.ts";
import {runProcess} from "./process-fs.ts";
import type {WorkloadContext} from "./workload.ts";
import {Interrupted} from "./workload.ts";

/** Runs the go command on a side; throws CommandError with its output if it fails. */
export async function runGo(
  {folders, env, signal}: WorkloadContext,
  side: Side,
  args: readonly string[],
): Promise<string> {
  const result = await runProcess({command: "go", args, cwd: folders[side], env, signal});
  if (signal.aborted) throw new Interrupted();
  if (result.status === 127)
    throw new CommandError(
      EXIT.configuration,
      "go is not installed",
      "another tool is measured behind --: perf-journal record -- npx vitest bench",
    );
  if (result.status !== 0)
    throw failedRun(side, `go ${args.filter(one => !one.includes("\t")).join(" ")}`, result);
  return result.stdout;
}

/** Lists the packages of a side that declare a benchmark which `bench` could run. */
export async function benchmarkPackages(
  context: WorkloadContext,
  side: Side,
  patterns: readonly string[],
  bench: string,
): Promise<BenchmarkPackage[]> {
  if (!existsSync(context.folders[side])) return [];
  const matches = benchMatcher(bench);
  const listed = readGoList(await runGo(context, side, ["list", "-f", GO_LIST_FORMAT, ...patterns]));
  return listed
    .filter(one => one.testFiles.some(name => hasBenchmark(join(one.folder, name), matches)))
    .map(one => ({importPath: one.importPath, folder: folderWithin(context.trees[side], one)}));
}

function hasBenchmark(file: string, matches: (name: string) => boolean): boolean {
  return benchmarkFunctions(readFileSync(file, "utf8")).some(matches);
}

function folderWithin(tree: string, {folder, importPath}: ListedPackage): string {
  const path = relative(tree, folder);
  if (path === ".." || path.startsWith(`..${sep}`))
    throw new CommandError(EXIT.usage, `package "${importPath}" lies outside the repository`);
  return path.split(sep).join("/");
}

/** Arguments that build a package's tests without anything of the folder or the repository in the binary. */
export function buildArguments(importPath: string, output: string): string[] {
  return ["test", "-c", "-trimpath", "-buildvcs=false", "-o", output, importPath];
}

/** True if a package's test binaries, and the data beside them, are the same on both sides. */
export function isIdentical(
  binaries: Readonly<Record<Side, string>>,
  folders: Readonly<Record<Side, string>>,
): boolean {
  const [base, head] = SIDES.map(side => `${fileDigest(binaries[side])} ${dataDigest(folders[side])}`);
  return base === head;
}

function fileDigest(file: string): string {
  return createHash("sha256").update(readFileSync(file)).digest("hex");
}

/** Digest of the folder `testdata` of a package; "" if absent. */
function dataDigest(folder: string): string {
  const data = join(folder, "testdata");
  if (!existsSync(data)) return "";
  const names = readdirSync(data, {recursive: true, encoding: "utf8"}).sort();
  const hash = createHash("sha256");
  for (const name of names) {
    const path = join(data, name);
    if (statSync(path, {throwIfNoEntry: false})?.isFile()) hash.update(`${name}\0${fileDigest(path)}\n`);
  }
  return hash.digest("hex");
}
