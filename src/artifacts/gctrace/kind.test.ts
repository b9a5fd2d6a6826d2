import {readFileSync} from "node:fs";
import {expect, test} from "vitest";
import {artifactFile} from "../../input/artifact-file.ts";
import {openArtifact} from "../kinds.ts";
import {gctraceKind} from "./kind.ts";
import {parseGcTrace} from "./parse.ts";
import {findGrowth, summarizeCycles} from "./summary.ts";

const file = (text: string, name = "gc.log") =>
  artifactFile(`e/${name}`, name, new TextEncoder().encode(text));
const sample = (name: string) =>
  file(readFileSync(new URL(`testdata/samples/${name}`, import.meta.url), "utf8"), name);
const summaryOf = (name: string) => summarizeCycles(parseGcTrace(sample(name)).model.cycles);
const factsOf = (name: string) =>
  Object.fromEntries(gctraceKind.open(sample(name)).facts.map(({name, value}) => [name, value]));

const LINE =
  "gc 1 @0.007s 0%: 0.010+0.13+0.030 ms clock, 0.080+0/0.058/0.15+0.24 ms cpu, 5->5->3 MB, 6 MB goal, 8 P";

test("gctraceKind reads the search service before and after its fix as its author does", () => {
  expect(factsOf("search-before.log").collections).toBe("733 (2 in this log)");
  expect(factsOf("search-before.log")["GC CPU"]).toBe("1%");
  expect(factsOf("search-after.log").collections).toBe("373 (1 in this log)");
  expect(summaryOf("search-before.log").total / summaryOf("search-after.log").total).toBeCloseTo(1.97, 2);
});

test("gctraceKind reads a busy server: a pace of 27 ms, stops below 100 µs, a heap of 4 MB", () => {
  const {pace, longStops, start, goal, procs, stopped} = summaryOf("busy-server.log");
  expect(pace).toBeCloseTo(0.0275, 4);
  expect(longStops).toBe(0);
  expect(stopped.max).toBeCloseTo(77e-6, 9);
  expect([start.max, goal.max, procs]).toEqual([4, 5, 8]);
});

test("gctraceKind reads a web service under load", () => {
  const {total, until, live, goal, procs, pace} = summaryOf("web-service.log");
  expect([total, until, live.max, goal.max, procs]).toEqual([6, 393.573, 3, 7, 12]);
  expect(pace).toBeCloseTo(90.144, 3);
});

test("findGrowth(cycles) tells what only grows from what comes back", () => {
  const growthOf = (name: string) => findGrowth(parseGcTrace(sample(name)).model.cycles);
  expect(growthOf("map-leak.log")).toEqual({from: 3, to: 317});
  expect(growthOf("go1.26-leak.log")).toEqual({from: 1, to: 88});
  for (const name of [
    "gctrace.log",
    "gctrace-forced.log",
    "go1.26-before.log",
    "web-service.log",
    "busy-server.log",
  ])
    expect(growthOf(name)).toBeUndefined();
});

test("summarizeCycles(cycles) agrees with sums and ranks made the slow way", () => {
  const lines = readFileSync(new URL("testdata/samples/gctrace.log", import.meta.url), "utf8")
    .trim()
    .split("\n");
  const clocks = lines.map(
    line => /: ([\d.]+)\+([\d.]+)\+([\d.]+) ms clock/.exec(line)?.slice(1).map(Number) ?? [],
  );
  const stops = clocks.map(([first = 0, , last = 0]) => first + last).sort((a, b) => a - b);
  const {stopped, count, longStops} = summaryOf("gctrace.log");
  expect(count).toBe(lines.length);
  expect(stopped.sum * 1000).toBeCloseTo(
    stops.reduce((sum, stop) => sum + stop, 0),
    6,
  );
  expect((stopped.p99 ?? 0) * 1000).toBeCloseTo(stops[Math.ceil(stops.length * 0.99) - 1] ?? 0, 6);
  expect(longStops).toBe(clocks.flatMap(([a = 0, , b = 0]) => [a, b]).filter(stop => stop > 0.1).length);
});

