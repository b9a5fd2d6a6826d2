import {readFileSync} from "node:fs";
import {toHtml} from "hast-util-to-html";
import {describe, expect, test} from "vitest";
import {artifactFile} from "../../input/artifact-file.ts";
import {openArtifact} from "../kinds.ts";
import {readListed} from "./debugger-lines.ts";
import {withoutArguments} from "./frame-lines.ts";
import {readHead} from "./goroutine-head.ts";
import {goroutinesKind} from "./kind.ts";
import type {GoroutineDump} from "./model.ts";
import {parseGoroutines} from "./parse.ts";
import {minutesText, waitWords} from "./summary.ts";

const file = (text: string, name = "dump.txt") =>
  artifactFile(`e/${name}`, name, new TextEncoder().encode(text));
const textOf = (name: string) => readFileSync(new URL(`testdata/samples/${name}`, import.meta.url), "utf8");
const dumpOf = (name: string): GoroutineDump => parseGoroutines(file(textOf(name))).model;
const html = (nodes: Parameters<typeof toHtml>[0] | undefined) => (nodes === undefined ? "" : toHtml(nodes));
const stacks = ({groups}: GoroutineDump) =>
  groups.map(({count, state, frames}) => `${count} ${state}: ${frames.map(({name}) => name).join(" < ")}`);

describe("readHead(line)", () => {
  test.each([
    ["goroutine 1 [running]:", {number: 1, state: "running", wait: 0, isLocked: false, labels: []}],
    [
      "goroutine 7 gp=0xc000006c40 m=0 mp=0x5fa400 [select (durable), 3 minutes, locked to thread, synctest bubble 1]:",
      {number: 7, state: "select (durable)", wait: 3, isLocked: true, labels: ["synctest bubble 1"]},
    ],
    ["goroutine 9 gp=0x1 m=nil [chan receive (leaked) (scan)]:", {number: 9, state: "chan receive (leaked)"}],
    [
      'goroutine 27 [select (no cases), 1 minutes labels:{"path": "/a \\"b\\"", "tenant": "blue"}]:',
      {number: 27, state: "select (no cases)", wait: 1, labels: ['path=/a "b"', "tenant=blue"]},
    ],
  ])("reads %s", (line, head) => {
    expect(readHead(line)).toMatchObject(head);
  });

  test.each([
    "goroutine 1",
    "goroutine x [running]:",
    "goroutine 1 [running]: was printed",
    "Goroutine 1 [running]:",
  ])("leaves %s alone", line => {
    expect(readHead(line)).toBeUndefined();
  });
});

test.each([
  ["main.main()", "main.main"],
  ["main.(*server).work(0xc000014140, {0xc0, 0x5?})", "main.(*server).work"],
  ["main.Map[func(int) bool](...)", "main.Map[func(int) bool]"],
  ["()", "()"],
])("withoutArguments(%s) is %s", (call, name) => {
  expect(withoutArguments(call)).toBe(name);
});

test.each([
  [
    "* Goroutine 1 - User: ./main.go:12 main.main (0x4a1234) (thread 4711)",
    {head: {number: 1, state: "running"}, frame: {name: "main.main", place: "./main.go:12"}},
  ],
  [
    "  Goroutine 2 - User: /usr/lib/go/src/runtime/proc.go:307 runtime.gopark (0x43b1f0) [force gc (idle) 123456789]",
    {head: {number: 2, state: "force gc (idle)"}},
  ],
  ["* 17 running  main.main", {head: {number: 17, state: "running"}, frame: {name: "main.main", place: ""}}],
])("readListed(line) reads %s", (line, listed) => {
  expect(readListed(line)).toMatchObject(listed);
});

test("parseGoroutines(file) puts equal stacks together, with waits, creators and locked threads", () => {
  const dump = dumpOf("all-goroutines.debug2.txt");
  expect(dump.count).toBe(19);
  expect(stacks(dump).slice(0, 3)).toEqual([
    "1 running: runtime/pprof.writeGoroutineStacks < runtime/pprof.writeGoroutine < runtime/pprof.(*Profile).WriteTo < main.write < main.writeAll < main.main",
    "4 chan receive: main.(*server).work",
    "3 chan receive: main.(*server).leaveWaiting.func1",
  ]);
  const waiting = dump.groups.find(({frames}) => frames[0]?.name === "main.(*server).leaveWaiting.func3");
  expect(waiting).toMatchObject({
    longestWait: 1,
    locked: 1,
    createdBy: {name: "main.(*server).leaveWaiting"},
  });
});

test("parseGoroutines(file) tells which lock goroutines wait for, where their stacks say it", () => {
  const dump = dumpOf("locks-labels.txt");
  expect(dump.waits).toMatchObject([{type: "sync.Mutex", count: 12}]);
  expect(waitWords(dump)).toMatch(/^12 goroutines wait for the same lock \(sync\.Mutex\), 0x[0-9a-f]+\.$/);
  const two = parseGoroutines(
    file(
      [1, 1, 2, 3]
        .map(
          (lock, index) =>
            `goroutine ${index + 1} [sync.Mutex.Lock]:\ninternal/sync.(*Mutex).lockSlow(0xc0${lock})\n\t/m.go:1 +0x1\n`,
        )
        .join("\n"),
    ),
  ).model;
  expect(waitWords(two)).toBe(
    "4 goroutines wait for 3 different locks; 2 of them for the same lock (sync.Mutex), 0xc01.",
  );
});

