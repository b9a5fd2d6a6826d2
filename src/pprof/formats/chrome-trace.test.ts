import {expect, test} from "vitest";
import {chromeTrace} from "./chrome-trace.ts";
import {readingOf, sampleFile, stacksOf, textFile} from "./testdata/samples-fs.ts";

test("chromeTrace.read(file) adds up the chunks of each thread, by the threads' names", () => {
  const {profile, problems} = readingOf(sampleFile("chrome-trace/two-threads.json"));
  expect(problems).toEqual([]);
  expect(stacksOf(profile)).toEqual([
    "render: 2 500000 {thread=CrRendererMain}",
    "render → (anonymous app.js:41:9): 2 500000 {thread=CrRendererMain}",
    "(idle): 1 500000 {thread=CrRendererMain}",
    "decode: 2 400000 {thread=DedicatedWorker thread}",
  ]);
  expect(profile.durationNanos).toBe(1_700_000);
});

test("chromeTrace.read(file) leaves out a second profiler of the same thread", () => {
  const {profile, problems} = readingOf(sampleFile("chrome-trace/node-trace.json"));
  expect(problems.map(({message}) => message)).toEqual([
    "trace holds two CPU profiles of one thread at the same time, left out the one with fewer samples",
  ]);
  const time = profile.samples.values.filter((_, i) => i % 2 === 1).reduce((a, b) => a + b, 0);
  expect(time).toBeLessThanOrEqual(profile.durationNanos);
  expect(time).toBeGreaterThan(profile.durationNanos * 0.8);
  expect(stacksOf(profile).some(stack => stack.includes("→ parse → (anonymous app.mjs:9:"))).toBe(true);
});

test("chromeTrace.read(file) reads the older event that holds a whole profile, and a bare list", () => {
  const cpuProfile = {
    nodes: [
      {id: 1, callFrame: {functionName: "(root)"}, children: [2]},
      {id: 2, callFrame: {functionName: "a"}},
    ],
    startTime: 0,
    endTime: 10,
    samples: [2],
    timeDeltas: [4],
  };
  const {profile} = readingOf(
    textFile(JSON.stringify([{ph: "I", name: "CpuProfile", pid: 1, tid: 1, args: {data: {cpuProfile}}}])),
  );
  expect(stacksOf(profile)).toEqual(["a: 1 6000"]);
});

test("chromeTrace.read(file) reads events whose ids are objects without a text", () => {
  const odd = {toString: 1, valueOf: 1};
  const cpuProfile = {
    nodes: [{id: 1, callFrame: {functionName: "(root)"}}],
    samples: [1],
    startTime: 0,
    endTime: 1000,
    timeDeltas: [1000],
  };
  const event = {ph: "I", name: "CpuProfile", pid: odd, tid: odd, id: odd, args: {data: {cpuProfile}}};
  const named = {ph: "M", name: "thread_name", pid: odd, tid: odd, args: {name: "main"}};
  expect(() => readingOf(textFile(JSON.stringify([named, event]), "trace.json"))).not.toThrow();
});

test("chromeTrace.detect(file) leaves a trace without profiles alone", () => {
  expect(() => readingOf(textFile('{"traceEvents":[{"ph":"X","name":"RunTask","ts":1,"dur":2}]}'))).toThrow(
    "no format",
  );
});

test.each([
  ["an end of another clock", {startTime: 0}, 470_030_264_501],
  ["a start of another clock", {startTime: 1_700_000_000_000_000}, 470_030_264_501],
  ["no end", {startTime: 5}, undefined],
])("chromeTrace.read(file) takes durations from the deltas with %s", (_name, data, endTime) => {
  const callFrame = (functionName: string) => ({functionName, url: "file:///a.js", lineNumber: 0});
  const nodes = [
    {id: 1, callFrame: callFrame("(root)")},
    {id: 2, callFrame: callFrame("f"), parent: 1},
    {id: 3, callFrame: callFrame("g"), parent: 2},
  ];
  const chunk = {cpuProfile: {nodes, samples: [2, 3, 3, 2]}, timeDeltas: [1000, 1000, 1000, 1000], endTime};
  const {profile} = readingOf(
    textFile(
      JSON.stringify({
        traceEvents: [
          {ph: "P", name: "Profile", pid: 1, tid: 1, id: "0x1", args: {data}},
          {ph: "P", name: "ProfileChunk", pid: 1, tid: 1, id: "0x1", args: {data: chunk}},
        ],
      }),
    ),
  );
  expect(stacksOf(profile)).toEqual(["f: 2 1000000", "f → g: 2 2000000"]);
  expect(profile.durationNanos).toBe(4_000_000);
});

test("chromeTrace.detect(file) finds the event anywhere in a large trace", () => {
  const MIB = 1 << 20;
  for (const shift of [-20, -7, 0]) {
    const before = '[{"ph":"B","name":"';
    const filler = "x".repeat(MIB + shift - before.length - 30);
    const text = `${before}${filler}"},{"ph":"I","name":"CpuProfile"}]`;
    expect(chromeTrace.detect(textFile(text))).toBe(true);
  }
});
