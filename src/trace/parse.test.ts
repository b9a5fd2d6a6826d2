import {readFileSync} from "node:fs";
import {gunzipSync} from "node:zlib";
import {expect, test} from "vitest";
import {executionTraceKind} from "../artifacts/execution-trace/kind.ts";
import {artifactFile} from "../input/artifact-file.ts";
import {EVENT} from "./event-types.ts";
import {parseExecutionTrace, traceVersion} from "./parse.ts";

const sample = (name: string): Buffer =>
  readFileSync(new URL(`../artifacts/execution-trace/testdata/samples/${name}.trace`, import.meta.url));
const packed = (name: string): Buffer =>
  gunzipSync(
    readFileSync(new URL(`../artifacts/execution-trace/testdata/traces/${name}.trace.gz`, import.meta.url)),
  );
const parse = (bytes: Uint8Array) => parseExecutionTrace(artifactFile("e/x.trace", "x.trace", bytes));
const text = (characters: string) => Uint8Array.from(characters, character => character.charCodeAt(0));
const messages = (bytes: Uint8Array) => parse(bytes).problems.map(({code, message}) => `${code} ${message}`);

function uvarint(value: number): number[] {
  return value < 128 ? [value] : [(value % 128) + 128, ...uvarint(Math.floor(value / 128))];
}

/** A batch of a trace made by hand. */
function batch(generation: number, thread: number, time: number, data: readonly number[]): number[] {
  return [EVENT.batch, ...[generation, thread, time, data.length].flatMap(uvarint), ...data];
}

const HEADER = [...text("go 1.26 trace\0\0\0")];
/** A tick is a nanosecond. */
const SYNC = batch(1, 2 ** 40, 1000, [EVENT.sync, EVENT.frequency, ...uvarint(1e9)]);
const END = [EVENT.endOfGeneration];
/** Processor 0 and goroutine 7 run on thread 1. */
const RUNNING = [EVENT.procStatus, 1, 0, 1, EVENT.goStatus, 1, 7, 1, 2];
const made = (...batches: readonly number[][]) =>
  Uint8Array.from([...HEADER, ...SYNC, ...batches.flat(), ...END]);

test("traceVersion(bytes) tells traces of any version from other files", () => {
  expect(traceVersion(text("go 1.22 trace\0\0\0"))).toBe(22);
  expect(traceVersion(text("go 1.5 trace\0\0\0\0"))).toBe(5);
  expect(traceVersion(text("go 1.22 trace of a run"))).toBeUndefined();
  expect(traceVersion(text("go 1.22"))).toBeUndefined();
  expect(traceVersion(text(""))).toBeUndefined();
});

test("parseExecutionTrace(file) refuses other versions by name and says what to do", () => {
  const [old] = parse(text("go 1.21 trace\0\0\0\x01\x02")).problems;
  expect(old).toMatchObject({severity: "error", code: "PJ120"});
  expect(old?.message).toBe(
    'execution trace has an unsupported version, expected Go 1.22 or later, got "go 1.21"',
  );
  expect(old?.hint).toBe("record it again with Go 1.22 or later; the file is offered for go tool trace");
  const [newer] = parse(text("go 1.99 trace\0\0\0")).problems;
  expect(newer?.message).toContain('got "go 1.99"');
  expect(newer?.hint).toContain("go tool trace -pprof");
});

test("parseExecutionTrace(file) reads a trace made by hand", () => {
  const {model, problems} = parse(
    made(
      batch(1, 1, 1000, [
        ...RUNNING,
        EVENT.goBlock,
        50,
        0,
        0,
        EVENT.goUnblock,
        100,
        7,
        1,
        0,
        EVENT.goStart,
        120,
        7,
        2,
      ]),
    ),
  );
  expect(problems).toEqual([]);
  const {groups, wall, latencies, running} = model.summary ?? {};
  expect(wall).toBe(273);
  expect(running).toBe(52 + 1);
  expect([latencies?.count, latencies?.max]).toEqual([1, 120]);
  expect(groups?.[0]?.waiting).toEqual(new Map([[0, 100]]));
});

