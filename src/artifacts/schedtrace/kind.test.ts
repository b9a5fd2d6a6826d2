import {readFileSync} from "node:fs";
import {expect, test} from "vitest";
import {artifactFile} from "../../input/artifact-file.ts";
import {parseSchedTrace} from "./parse.ts";
import {runnableOf, summarizeSamples} from "./summary.ts";

const file = (text: string) => artifactFile("e/s.log", "s.log", new TextEncoder().encode(text));
const sample = (name: string) =>
  parseSchedTrace(file(readFileSync(new URL(`testdata/${name}`, import.meta.url), "utf8")));

const LINE =
  "SCHED 1001ms: gomaxprocs=2 idleprocs=0 threads=5 spinningthreads=0 idlethreads=1 runqueue=1 [1 2]";

test("parseSchedTrace(file) reads an idle server of eight processors", () => {
  const {samples, command, stray} = sample("samples/idle-server.log").model;
  expect(samples.map(({at, procs, idle, threads}) => [at, procs, idle, threads])).toEqual([
    [10.065, 8, 8, 10],
    [11.068, 8, 8, 10],
  ]);
  expect(command).toBe("GODEBUG=schedtrace=1000 ./project > /dev/null");
  expect(stray.count).toBe(1);
});

test("parseSchedTrace(file) reads one processor with 62 goroutines in its own queue, then 32 in the global one", () => {
  const {samples} = sample("samples/one-processor.log").model;
  expect(samples.map(runnableOf)).toEqual([62, 32, 0, 0]);
  expect(samples.map(({global, local}) => [global, ...local])).toEqual([
    [0, 62],
    [32, 0],
    [0, 0],
    [0, 0],
  ]);
  expect(summarizeSamples(samples)).toMatchObject({starved: 0.5, busy: 0.5, runnableMax: 62});
});

test("parseSchedTrace(file) reads queues and goroutines of detailed lines, before and since Go 1.20", () => {
  const old = sample("samples/scheddetail.log").model.samples;
  expect(old.map(({local}) => local)).toEqual([
    [0, 0],
    [2, 0],
    [1, 0],
  ]);
  expect(Object.fromEntries(old[2]?.goroutines ?? [])).toMatchObject({
    running: 2,
    runnable: 3,
    semacquire: 2,
  });
  const recent = sample("samples/go1.26-detail.log");
  expect(recent.problems).toEqual([]);
  expect(recent.model.stray.count).toBe(0);
  expect(recent.model.samples[0]?.local).toEqual([2, 0]);
});

test("summarizeSamples(samples) counts switches a second where Go tells them", () => {
  const {processors} = summarizeSamples(sample("samples/go1.26-one-worker.log").model.samples);
  const lines = readFileSync(new URL("testdata/samples/go1.26-one-worker.log", import.meta.url), "utf8")
    .trim()
    .split("\n");
  const [first, last] = [lines[0], lines.at(-1)].map(line => ({
    at: Number(/SCHED (\d+)ms/.exec(line ?? "")?.[1]) / 1000,
    ticks: Number(/schedticks=\[ (\d+)/.exec(line ?? "")?.[1]),
  }));
  const expected = ((last?.ticks ?? 0) - (first?.ticks ?? 0)) / ((last?.at ?? 0) - (first?.at ?? 0));
  expect(processors[0]?.switches).toBeCloseTo(expected, 9);
});

test("parseSchedTrace(file) reports torn lines with their numbers", () => {
  const torn = [
    LINE,
    LINE.replace(" [1 2]", " [1"),
    LINE.replace("[1 2]", "[1 2 3]"),
    LINE.replace("gomaxprocs=2", "gomaxprocs=99999999"),
    "idleprocs=0 threads=5 spinningthreads=0",
    "other",
  ];
  const {model, problems} = parseSchedTrace(file(torn.join("\n")));
  expect(problems.map(({line, code}) => [line, code])).toEqual([2, 3, 4, 5].map(line => [line, "PJ110"]));
  expect(problems[0]?.message).toBe(
    'schedtrace line is torn, expected "SCHED #ms: gomaxprocs=# idleprocs=# threads=# … runqueue=# [# …]" with a queue for each P, got "SCHED 1001ms: gomaxprocs=2 idleprocs=0 threads=5 spinningthr…"',
  );
  expect(model.samples.length).toBe(1);
  expect(model.stray.count).toBe(1);
});

test("parseSchedTrace(file) takes gctrace lines in between for those of others", () => {
  const {model, problems} = sample("gctrace+schedtrace.log");
  expect(problems).toEqual([]);
  expect(model.samples.length).toBeGreaterThan(2);
  expect(model.stray.first[0]?.text).toMatch(/^gc 1 @/);
});

test("parseSchedTrace(file) ends where details would fill the memory, and says so", () => {
  const moment = `${LINE}\n${"  P0: status=1 schedtick=1 syscalltick=0 m=0 runqsize=0 gfreecnt=0\n".repeat(1000)}`;
  const {model} = parseSchedTrace(file(moment.repeat(300)));
  expect(model).toMatchObject({isCut: true, samples: {length: 250}});
});
