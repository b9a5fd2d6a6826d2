import {existsSync} from "node:fs";
import {availableParallelism} from "node:os";
import {dirname, join} from "node:path";
import {setImmediate} from "node:timers/promises";
import {MessageChannel, receiveMessageOnPort, Worker} from "node:worker_threads";
import type {ChangePoints, SeriesValue} from "../../../stats/series/change-points.ts";
import type {AheadResult, AheadTask} from "./level-thread-fs.ts";
import type {PackedValues} from "./packed-values.ts";
import {buffersOf, packValues} from "./packed-values.ts";
import {SEARCH_STATE} from "./search-state.ts";

/** A series as it is searched for changes. */
export interface AheadSeries {
  readonly values: readonly SeriesValue[];
  readonly leastChange: number;
}

/** Results of searches that began before they were asked for. */
export interface AheadResults {
  /** Returns the result for a series by its place; undefined if it has to be searched here. */
  take(index: number): ChangePoints | undefined;
  /**
   * Resolves when all series are searched. Those that no thread has begun are handed to `search`, between other work of this
   * thread; it is called once for each, whoever asks.
   */
  searched(search: (index: number) => void): Promise<void>;
}

/** Begins to search series, all of them in turn. */
export type SearchAhead = (series: Iterable<AheadSeries>) => AheadResults;

/** Points of a journal that are searched in less time than a thread takes to start. */
const FEW_POINTS = 10_000;

/** Turns of other work between two series that are searched here while all are waited for. */
const TURNS_BETWEEN = 16;

/** Milliseconds to wait for a thread that has begun a series, which a thread that was lost never ends. */
const MOST_WAIT = 30_000;

/**
 * Searches series in a thread, while this one goes on. A series that the thread has not begun when it is asked for is left to this
 * one; it is the same search, so that no result depends on which thread made it. Without a second processor there is no thread.
 */
export const searchInThread: SearchAhead = series => {
  const tasks = availableParallelism() > 1 ? [...series].map(packed) : [];
  const points = tasks.reduce((sum, {values}) => sum + values.centers.length, 0);
  const program = points > FEW_POINTS ? threadProgram() : undefined;
  if (program === undefined) return {take: () => undefined, searched: () => Promise.resolve()};
  const states = new Int32Array(new SharedArrayBuffer(tasks.length * Int32Array.BYTES_PER_ELEMENT));
  const {port1: results, port2: port} = new MessageChannel();
  const task: AheadTask = {series: tasks, states, port};
  const memory = tasks.flatMap(({values}) => buffersOf(values));
  const thread = new Worker(program, {workerData: task, transferList: [port, ...memory]});
  // What it has not begun is searched here.
  thread.on("error", () => undefined);
  thread.unref();
  const ended = new Promise<void>(resolve => thread.on("exit", () => resolve()));
  let rest: Promise<void> | undefined;
  return {
    ...resultsOf(states, () => receiveMessageOnPort(results)?.message as AheadResult | undefined),
    async searched(search) {
      // Nothing else may keep the process.
      thread.ref();
      rest ??= searchFree(states, search);
      await rest;
      return ended;
    },
  };
};

/** Searches series that no thread has begun, from the last on, which the thread comes to last. */
async function searchFree(
  states: Int32Array<SharedArrayBuffer>,
  search: (index: number) => void,
): Promise<void> {
  for (let index = states.length - 1; index >= 0; index--) {
    for (let turn = 0; turn < TURNS_BETWEEN; turn++) await setImmediate();
    if (Atomics.load(states, index) === SEARCH_STATE.free) search(index);
  }
}

function packed({values, leastChange}: AheadSeries): {values: PackedValues; leastChange: number} {
  return {values: packValues(values), leastChange};
}

/** Returns results as `receive` gives them, in any order. */
export function resultsOf(
  states: Int32Array<SharedArrayBuffer>,
  receive: () => AheadResult | undefined,
  mostWait = MOST_WAIT,
): Pick<AheadResults, "take"> {
  const {free, taken, done} = SEARCH_STATE;
  const found = new Map<number, ChangePoints>();
  return {
    take(index) {
      if (Atomics.compareExchange(states, index, free, taken) === free) return undefined;
      Atomics.wait(states, index, taken, mostWait);
      if (Atomics.load(states, index) !== done) return undefined;
      for (let result = receive(); result; result = receive()) found.set(result.index, result.found);
      return found.get(index);
    },
  };
}

/** Finds the program of the thread: beside this file in a checkout, in `children` where this file is compiled; undefined elsewhere. */
function threadProgram(folder = import.meta.dirname): string | undefined {
  const source = join(folder, "level-thread-fs.ts");
  if (existsSync(source)) return source;
  const compiled = join(folder, "children", "level-thread-fs.mjs");
  if (existsSync(compiled)) return compiled;
  return dirname(folder) === folder ? undefined : threadProgram(dirname(folder));
}