test("parseGcTrace(file) reads every form since Go 1.10", () => {
  const forms = [
    LINE,
    LINE.replace("8 P", "0 MB stacks, 0 MB globals, 8 P").replace("gc 1 @0.007s", "gc 2 @0.008s"),
    LINE.replace("0%:", "0% (checking for goroutine leaks):").replace("gc 1 @0.007s", "gc 3 @0.009s"),
    `${LINE.replace("gc 1 @0.007s", "gc 4 @0.010s")} (forced)`,
    `[web_1] ${LINE.replace("gc 1 @0.007s", "gc 5 @0.011s")}`,
  ];
  const {model, problems} = parseGcTrace(file(forms.join("\n")));
  expect(problems).toEqual([]);
  expect([...model.cycles.number]).toEqual([1, 2, 3, 4, 5]);
  expect([...model.cycles.forced]).toEqual([0, 0, 0, 1, 0]);
  expect([...model.cycles.markTermination]).toEqual([30, 30, 30, 30, 30]);
  expect(model.stray.count).toBe(0);
});

test("parseGcTrace(file) reports torn lines with their numbers and reads the others", () => {
  const torn = [
    LINE,
    "gc 2 @0.013s 0%: 0.0panic: x",
    "+0.13+0.030 ms clock, 0.080+0/0.058/0.15",
    LINE.replace("0.13", "0.1.3"),
    "GC forced",
    "hello",
  ];
  const {model, problems} = parseGcTrace(file(torn.join("\n")));
  expect(problems.map(({line, code}) => [line, code])).toEqual([
    [2, "PJ110"],
    [3, "PJ110"],
    [4, "PJ110"],
  ]);
  expect(problems[0]?.message).toBe(
    'gctrace line is torn, expected "gc # @#s #%: … ms clock, … ms cpu, #->#-># MB, # MB goal, # P", got "gc 2 @0.013s 0%: 0.0panic: x"',
  );
  expect(model.cycles.length).toBe(1);
  expect(model.stray).toEqual({count: 1, first: [{line: 6, text: "hello"}]});
});

test("parseGcTrace(file) lists 20 torn lines and counts the others", () => {
  const {problems} = parseGcTrace(file("gc 1 @0.1s torn\n".repeat(50)));
  expect(problems.map(({code}) => code)).toEqual([...Array(21).fill("PJ110"), "PJ111"]);
  expect(problems[20]?.message).toBe("30 more lines cannot be read");
});

test("parseGcTrace(file) keeps the collections of one process apart from another's", () => {
  const second = [1, 2, 3].map(n => LINE.replace("gc 1 @0.007s", `gc ${n} @0.${n}s`));
  const {model} = parseGcTrace(file([LINE, ...second].join("\n")));
  expect(model.cycles.length).toBe(3);
  expect(model.others).toBe(1);
});

test("parseGcTrace(file) keeps the first of the processes with most collections, however many there are", () => {
  const process = (live: number) =>
    [1, 2].map(n => LINE.replace("gc 1 @0.007s", `gc ${n} @0.${n}s`).replace(/->\d+ MB,/, `->${live} MB,`));
  const {model} = parseGcTrace(file([LINE, ...[1, 2, 3].flatMap(process), LINE, LINE].join("\n")));
  expect([...model.cycles.live]).toEqual([1, 1]);
  expect(model.others).toBe(7);
});

test("a stream of several tools goes to the one with most lines", () => {
  const both = readFileSync(new URL("../schedtrace/testdata/gctrace+schedtrace.log", import.meta.url));
  const artifact = openArtifact(artifactFile("x", "x", both));
  expect(artifact.kind.name).toBe("gctrace");
  const sched =
    "SCHED 0ms: gomaxprocs=2 idleprocs=0 threads=4 spinningthreads=0 idlethreads=1 runqueue=0 [0 0]\n";
  expect(openArtifact(file(`${LINE}\n${sched.repeat(3)}`)).kind.name).toBe("schedtrace");
  const results = "BenchmarkX-8 100 12 ns/op\n".repeat(3);
  expect(openArtifact(file(`${results}${LINE}\n`)).kind.name).toBe("benchmark");
});

test("prose that quotes a trace stays what it is", () => {
  const prose = "A sentence about the collector.\n".repeat(50);
  expect(openArtifact(file(prose + `${LINE}\n${LINE}\n` + prose)).kind.name).toBe("text");
  expect(
    openArtifact(file("2026/05/03 GET /rooms 200\n".repeat(3000) + `${LINE}\n`.repeat(100))).kind.name,
  ).toBe("gctrace");
  expect(openArtifact(file(`# Notes\n\n${LINE}\n`, "notes.md")).kind.name).toBe("text");
});
