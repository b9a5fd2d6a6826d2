/**
 * Compares `perf-journal benchstat` with Go's benchstat: wall time, start-up included, and peak memory, over two files of
 * 100,000 and of 1,000,000 lines with three units each. Needs benchstat on the PATH, and GNU time for the memory.
 */
import {spawnSync} from "node:child_process";
import {closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import process from "node:process";
import {dice} from "../testing/random-benchmarks.ts";

/** Lines of each file, and how often both are run in turn. */
const SIZES = [
  {lines: 100_000, runs: 5},
  {lines: 1_000_000, runs: 3},
] as const;
/** How much of the other's time and memory we may take. */
const MOST_TIME = 1;
const MOST_MEMORY = 1.5;
const SAMPLES = 10;
const GNU_TIME = "/usr/bin/time";
const OPTIONS = {encoding: "utf8", maxBuffer: 2 ** 30} as const;

/** A run of a program. */
interface Run {
  /** Wall time in milliseconds. */
  readonly time: number;
  /** Peak resident memory in kilobytes; undefined where it cannot be measured. */
  readonly memory: number | undefined;
  readonly output: string;
}

main();

function main(): void {
  if (spawnSync("benchstat", ["-h"]).error) {
    console.log("skipped: no benchstat on the PATH (go install golang.org/x/perf/cmd/benchstat@latest)");
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), "perf-journal-bench-"));
  try {
    for (const {lines, runs} of SIZES) measure(folder, lines, runs);
  } finally {
    rmSync(folder, {recursive: true});
  }
}

function measure(folder: string, lines: number, runs: number): void {
  const files = ["old", "new"].map((name, index) => {
    const path = join(folder, `${name}-${lines}.txt`);
    writeBenchmarks(path, lines, index === 0 ? 1 : 0.97);
    return path;
  });
  const ours: Run[] = [];
  const theirs: Run[] = [];
  // In turn, so that whatever else the machine does meets both.
  for (let i = 0; i < runs; i++) {
    theirs.push(runOnce("benchstat", files, folder));
    const command = join(import.meta.dirname, "..", "..", "src", "cli", "perf-journal.mjs");
    ours.push(runOnce(process.execPath, [command, "benchstat", ...files], folder));
  }
  if (ours[0]?.output !== theirs[0]?.output) throw new Error(`the outputs for ${lines} lines differ`);
  report(lines, ours, theirs);
}

function report(lines: number, ours: readonly Run[], theirs: readonly Run[]): void {
  const time = [ours, theirs].map(runs => median(runs.map(run => run.time)));
  console.log(`two files of ${lines} lines, median of ${ours.length} runs, same output:`);
  print("wall time", time, MOST_TIME, value => `${(value / 1000).toFixed(2)} s`);
  const memory = [ours, theirs].map(runs => median(runs.flatMap(run => run.memory ?? [])));
  if (memory.some(Number.isNaN)) console.log(`  peak memory: skipped, no GNU time at ${GNU_TIME}`);
  else print("peak memory", memory, MOST_MEMORY, value => `${(value / 1000).toFixed(0)} MB`);
}

function print(
  what: string,
  values: readonly number[],
  most: number,
  format: (value: number) => string,
): void {
  const [own = Number.NaN, other = Number.NaN] = values;
  const ratio = own / other;
  const verdict = ratio <= most ? "" : `, above the goal of ${most.toFixed(1)}×`;
  console.log(`  ${what}: ${format(own)}, benchstat ${format(other)}: ${ratio.toFixed(2)}×${verdict}`);
}

/** Runs a program below GNU time, which reports its peak memory; without GNU time, alone. */
function runOnce(program: string, args: readonly string[], folder: string): Run {
  const notes = join(folder, "time");
  const start = performance.now();
  const timed = spawnSync(GNU_TIME, ["-f", "%M", "-o", notes, program, ...args], OPTIONS);
  if (!timed.error) {
    const time = performance.now() - start;
    return {time, memory: Number(readFileSync(notes, "utf8")), output: timed.stdout};
  }
  const from = performance.now();
  const {stdout} = spawnSync(program, args, OPTIONS);
  return {time: performance.now() - from, memory: undefined, output: stdout};
}

/** Writes ten results for each of many benchmarks in ns/op, B/op and allocs/op, as go test prints them. */
function writeBenchmarks(path: string, lines: number, factor: number): void {
  const die = dice(lines);
  const file = openSync(path, "w");
  writeSync(file, "goos: linux\ngoarch: amd64\npkg: example.com/x\ncpu: X\n");
  let part = "";
  for (let line = 0; line < lines; line++) {
    const number = Math.floor(line / SAMPLES);
    const time = (100 + (number % 1000)) * factor * (1 + 0.02 * die.next());
    part += `BenchmarkThing${number}/size=${number % 64}-8         \t ${1000 + line}\t   ${time.toFixed(1)} ns/op\t ${64 * (number % 100)} B/op\t ${number % 100} allocs/op\n`;
    if (part.length > 1e6 || line === lines - 1) {
      writeSync(file, part);
      part = "";
    }
  }
  closeSync(file);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
