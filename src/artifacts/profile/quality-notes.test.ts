import {expect, test} from "vitest";
import type {Profile} from "../../pprof/profile/profile.ts";
import {recordedProfile} from "../../pprof/testdata/profiles-fs.ts";
import {qualityNotes} from "./quality-notes.ts";

const cpu = recordedProfile("cpu-before.pb.gz");

test("qualityNotes(profile, type) has nothing against a good profile", () => {
  expect(qualityNotes(cpu, 1)).toEqual([]);
});

test("qualityNotes(profile, type) says when samples are few, and for what share they are enough", () => {
  expect(qualityNotes(recordedProfile("heap-before.pb.gz"), 3)[0]).toBe(
    "Only 27 sampled allocations: enough for functions of at least 37.04% of the whole (10 samples); smaller shares are chance. Record at least 100.",
  );
  expect(qualityNotes({...recordedProfile("heap-before.pb.gz"), fewSamples: 20}, 3)[0]).not.toMatch(
    /sampled/,
  );
  expect(qualityNotes({...cpu, fewSamples: 1000}, 1)[0]).toBe(
    "Only 706 samples: enough for functions of at least 1.42% of the whole (10 samples); smaller shares are chance. Record at least 1000.",
  );
  const idle = {...cpu, durationNanos: 60e9, fewSamples: 1000};
  expect(qualityNotes(idle, 1)[0]).toMatch(
    /^Only 706 samples \(7\.06s of samples in 60s: taken under light load\)/,
  );
});

test("qualityNotes(profile, type) says what has no names", () => {
  const {locations} = cpu;
  const lineOffsets = new Uint32Array(locations.count + 1);
  const unnamed: Profile = {...cpu, locations: {...locations, lineOffsets}};
  expect(qualityNotes(unnamed, 1)).toEqual([
    "100% of the total is spent in code without names: record with symbols, or on the machine that has the binary.",
  ]);
});

test("qualityNotes(profile, type) says what the test harness cost", () => {
  const at = (index: number): string =>
    cpu.strings.at(index).replace(/^runtime\.memmove$/, "testing.(*B).loop");
  expect(qualityNotes({...cpu, strings: {count: cpu.strings.count, at}}, 1)).toEqual([
    expect.stringMatching(/^\d\.\d+% of the total is the work of the test harness itself \(testing\)\.$/),
  ]);
});

test("qualityNotes(profile, type) says what the profiler itself cost", () => {
  const at = (index: number): string =>
    cpu.strings.at(index).replace(/^runtime\.mallocgc$/, "runtime/pprof.profileWriter");
  const profiling: Profile = {...cpu, strings: {count: cpu.strings.count, at}};
  expect(qualityNotes(profiling, 1)).toEqual([
    "28.47% of the total is the profiler's own work (runtime/pprof).",
  ]);
});

test("qualityNotes(profile, type) takes no events for time", () => {
  const events = {
    ...cpu,
    sampleTypes: [
      {type: "cycles", unit: "cycles"},
      {type: "cycles", unit: "cycles"},
    ],
  };
  expect(qualityNotes({...events, durationNanos: 60e9, fewSamples: 1000}, 1)[0] ?? "").not.toContain(
    "light load",
  );
});
