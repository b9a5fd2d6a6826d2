import {performance} from "node:perf_hooks";
import process from "node:process";
import {Worker} from "node:worker_threads";
import {mutant} from "./mutate.ts";
import type {Target} from "./target.ts";

/** Which inputs to run: numbers `from` to `from + inputs - 1` of a seed, or as many as `seconds` allow. */
export interface Range {
  readonly seed: number;
  readonly from: number;
  readonly inputs: number;
  readonly seconds: number;
}

/** An input on which the code threw, or whose output is forbidden. */
export interface Failure {
  readonly index: number;
  /** First line of the error and its place, or the forbidden part of the output. */
  readonly reason: string;
  readonly isCrash: boolean;
}

/** Result of a run. */
export interface Outcome {
  readonly inputs: number;
  readonly seconds: number;
  /** The first failure of each reason. */
  readonly failures: readonly Failure[];
  readonly crashes: number;
  readonly dangers: number;
  /** Number of the input that took the most processor time, and that time in milliseconds. */
  readonly slowest: {readonly index: number; readonly milliseconds: number};
}

/** Receives what a run finds while it goes on. */
export interface Listener {
  /** Called for the first failure of each reason. */
  failure(failure: Failure): void;
  /** Called each `REPORT_SECONDS`. */
  progress(inputs: number, seconds: number): void;
}

const REPORT_SECONDS = 30;

const SILENT: Listener = {failure: () => undefined, progress: () => undefined};

/** Runs a target on mutations of its samples. */
export async function runRandomInputs(
  target: Target,
  range: Range,
  listener: Listener = SILENT,
): Promise<Outcome> {
  const counter = new Int32Array(new SharedArrayBuffer(4));
  const watchdog = watch(counter, `${target.name}-${range.seed}-`);
  const failures = new Map<string, Failure>();
  const counts = {crashes: 0, dangers: 0};
  let slowest = {index: range.from, milliseconds: 0};
  const start = performance.now();
  const end = start + range.seconds * 1000;
  let reported = start;
  let done = 0;
  for (let now = start; done < range.inputs && now < end; done++) {
    const index = range.from + done;
    Atomics.store(counter, 0, index);
    const failure = await failureOf(target, range.seed, index);
    if (failure) {
      counts[failure.isCrash ? "crashes" : "dangers"]++;
      if (!failures.has(failure.reason)) listener.failure(failure);
      failures.set(failure.reason, failures.get(failure.reason) ?? failure);
    }
    const after = performance.now();
    // Another process may have had the processor in between, so a slow input is measured again.
    if (after - now > slowest.milliseconds) {
      const milliseconds = await processorTime(target, mutant(target, range.seed, index));
      if (milliseconds > slowest.milliseconds) slowest = {index, milliseconds};
    }
    now = performance.now();
    if (now - reported > REPORT_SECONDS * 1000) {
      listener.progress(done, (now - start) / 1000);
      reported = now;
    }
  }
  const seconds = (performance.now() - start) / 1000;
  await watchdog.terminate();
  return {inputs: done, seconds, failures: [...failures.values()], ...counts, slowest};
}

/** Starts the thread that ends the process when an input takes too long; the label names it. */
function watch(counter: Int32Array, label: string): Worker {
  return new Worker(new URL("./watchdog.ts", import.meta.url), {workerData: {counter, label}});
}

/** Measures a run in milliseconds of processor time, the shorter of two; a failing input counts as well. */
export async function processorTime(target: Target, input: Uint8Array): Promise<number> {
  const first = await once(target, input);
  return first > 1000 ? first : Math.min(first, await once(target, input));
}

async function once(target: Target, input: Uint8Array): Promise<number> {
  const start = process.cpuUsage();
  try {
    await target.run(input);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
  }
  return process.cpuUsage(start).user / 1000;
}

async function failureOf(target: Target, seed: number, index: number): Promise<Failure | undefined> {
  const failure = await withoutStack(() => tryInput(target, seed, index));
  return failure && tryInput(target, seed, index);
}

/** Runs without stacks of errors: parsers throw some and catch them, and a stack is most of their cost. */
async function withoutStack<Result>(run: () => Promise<Result>): Promise<Result> {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  try {
    return await run();
  } finally {
    Error.stackTraceLimit = limit;
  }
}

async function tryInput(target: Target, seed: number, index: number): Promise<Failure | undefined> {
  try {
    const [danger] = await target.run(mutant(target, seed, index));
    return danger === undefined ? undefined : {index, reason: danger, isCrash: false};
  } catch (error) {
    return {index, reason: placeOf(error), isCrash: true};
  }
}

/** Writes an error with the first line of our code on its stack, which distinguishes faults. */
function placeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const place =
    error.stack
      ?.split("\n")
      .find(line => /\/src\//.test(line))
      ?.trim() ?? "";
  return `${error.name}: ${error.message.split("\n")[0]} ${place.replace(/^at /, "").replace(/\(?[^ (]*\/src\//, "(src/")}`;
}