test("parseGoroutines(file) believes no address that Go is not sure of, and none of what runs", () => {
  const text = (state: string, address: string) =>
    `goroutine 1 [${state}]:\nsync.(*Mutex).lockSlow(${address})\n\t/m.go:1 +0x1\n`;
  expect(parseGoroutines(file(text("semacquire", "0xc01?"))).model.waits).toEqual([]);
  expect(parseGoroutines(file(text("runnable", "0xc01"))).model.waits).toEqual([]);
});

test.each([
  // As the author of the notes reads them: one goroutine panicked, three words of a slice, two of a string, an integer.
  ["stack-trace.txt", "panic: Want stack trace", 1, 0],
  ["packed-arguments.txt", "panic: Want stack trace", 1, 0],
  // The dump shows the runtime's own goroutine 0, and main waiting for connections.
  ["sigquit-web-service.txt", "SIGQUIT: quit", 1, 1],
  ["gops-stack.txt", undefined, 1, 0],
])("parseGoroutines(file) reads %s of the documents", (name, reason, count, threads) => {
  const {model, problems} = parseGoroutines(file(textOf(name)));
  expect(problems).toEqual([]);
  expect(model).toMatchObject({count, threads});
  expect(model.reasons[0]).toBe(reason);
});

test("parseGoroutines(file) keeps the words of the example: its arguments stand in a fold", () => {
  const [group] = dumpOf("stack-trace.txt").groups;
  expect(group?.text).toContain("main.example(0xc00003a710, 0x2, 0x4, 0x47365d, 0x5, 0xa)");
  const view = html([...goroutinesKind.open(file(textOf("stack-trace.txt"))).view({id: "x", size: "embed"})]);
  expect(view).toMatch(/<details><summary>With its arguments<\/summary><pre[^>]*><code>goroutine 1/);
  expect(dumpOf("gops-stack.txt").groups[0]?.longestWait).toBe(2);
});

test("parseGoroutines(file) reads a core's goroutines as delve and gdb list them", () => {
  const [dlv, gdb] = [dumpOf("dlv-core.txt"), dumpOf("gdb-info.txt")];
  expect([dlv.source, dlv.count, gdb.source, gdb.count]).toEqual(["dlv", 30, "gdb", 30]);
  expect(dlv.states[0]).toEqual({state: "sync.Mutex.Lock", count: 12, longestWait: 0});
  expect(stacks(dlv)[0]).toContain("sync.(*Mutex).Lock < main.(*cache).get < main.main.func6");
  expect(gdb.states).toEqual([{state: "waiting", count: 30, longestWait: 0}]);
});

test("parseGoroutines(file) reads what the race detector reports", () => {
  const {races, count} = dumpOf("race.log");
  expect(count).toBe(0);
  expect(races.map(({line, stacks}) => [line, ...stacks.map(({title}) => title)])).toEqual([
    [
      3,
      "Write at 0x00c000106150 by goroutine 8",
      "Previous read at 0x00c000106150 by main goroutine",
      "Goroutine 8 (running) created at",
    ],
    [
      21,
      "Write at 0x00c00010a1b8 by goroutine 8",
      "Previous read at 0x00c00010a1b8 by main goroutine",
      "Goroutine 8 (running) created at",
    ],
  ]);
  expect(races[0]?.stacks[0]?.frames.map(({name}) => name)).toEqual([
    "runtime.mapassign_faststr",
    "main.main.func5",
  ]);
});

test("parseGoroutines(file) keeps the first 50 reports of the race detector and counts all", () => {
  const dump = parseGoroutines(file(textOf("race.log").repeat(100))).model;
  expect(dump.raceCount).toBe(200);
  expect(dump.races.map(({stacks}) => stacks.length)).toEqual(Array.from({length: 50}, () => 3));
  const artifact = goroutinesKind.open(file(textOf("race.log").repeat(100)));
  expect(html({type: "root", children: artifact.view({id: "x", size: "embed"})})).toContain(
    "188 more reports are not shown.",
  );
});

test("parseGoroutines(file) counts a goroutine that stands there twice once, and says so", () => {
  const text = "goroutine 5 [running]:\nmain.main()\n\t/m.go:1 +0x1\n\n";
  expect(parseGoroutines(file(text + text)).model).toMatchObject({count: 1, repeated: 1});
});

test.each([
  ["goroutine 1 [running]:\nmain.main()\n\t/srv/main.go:7 +0x1d\nwhat is this\n", 4],
  ["\ngoroutine 1 [running]:\n12 bytes\nmain.main()\n\t/srv/main.go:7 +0x1d\n", 3],
])("parseGoroutines(file) names the line that is none of a goroutine's: %j", (text, line) => {
  const {problems, model} = parseGoroutines(file(text));
  expect(problems).toMatchObject([{line, code: "PJ110"}]);
  expect(model.groups[0]?.frames.map(({name, place}) => [name, place])).toEqual([
    ["main.main", "/srv/main.go:7"],
  ]);
});