test("parseExecutionTrace(file) waits for the event of another thread that comes first, whatever the clocks say", () => {
  const second = [EVENT.procStatus, 1, 1, 1, EVENT.goStart, 1, 8, 1];
  const first = [...RUNNING, EVENT.goCreate, 100, 8, 0, 0];
  const {model, problems} = parse(made(batch(1, 2, 1000, second), batch(1, 1, 1000, first)));
  expect(problems).toEqual([]);
  expect(model.summary?.left).toBe(0);
  expect(model.summary?.goroutines).toBe(2);
});

test("parseExecutionTrace(file) leaves out events that contradict the others, and says where the first is", () => {
  const events = [
    ...RUNNING,
    EVENT.goUnblock,
    1,
    99,
    1,
    0,
    EVENT.heapAlloc,
    1,
    64,
    EVENT.procStop,
    1,
    EVENT.procStop,
    1,
  ];
  const bytes = made(batch(1, 1, 1000, events));
  const first = HEADER.length + SYNC.length + 6 + RUNNING.length;
  expect(messages(bytes)).toEqual([`PJ122 2 of 6 events contradict others at byte ${first}`]);
  expect(parse(bytes).model.summary?.heapLive.max).toBe(64);
});

test("parseExecutionTrace(file) leaves a batch at an event that is none, and reads the next", () => {
  const bytes = made(
    batch(1, 1, 1000, [...RUNNING, 99, 1, 1]),
    batch(1, 1, 2000, [EVENT.heapAlloc, 1, 100]),
    batch(1, 1, 3000, [EVENT.heapAlloc, 1]),
  );
  const at = HEADER.length + SYNC.length + 6 + RUNNING.length;
  expect(messages(bytes)).toEqual([
    `PJ122 event cannot be read at byte ${at}`,
    `PJ122 event cannot be read at byte ${bytes.length - 3}`,
  ]);
  expect(parse(bytes).model.summary?.heapLive.max).toBe(100);
});

test("parseExecutionTrace(file) says which tables cannot be read", () => {
  const strings = batch(1, 1, 1000, [EVENT.strings, EVENT.string, 1, 3, 65, 66, 67, EVENT.string, 2, 90]);
  const stacks = batch(1, 1, 1000, [EVENT.stacks, EVENT.stack, 1, ...uvarint(100_000)]);
  const samples = batch(1, 1, 1000, [EVENT.cpuSamples, EVENT.cpuSample, 1, 2]);
  const found = messages(made(strings, stacks, samples));
  expect(found).toHaveLength(3);
  for (const message of found)
    expect(message).toMatch(/^PJ122 table of the trace cannot be read to its end at byte \d+$/);
});

test("parseExecutionTrace(file) says what has no head, and what says nothing of its ticks", () => {
  const bytes = made(batch(1, 1, 1000, RUNNING));
  const {length} = bytes;
  expect(messages(Uint8Array.from([...bytes, 77]))).toEqual([
    `PJ121 no batch of events, expected byte 1, got 77 at byte ${length}`,
  ]);
  const long = Uint8Array.from([...bytes, EVENT.batch, 2, 1, 1, ...uvarint(70_000)]);
  expect(messages(long)).toEqual([
    `PJ121 batch of events is too long, expected at most 65536 bytes, got 70000 at byte ${length}`,
  ]);
  expect(messages(Uint8Array.from([...HEADER, ...batch(1, 1, 1, RUNNING), ...END]))).toEqual([
    "PJ121 part 1 of the trace does not say how long a tick is at byte 16",
    expect.stringContaining("PJ123 execution trace has no part that can be read"),
  ]);
  expect(messages(Uint8Array.from(HEADER))).toEqual([expect.stringContaining("PJ123")]);
});

