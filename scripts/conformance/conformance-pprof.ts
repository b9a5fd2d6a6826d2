/**
 * Compares `perf-journal pprof -compat` with `go tool pprof` on profiles that a Go program has just written, over random
 * command lines, byte for byte; skipped where there is no Go. Usage: conformance-pprof.ts [runs] [seed].
 */
import {spawnSync} from "node:child_process";
import {mkdirSync, mkdtempSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import process from "node:process";
import {gunzipSync} from "node:zlib";
import {run} from "../../src/cli/commands/pprof.ts";
import {decodeProfile} from "../../src/pprof/profile/decode.ts";
import type {Profile} from "../../src/pprof/profile/profile.ts";
import {dice} from "../testing/random-benchmarks.ts";
import {recordingIo} from "../testing/recording-io.ts";
import {KINDS, randomPprofArguments} from "./pprof-arguments.ts";

const DEFAULT_RUNS = 3000;
/** A difference is shown by its first lines. */
const SHOWN_LINES = 3;
/** Runs of pprof for each report, since it orders nodes of equal value and name by chance. */
const TRIES = 12;
const TIMEOUT_MS = 30_000;

/** Output and exit status of a command. */
interface Answer {
  readonly stdout: string;
  readonly stderr: string;
  readonly status: number;
}

async function main(): Promise<number> {
  const [runs = DEFAULT_RUNS, first = 1] = process.argv.slice(2).map(Number);
  const tool = spawnSync("go", ["tool", "-n", "pprof"], {encoding: "utf8"});
  if (tool.error || tool.status !== 0) {
    console.log("skipped: no go tool pprof (https://go.dev/doc/install)");
    return 0;
  }
  const folder = mkdtempSync(join(tmpdir(), "pprof-"));
  recordProfiles(folder);
  const counts = {same: 0, chance: 0, different: 0};
  for (let seed = first; seed < first + runs; seed++)
    counts[await compareOnce(tool.stdout.trim(), folder, seed)]++;
  const {same, chance, different: differences} = counts;
  console.log(`${runs} command lines: ${same} answers are the same`);
  console.log(`${chance} are the same but for an order or a choice that pprof itself leaves to chance`);
  console.log(`${differences} differences`);
  if (differences === 0) rmSync(folder, {recursive: true});
  return differences === 0 ? 0 : 1;
}

/** Builds the sample program and lets it write a profile of each kind, before and after a change. */
function recordProfiles(folder: string): void {
  const sample = join(folder, "sample");
  command("go", ["build", "-o", sample, "."], join(import.meta.dirname, "sample"));
  for (const side of ["before", "after"]) {
    mkdirSync(join(folder, side));
    command(sample, [side, join(folder, side)], folder);
  }
}

function command(name: string, args: readonly string[], cwd: string): void {
  const {status, stderr, error} = spawnSync(name, args, {cwd, encoding: "utf8"});
  if (error) throw error;
  if (status !== 0) throw new Error(`${name} ${args.join(" ")}: ${stderr}`);
}

/** How two answers compare: some of pprof's vary from run to run. */
type Verdict = "same" | "chance" | "different";

/** Runs both with the command line of a seed, and shows where they differ. */
async function compareOnce(tool: string, folder: string, seed: number): Promise<Verdict> {
  const die = dice(seed);
  const kind = die.pick(KINDS);
  const args = randomPprofArguments(die, kind, readProfile(join(folder, `before/${kind}.pb.gz`)));
  const own = answerText(await ownAnswer(args, folder));
  const real = answerText(realAnswer(tool, args, folder));
  if (real === own) return "same";
  const again = (): string => answerText(realAnswer(tool, args, folder));
  // Equal nodes of a call tree have the order in which an unstable sort leaves them.
  if (args.includes("-call_tree") && withoutOrder(real) === withoutOrder(own)) return "chance";
  if (isOnlyChance(real, own, again)) return "chance";
  console.log(`seed ${seed}: cd ${folder} && go tool pprof ${quoted(args)}`);
  for (const line of firstDifferences(real, own)) console.log(`  ${line.slice(0, 300)}`);
  return "different";
}

/**
 * True if pprof's answers vary, and an answer has the lines of ours; or whether even their lines vary, as
 * where only some of several nodes of the same name have room.
 */
function isOnlyChance(first: string, own: string, again: () => string): boolean {
  const answers = [first, ...Array.from({length: TRIES - 1}, again)];
  const contents = new Set(answers.map(withoutOrder));
  return new Set(answers).size > 1 && (contents.size > 1 || contents.has(withoutOrder(own)));
}

function readProfile(file: string): Profile {
  const decoded = decodeProfile(gunzipSync(readFileSync(file)));
  if ("fault" in decoded) throw new Error(`${file}: ${decoded.fault.message}`);
  return decoded.profile;
}

function realAnswer(tool: string, args: readonly string[], cwd: string): Answer {
  const env = {...process.env, TZ: "UTC", PPROF_TMPDIR: cwd, HOME: cwd};
  const options = {cwd, env, encoding: "utf8", maxBuffer: 2 ** 28, timeout: TIMEOUT_MS} as const;
  const {stdout, stderr, status, error} = spawnSync(tool, args, options);
  if (error) throw error;
  return {stdout, stderr, status: status ?? -1};
}

async function ownAnswer(args: readonly string[], cwd: string): Promise<Answer> {
  const io = recordingIo({cwd});
  const status = await run(["-compat", ...args], io);
  return {stdout: io.output(), stderr: io.messages(), status};
}

/**
 * Returns an answer as a single text, without the tool's name, which `go tool pprof` does not write before a message.
 */
function answerText({stdout, stderr, status}: Answer): string {
  return `exit status ${status}\n${stderr.replace(/^pprof: /gm, "")}${stdout}`;
}

/** Removes parts that depend on the order of lines: running sums, numbers of nodes, references to the line before. */
function withoutOrder(answer: string): string {
  return answer
    .replaceAll(/\bN+\d+(?:_\d+)*\b|"node\d+"| \[\d+\/\d+\]|\(\d+\)/g, "N")
    .replaceAll(/^( *\S+ +\S+%) +\S+%/gm, "$1")
    .replaceAll(/^(c?f[nl]|ob)=.*$/gm, "$1=")
    .replaceAll(/^(calls=0 )?(?:\*|[+-]\d+|0x[\da-f]+) (\d+)/gm, "$1@ $2")
    .split("\n")
    .sort()
    .join("\n");
}

/** Returns the first lines that differ, pprof's behind "-", ours behind "+". */
function firstDifferences(real: string, own: string): string[] {
  const [theirs, ours] = [real.split("\n"), own.split("\n")];
  const at = theirs.findIndex((line, index) => line !== ours[index]);
  const part = (lines: readonly string[], mark: string): string[] =>
    lines.slice(at, at + SHOWN_LINES).map(line => `${mark}${line}`);
  return at < 0 ? part(ours.slice(theirs.length), "+") : [...part(theirs, "-"), ...part(ours, "+")];
}

function quoted(args: readonly string[]): string {
  return args.map(arg => `'${arg.replaceAll("'", "'\\''")}'`).join(" ");
}

process.exitCode = await main();