test("goroutinesKind measures whole dumps, and no log of a panic", () => {
  const numbers = (name: string) =>
    goroutinesKind.open(file(textOf(name))).measurements.map(({name, samples}) => [name, ...samples]);
  expect(numbers("locks-labels.txt")).toEqual([
    ["goroutines", 25],
    ["blocked", 24],
    ["runnable", 0],
  ]);
  expect(numbers("panic.log")).toEqual([]);
  expect(numbers("concurrent-map.log")).toEqual([]);
});

test("goroutinesKind compares by equal stacks: new, gone, more, and no word of a leak that nobody has seen", () => {
  const one = (number: number, name: string, line = 1) =>
    `goroutine ${number} [select]:\nmain.${name}()\n\t/m.go:${line} +0x1\n\n`;
  const base = goroutinesKind.open(file(one(1, "a") + one(2, "b") + one(3, "c")));
  const head = goroutinesKind.open(file(one(1, "a", 9) + one(2, "b") + one(3, "b") + one(4, "d")));
  const view = html([...(base.compare(head, {id: "x", size: "embed"}) ?? [])]);
  const rows = [...view.matchAll(/<code>main\.(\w)<\/code><\/span><\/th><td>(\w+)<\/td>/g)];
  expect(rows.map(([, name, word]) => `${name} ${word}`)).toEqual(["b more", "d new", "c gone"]);
  expect(view).toContain("1 stack has as many goroutines as before");
  expect(view).toContain("a leak only where they never end");
});

test("parseGoroutines(file) takes a torn start and end, a prompt, and other tools' lines between goroutines", () => {
  const text = [
    "\t/srv/lost.go:3 +0x1",
    "created by main.lost in goroutine 1",
    "\t/srv/lost.go:9 +0x1",
    "$ GOTRACEBACK=all ./project",
    "gc 1 @0.009s 2%: 0.087+1.0+0.011 ms clock, 1.0+0.72/1.7/0.040+0.13 ms cpu, 4->4->3 MB, 4 MB goal, 12 P",
    "SIGQUIT: quit",
    "",
    "goroutine 1 [select, 3 minutes]:",
    "main.main()",
    "\t/srv/main.go:7 +0x1d",
    "",
    "2026/11/20 12:00:00 GET /rooms 200",
    "goroutine 2 [chan receive]:",
    "main.work(0x1)",
  ].join("\r\n");
  const {model, problems} = parseGoroutines(file(text));
  expect(problems).toEqual([]);
  expect(model).toMatchObject({count: 2, command: "GOTRACEBACK=all ./project", reasons: ["SIGQUIT: quit"]});
  expect(stacks(model)).toEqual(["1 select: main.main", "1 chan receive: main.work"]);
  expect(model.stray.first.map(({line}) => line)).toEqual([1, 2, 3, 5, 12]);
});

test.each([
  [1, "1 minute"],
  [59, "59 minutes"],
  [125, "2 h 5 min"],
])("minutesText(%d) is %s", (minutes, text) => {
  expect(minutesText(minutes)).toBe(text);
});

test.each([
  [
    "a benchmark that panicked",
    "goos: linux\nBenchmarkX-8 \t 1\t 2 ns/op\npanic: x\n\ngoroutine 1 [running]:\nmain.main()\n",
  ],
  ["prose", "We saw that goroutine 1 [running]: was printed.\n"],
  [
    "a sentence and a quotation",
    `${"A line of a report.\n".repeat(200)}goroutine 1 [running]:\nmain.main()\n`,
  ],
  [
    "a profile of the same",
    "goroutine profile: total 1\n1 @ 0x43b1f0\n#\t0x43b1f0\tmain.main+0x1\t/m.go:1\n",
  ],
])("goroutinesKind.detect(file) leaves %s alone", (_name, content) => {
  expect(goroutinesKind.detect(file(content))).toBe(false);
});

test("goroutinesKind finds a dump in a log of others, and in none that is called Markdown", () => {
  const log = "2026/11/20 12:00:00 GET /rooms 200\n".repeat(300);
  const dump = textOf("locks-labels.txt");
  expect(openArtifact(file(log + dump)).kind).toBe(goroutinesKind);
  expect(goroutinesKind.detect(file(dump, "notes.md"))).toBe(false);
});

test("parseGoroutines(file) reads any depth and length", () => {
  const deep = `goroutine 1 [running]:\n${"main.f(0x1)\n\t/x.go:1 +0x1\n".repeat(50_000)}`;
  expect(parseGoroutines(file(deep)).model.groups[0]?.frames.length).toBe(128);
  const long = `goroutine 1 [running]:\n\ngoroutine 1 [${"a ".repeat(500_000)}\n${"(".repeat(500_000)})\n`;
  expect(parseGoroutines(file(long)).model.count).toBe(1);
});
