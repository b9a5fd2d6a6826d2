import {expect, test} from "vitest";
import {artifactFile} from "../input/artifact-file.ts";
import {KINDS, openArtifact} from "./kinds.ts";

const encoder = new TextEncoder();
const file = (name: string, text: string) => artifactFile(name, name, encoder.encode(text));

/** No honest file takes a hundredth of it; expressions that try each beginning with each end take many times as long. */
const LIMIT_MILLISECONDS = 1500;

const ROUTINE = `ROUTINE ${"=".repeat(24)} `;
const SCHED =
  "SCHED 0ms: gomaxprocs=2 idleprocs=0 threads=5 spinningthreads=0 idlethreads=0 runqueue=0 [1 2]\n";
const times = (text: string, count: number) => text.repeat(count);
const BLANKS = times(" ", 15_000);
const DIGITS = times("1", 15_000);
const PERF = " Performance counter stats for './x':\n";
/** Ends a line for JavaScript alone. */
const LS = "\u2028";

const ATTACKS: readonly (readonly [what: string, name: string, text: string])[] = [
  ["numbers of a benchmark", "a.txt", `log BenchmarkX-8 100${times("   2601 ns/", 60)} -\nPASS\n`],
  ["attributes of contentionz", "a.txt", `--- contentionz 1 ---\n${times(`x${BLANKS}x\n`, 5)}1 1 @ 0x1\n`],
  ["attributes of Java", "a.txt", `--- heapz 1 ---\nformat = java\n${times(`x${BLANKS}x=${BLANKS}.\n`, 5)}`],
  [
    "governors",
    "a.txt",
    `Linux h 6.1 #1 x86_64\n${times(`$ ${times("cpupower frequency-set ", 700)}\n`, 3)}`,
  ],
  ["native names", "a.folded", times(`main;a<${times(">(", 7000)}.) 1\n`, 3)],
  ["native prefixes", "a.folded", times(`main;<${times("a", 15_000)} 1\n`, 3)],
  ["start of a recording", "a.json", `{${times(" ", 250_000)}"x"`],
  ["carriage returns", "a.txt", times("\r", 100_000)],
  ["line separators", "a.txt", times(LS, 100_000)],
  ["queues of a scheduler", "a.log", `${SCHED}${SCHED.replace("1 2]", `${times("1", 40)}x`)}`],
  ["reasons of goroutines", "a.log", `${SCHED}${times(`  G1: status=4(${DIGITS}\n`, 60)}`],
  ["digits of a table", "a.csv", `a,b\n1,2\n${times(`${times("1", 60_000)}x,2\n`, 8)}`],
  ["lines behind an object", "a.txt", `{}${times("\n", 60_000)}x`],
  ["routines of pprof in one line", "a.txt", times(ROUTINE, 20_000)],
  ["blanks before a routine", "a.txt", `${ROUTINE}x\n${times(`${ROUTINE}${BLANKS}(flat, cum)x\n`, 40)}`],
  [
    "blanks in perf stat",
    "a.txt",
    `${PERF}${times(` 1${BLANKS}x # ${BLANKS}${LS}\n`, 40)}${PERF} 1 cycles\n`,
  ],
  ["times of a shell", "a.txt", `${times(`${BLANKS}x\n`, 40)}real\t0m1s\nuser\t0m1s\nsys\t0m1s\n`],
  ["settings of a kernel", "a.txt", `Linux h 6.1 #1 x86_64\n${times(`${times("nosmt ", 2500)} x\n`, 60)}`],
  [
    "files of a processor",
    "a.txt",
    `Linux h 6.1 #1 x86_64\n${times(`/sys/devices/system/cpu/${times("a", 15_000)}/boost: 1\n`, 60)}`,
  ],
  [
    "values of memory",
    "a.txt",
    `Alloc = 1\nSys = 2\nFrees = 3\n${times(`Alloc: ${times(",", 15_000)}\n`, 40)}`,
  ],
  [
    "leaks",
    "a.txt",
    `./a.go:1:1: x escapes to heap\n${times(`./a.go:1:1: parameter k${times(" leaks to x for ", 900)}:\n`, 3)}`,
  ],
  ["lists of a debugger", "a.txt", times(`  Goroutine 1 - User: x${times(" (0xe) [", 490)}\n`, 300)],
  ["comments of a graph", "a.dot", `${times("/*", 8000)}\ngraph {}`],
  ["labels of a graph", "a.dot", `graph { a [label=<${times("<!--", 15_000)}-->>] }`],
  ["processes", "a.txt", `PID PPID Name\n1 1 a go1.20 /a\n${times(`threads:${BLANKS}\n`, 60)}`],
  [
    "failures of ab",
    "a.txt",
    `This is ApacheBench, Version 2.3\nConcurrency Level: 1\n${times(` (Connect: ${DIGITS}\n`, 60)}`,
  ],
];

test.each(ATTACKS)("every kind takes endless %s in its stride", (_, name, text) => {
  const opened = file(name, text);
  const start = performance.now();
  for (const kind of KINDS) kind.detect(opened);
  openArtifact(opened).view({id: "x", size: "embed"});
  expect(performance.now() - start).toBeLessThan(LIMIT_MILLISECONDS);
});
