/**
 * Compares reading and summarising an execution trace of about 100 MB with the time that `go tool trace` takes until it has
 * parsed the same file. Wall time with start-up; needs Go, which also writes the trace.
 */
import {spawn, spawnSync} from "node:child_process";
import {once} from "node:events";
import {mkdtempSync, rmSync, statSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import process from "node:process";
import {createInterface} from "node:readline";
import {middle} from "./program-run.ts";

const PROGRAM = join(import.meta.dirname, "testdata", "tracer", "main.go");
/** Rounds of the program, about 10 kB each. */
const ROUNDS = 10_000;
const RUNS = 3;
/** How much of the other's time ours may take. */
const MOST_TIME = 1;
/** Printed by `go tool trace` when it has parsed the file. */
const PARSED = "Splitting trace";

if (spawnSync("go", ["version"]).status !== 0) console.log("skipped: go is not installed");
else await compareTraces();

async function compareTraces(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "perf-journal-bench-"));
  try {
    const file = join(folder, "trace.out");
    runGo(["run", PROGRAM, String(ROUNDS), file]);
    const tool = runGo(["tool", "-n", "trace"]);
    const ours: number[] = [];
    const theirs: number[] = [];
    for (let i = 0; i < RUNS; i++) {
      theirs.push(await timeOfGo(tool, file));
      ours.push(timeOfReading(file));
    }
    report(statSync(file).size, middle(ours), middle(theirs));
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}

function report(bytes: number, ours: number, theirs: number): void {
  const ratio = ours / theirs;
  const [own, other] = [ours, theirs].map(time => (time / 1000).toFixed(1));
  const verdict = ratio <= MOST_TIME ? "" : `, above the goal of ${MOST_TIME}×`;
  console.log(`a trace of ${(bytes / 1e6).toFixed(0)} MB, median of ${RUNS} runs:`);
  console.log(
    `  wall time: ${own} s, go tool trace until parsed ${other} s: ${ratio.toPrecision(2)}×${verdict}`,
  );
}

/** Runs Go; returns what it prints. Throws an Error with Go's message if it fails. */
function runGo(args: readonly string[]): string {
  const {status, stdout, stderr} = spawnSync("go", args, {encoding: "utf8"});
  if (status !== 0) throw new Error(stderr);
  return stdout.trim();
}

/** Starts the viewer without a browser, and stops it as soon as it reports that the file is parsed. */
async function timeOfGo(tool: string, file: string): Promise<number> {
  const start = performance.now();
  const child = spawn(tool, ["-http=127.0.0.1:0", file], {
    env: {...process.env, BROWSER: "true"},
    stdio: ["ignore", "ignore", "pipe"],
  });
  for await (const line of createInterface({input: child.stderr})) if (line.includes(PARSED)) break;
  const time = performance.now() - start;
  if (child.exitCode === null) {
    child.kill();
    await once(child, "close");
  }
  return time;
}

function timeOfReading(file: string): number {
  const start = performance.now();
  const reader = join(import.meta.dirname, "read-log.ts");
  const {status, stderr} = spawnSync(process.execPath, [reader, "execution-trace", file], {encoding: "utf8"});
  if (status !== 0) throw new Error(stderr);
  return performance.now() - start;
}
