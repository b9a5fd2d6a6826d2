/**
 * Compares `perf-journal benchstat` with Go's benchstat on random files and command lines, byte for byte;
 * skipped where no benchstat is on the PATH. Usage: conformance-benchstat.ts [runs] [seed].
 */
import {spawnSync} from "node:child_process";
import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import process from "node:process";
import {run} from "../../src/cli/commands/benchstat.ts";
import type {BenchstatAnswer} from "../testing/benchstat-answer.ts";
import {sameAnswer} from "../testing/benchstat-answer.ts";
import {dice, randomArguments, randomBenchmarkText} from "../testing/random-benchmarks.ts";
import {recordingIo} from "../testing/recording-io.ts";

const DEFAULT_RUNS = 2000;

/** A run in which the two differ; its seed and its files make it again. */
interface Difference {
  readonly seed: number;
  readonly args: readonly string[];
  readonly folder: string;
}

async function main(): Promise<number> {
  const [runs = DEFAULT_RUNS, first = 1] = process.argv.slice(2).map(Number);
  if (spawnSync("benchstat", ["-h"]).error) {
    console.log("skipped: no benchstat on the PATH (go install golang.org/x/perf/cmd/benchstat@latest)");
    return 0;
  }
  const differences: Difference[] = [];
  for (let seed = first; seed < first + runs; seed++) {
    const difference = await compareOnce(seed);
    if (!difference) continue;
    differences.push(difference);
    console.log(`seed ${seed} differs: cd ${difference.folder} && benchstat ${quoted(difference.args)}`);
  }
  console.log(`${runs} command lines, ${differences.length} differences`);
  return differences.length === 0 ? 0 : 1;
}

/** Runs both; the files stay where the answers differ. */
async function compareOnce(seed: number): Promise<Difference | undefined> {
  const die = dice(seed);
  const folder = mkdtempSync(join(tmpdir(), "benchstat-"));
  const files = Array.from({length: 1 + die.below(4)}, (_, index) => `f${index}.txt`);
  for (const file of files) writeFileSync(join(folder, file), randomBenchmarkText(die));
  const args = randomArguments(die, files);
  if (sameAnswer(realAnswer(args, folder), await ownAnswer(args, folder))) {
    rmSync(folder, {recursive: true});
    return undefined;
  }
  return {seed, args, folder};
}

function realAnswer(args: readonly string[], cwd: string): BenchstatAnswer {
  const {stdout, stderr, status} = spawnSync("benchstat", args, {cwd, encoding: "utf8", maxBuffer: 2 ** 28});
  return {stdout, stderr, status: status ?? -1};
}

async function ownAnswer(args: readonly string[], cwd: string): Promise<BenchstatAnswer> {
  const io = recordingIo({cwd});
  const status = await run(args, io);
  return {stdout: io.output(), stderr: io.messages(), status};
}

function quoted(args: readonly string[]): string {
  return args.map(arg => `'${arg.replaceAll("'", "'\\''")}'`).join(" ");
}

process.exitCode = await main();
