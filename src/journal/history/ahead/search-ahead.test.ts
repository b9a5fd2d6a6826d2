import {once} from "node:events";
import {join} from "node:path";
import {MessageChannel, receiveMessageOnPort, Worker} from "node:worker_threads";
import {expect, test} from "vitest";
import {findChangePoints} from "../../../stats/series/change-points.ts";
import type {AheadResult, AheadTask} from "./level-thread-fs.ts";
import {packValues} from "./packed-values.ts";
import {resultsOf, searchInThread} from "./search-ahead-fs.ts";
import {SEARCH_STATE} from "./search-state.ts";

/** A series of noise with a step in its middle. */
function seriesOf(points: number, seed: number) {
  const values = Array.from({length: points}, (_, i) => {
    const noise = ((i * 7919 + seed * 104_729) % 101) / 5_000;
    const center = 100 * (1 + noise + (i > points / 2 ? 0.2 : 0));
    return {center, samples: [center * 0.999, center, center * 1.001]};
  });
  return {values, leastChange: 0.02};
}

const found = findChangePoints(seriesOf(20, 1).values, 0.02);
const statesOf = (...states: number[]) => {
  const shared = new Int32Array(new SharedArrayBuffer(states.length * 4));
  shared.set(states);
  return shared;
};

test("searchInThread(series) finds the same as the search here, or leaves it to it", () => {
  const series = Array.from({length: 6}, (_, i) => seriesOf(2000, i));
  const results = searchInThread(series);
  for (const [i, {values, leastChange}] of series.entries()) {
    const here = findChangePoints(values, leastChange);
    expect(results.take(i) ?? here).toEqual(here);
  }
});

test("searchInThread(series).searched(search) resolves when every series is searched, here or there, once", async () => {
  const series = Array.from({length: 6}, (_, i) => seriesOf(2000, i));
  const results = searchInThread(series);
  const here: number[] = [];
  const search = (index: number): void => {
    if (results.take(index) === undefined) here.push(index);
  };
  await Promise.all([results.searched(search), results.searched(search)]);
  expect(here).toEqual([...new Set(here)].sort((a, b) => b - a));
  for (const [i, {values, leastChange}] of series.entries())
    if (!here.includes(i)) expect(results.take(i)).toEqual(findChangePoints(values, leastChange));
});

test("the thread searches every series that is free", async () => {
  const {free, taken, done} = SEARCH_STATE;
  const series = [0, 1, 2].map(seed => seriesOf(40, seed));
  const states = statesOf(free, taken, free);
  const {port1: results, port2: port} = new MessageChannel();
  const task: AheadTask = {
    series: series.map(({values, leastChange}) => ({values: packValues(values), leastChange})),
    states,
    port,
  };
  const program = join(import.meta.dirname, "level-thread-fs.ts");
  await once(new Worker(program, {workerData: task, transferList: [port]}), "exit");
  expect([...states]).toEqual([done, taken, done]);
  for (const index of [0, 2]) {
    const {values = [], leastChange} = series[index] ?? {};
    const expected: AheadResult = {index, found: findChangePoints(values, leastChange)};
    expect(receiveMessageOnPort(results)?.message).toEqual(expected);
  }
});

test("searchInThread(series) starts no thread for few points", () => {
  const results = searchInThread([seriesOf(20, 1)]);
  expect(results.take(0)).toBeUndefined();
  return results.searched(() => expect.fail());
});

test("resultsOf(states, receive).take(index) takes a series that no thread has begun", () => {
  const states = statesOf(SEARCH_STATE.free);
  expect(resultsOf(states, () => undefined).take(0)).toBeUndefined();
  expect(states[0]).toBe(SEARCH_STATE.taken);
});

test("resultsOf(states, receive).take(index) receives results in any order", () => {
  const {done} = SEARCH_STATE;
  const sent: AheadResult[] = [1, 0].map(index => ({index, found}));
  const results = resultsOf(statesOf(done, done), () => sent.shift());
  expect(results.take(0)).toBe(found);
  expect(results.take(1)).toBe(found);
});

test("resultsOf(states, receive).take(index) does not wait for a thread that was lost", () => {
  expect(resultsOf(statesOf(SEARCH_STATE.taken), () => undefined, 5).take(0)).toBeUndefined();
});
