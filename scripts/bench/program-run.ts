import {spawnSync} from "node:child_process";
import {readFileSync} from "node:fs";
import {join} from "node:path";
import process from "node:process";

const GNU_TIME = "/usr/bin/time";
const OPTIONS = {encoding: "utf8", maxBuffer: 2 ** 30} as const;

/** A run of a program. */
export interface ProgramRun {
  /** Wall time in milliseconds, start-up included. */
  readonly time: number;
  /** Peak resident memory in kilobytes; undefined without GNU time. */
  readonly memory: number | undefined;
  readonly output: string;
}

/** Runs a program below GNU time, which reports its peak memory into a file of `folder`; without GNU time, alone. */
export function runProgram(program: string, args: readonly string[], folder: string): ProgramRun {
  const notes = join(folder, "time");
  // Without HOME and with a folder of its own, pprof leaves nothing behind.
  const options = {...OPTIONS, env: {...process.env, TZ: "UTC", PPROF_TMPDIR: folder, HOME: folder}};
  const start = performance.now();
  const timed = spawnSync(GNU_TIME, ["-f", "%M", "-o", notes, program, ...args], options);
  if (!timed.error) {
    const time = performance.now() - start;
    return {time, memory: Number(readFileSync(notes, "utf8")), output: timed.stdout};
  }
  const from = performance.now();
  const {stdout} = spawnSync(program, args, options);
  return {time: performance.now() - from, memory: undefined, output: stdout};
}

/** Returns the middle of numbers, the upper one of an even count; NaN of none. */
export function middle(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** The most of another program's time and memory that ours may take, as ratios. */
export interface RatioGoals {
  readonly time: number;
  readonly memory: number;
}

/** Prints medians of time and memory of our runs and another program's, and each goal that is missed. */
export function printRatios(
  ours: readonly ProgramRun[],
  theirs: readonly ProgramRun[],
  goals: RatioGoals,
): void {
  const time = [ours, theirs].map(runs => middle(runs.map(run => run.time)));
  printRatio("wall time", time, goals.time, value => `${(value / 1000).toFixed(2)} s`);
  const memory = [ours, theirs].map(runs => middle(runs.flatMap(run => run.memory ?? [])));
  if (memory.some(Number.isNaN)) console.log(`  peak memory: skipped, no GNU time at ${GNU_TIME}`);
  else printRatio("peak memory", memory, goals.memory, value => `${(value / 1000).toFixed(0)} MB`);
}

function printRatio(
  what: string,
  values: readonly number[],
  most: number,
  format: (value: number) => string,
): void {
  const [own = Number.NaN, other = Number.NaN] = values;
  const ratio = own / other;
  const verdict = ratio <= most ? "" : `, above the goal of ${most}×`;
  console.log(`  ${what}: ${format(own)}, the other's ${format(other)}: ${ratio.toPrecision(2)}×${verdict}`);
}