test("parseExecutionTrace(file) reads the whole parts of a trace that is cut off", () => {
  const whole = packed("go1.26-long");
  const cut = whole.subarray(0, Math.round(whole.length * 0.8));
  const {model, problems} = parse(cut);
  expect(problems.map(({code}) => code)).toEqual(["PJ121", "PJ121"]);
  expect(problems[0]?.message).toMatch(/^file ends within a batch of events at byte \d+$/);
  expect(problems[1]?.message).toMatch(/^part \d+ of the trace is cut off at byte \d+$/);
  expect(problems[1]?.hint).toContain("trace.Stop()");
  const {parts = 0, wall = 0} = model.summary ?? {};
  expect(parts).toBeLessThan(parse(whole).model.summary?.parts ?? 0);
  expect(parts).toBeGreaterThan(0);
  expect(wall).toBeGreaterThan(1e9);
});

test("parseExecutionTrace(file) says of a trace whose only part is cut off that nothing can be read", () => {
  const whole = sample("go1.26-orders");
  const {model, problems} = parse(whole.subarray(0, whole.length - 100));
  expect(model.summary).toBeUndefined();
  expect(problems.at(-1)).toMatchObject({severity: "error", code: "PJ123"});
});

test("parseExecutionTrace(file) lists 20 places and counts the others", () => {
  const bad = Array.from({length: 50}, () => batch(1, 1, 1000, [99, 1]));
  const found = messages(made(...bad));
  expect(found).toHaveLength(21);
  expect(found[20]).toBe("PJ122 30 more places cannot be read");
});

test("parseExecutionTrace(file) limits threads, goroutines and places", () => {
  const threads = Array.from({length: 20_100}, (_, thread) =>
    batch(1, thread, 1000, [EVENT.goStart, 1, 1, 1]),
  );
  const many = made(...threads);
  expect(messages(many)).toContainEqual(expect.stringContaining("more than 20000 threads"));
  const goroutines = Array.from({length: 200_100}, (_, i) => [EVENT.goCreate, 0, ...uvarint(i + 10), 0, 0]);
  const batches: number[][] = [batch(1, 1, 1000, RUNNING)];
  for (let i = 0; i < goroutines.length; i += 5000)
    batches.push(batch(1, 1, 2000, goroutines.slice(i, i + 5000).flat()));
  expect(messages(made(...batches))).toEqual([
    expect.stringMatching(/^PJ122 \d+ goroutines, .* are too many/),
  ]);
});

test("executionTraceKind takes 2,000 mutated traces without a throw, and shows no number that is none", () => {
  const random = randomNumbers(7);
  const names = ["go1.26-orders", "go1.22-network", "go1.26-coroutines", "go1.26-contend", "go1.23-files"];
  const samples = names.map(name => new Uint8Array(sample(name)));
  const whole = executionTraceKind.open(artifactFile("x", "x", samples[0] ?? new Uint8Array()));
  for (let i = 0; i < 2000; i++) {
    const bytes = mutated(samples[i % samples.length] ?? new Uint8Array(), random);
    const artifact = executionTraceKind.open(artifactFile("x", "x", bytes));
    for (const {samples} of artifact.measurements) expect(samples.every(Number.isFinite)).toBe(true);
    if (i % 20 !== 0) continue;
    const context = {id: "x", size: "page"} as const;
    const shown = JSON.stringify([artifact.view(context), whole.compare(artifact, context)]);
    expect(shown).not.toMatch(/NaN|Infinity|undefined/);
  }
});

/** A sequence that is the same every time (a linear congruential generator). */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return below => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

/** A trace with a few bytes changed, a part lost or doubled. */
function mutated(bytes: Uint8Array, random: (below: number) => number): Uint8Array {
  const [from, to] = [random(bytes.length), random(bytes.length)].sort((a, b) => a - b) as [number, number];
  const start = Math.max(16, from);
  const copies = [
    [bytes],
    [bytes.subarray(0, to)],
    [bytes.subarray(0, start), bytes.subarray(start + random(40))],
    [bytes.subarray(0, to), bytes.subarray(start, start + random(400)), bytes.subarray(to)],
  ];
  const copy = new Uint8Array(Buffer.concat(copies[random(4)] ?? []));
  for (let count = random(8); count > 0; count--) copy[16 + random(copy.length - 16)] = random(256);
  return copy;
}
