/**
 * Compares `perf-journal benchstat`, as it is packed, with Go's benchstat: wall time, start-up included, and peak memory, over
 * two files of 100,000 and of 1,000,000 lines with three units each, of 50 and of 20,000 benchmarks; and the time to the
 * first output of a small comparison. Needs benchstat on the PATH, and GNU time for the memory.
 */
import {spawn, spawnSync} from "node:child_process";
import {once} from "node:events";
import {closeSync, mkdtempSync, openSync, rmSync, writeSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import process from "node:process";
import {packCheckout, packedCommand} from "../testing/packed-command.ts";
import {dice} from "../testing/random-benchmarks.ts";
import type {ProgramRun} from "./program-run.ts";
import {middle, printRatios, runProgram} from "./program-run.ts";

/** Lines of each file, how often both programs are run in turn, and how much of the other's time and memory ours may take. */
const SIZES = [
  {lines: 100_000, runs: 5, goals: {time: 0.9, memory: 1.5}},
  {lines: 1_000_000, runs: 3, goals: {time: 0.5, memory: 1}},
] as const;
/** Different names of benchmarks in each file. */
const NAMES = [50, 20_000];
const STARTS = 21;
const MOST_FIRST_OUTPUT_MS = 60;

await main();

async function main(): Promise<void> {
  if (spawnSync("benchstat", ["-h"]).error) {
    console.log("skipped: no benchstat on the PATH (go install golang.org/x/perf/cmd/benchstat@latest)");
    return;
  }
  packCheckout();
  const folder = mkdtempSync(join(tmpdir(), "perf-journal-bench-"));
  try {
    await measureFirstOutput(folder);
    for (const size of SIZES) for (const names of NAMES) measure(folder, size, names);
  } finally {
    rmSync(folder, {recursive: true});
  }
}

function measure(folder: string, {lines, runs, goals}: (typeof SIZES)[number], names: number): void {
  const files = writePair(folder, lines, names);
  const ours: ProgramRun[] = [];
  const theirs: ProgramRun[] = [];
  // In turn, so that whatever else the machine does meets both.
  for (let i = 0; i < runs; i++) {
    theirs.push(runProgram("benchstat", files, folder));
    ours.push(runProgram(process.execPath, [packedCommand(), "benchstat", ...files], folder));
  }
  if (ours[0]?.output !== theirs[0]?.output) throw new Error(`the outputs for ${lines} lines differ`);
  console.log(`two files of ${lines} lines, ${names} benchmarks, median of ${runs} runs, same output:`);
  printRatios(ours, theirs, goals);
}

async function measureFirstOutput(folder: string): Promise<void> {
  const files = writePair(folder, 100, 10);
  const times: number[] = [];
  for (let i = 0; i < STARTS; i++) {
    const start = performance.now();
    const child = spawn(process.execPath, [packedCommand(), "benchstat", ...files]);
    await once(child.stdout, "data");
    times.push(performance.now() - start);
    child.stdout.resume();
    await once(child, "close");
  }
  const time = middle(times);
  const verdict = time <= MOST_FIRST_OUTPUT_MS ? "" : `, above the goal of ${MOST_FIRST_OUTPUT_MS} ms`;
  console.log(
    `two files of 100 lines, median of ${STARTS} starts: first output after ${time.toFixed(0)} ms${verdict}`,
  );
}

/** Writes the two sides of a comparison; returns their paths. */
function writePair(folder: string, lines: number, names: number): string[] {
  return ["old", "new"].map((side, index) => {
    const path = join(folder, `${side}-${lines}-${names}.txt`);
    writeBenchmarks(path, {lines, names, factor: index === 0 ? 1 : 0.97});
    return path;
  });
}

/** What is written into a file of benchmarks: `factor` times the usual nanoseconds. */
interface BenchmarkFile {
  readonly lines: number;
  readonly names: number;
  readonly factor: number;
}

/** Writes results for each of some benchmarks in ns/op, B/op and allocs/op, as go test prints them. */
function writeBenchmarks(path: string, {lines, names, factor}: BenchmarkFile): void {
  const die = dice(lines);
  const samples = Math.ceil(lines / names);
  const file = openSync(path, "w");
  writeSync(file, "goos: linux\ngoarch: amd64\npkg: example.com/x\ncpu: X\n");
  let part = "";
  for (let line = 0; line < lines; line++) {
    const number = Math.floor(line / samples);
    const time = (100 + (number % 1000)) * factor * (1 + 0.02 * die.next());
    part += `BenchmarkThing${number}/size=${number % 64}-8         \t ${1000 + line}\t   ${time.toFixed(1)} ns/op\t ${64 * (number % 100)} B/op\t ${number % 100} allocs/op\n`;
    if (part.length > 1e6 || line === lines - 1) {
      writeSync(file, part);
      part = "";
    }
  }
  closeSync(file);
}
