import {expect, test} from "vitest";
import type {Profile} from "./profile.ts";
import {qualityNotes} from "./quality-notes.ts";
import {recordedProfile} from "./testdata/profiles-fs.ts";

const cpu = recordedProfile("cpu-before.pb.gz");

test("qualityNotes(profile, type) has nothing against a good profile", () => {
  expect(qualityNotes(cpu, 1)).toEqual([]);
});

test("qualityNotes(profile, type) says when samples are few, and how far a share may be off", () => {
  expect(qualityNotes(recordedProfile("heap-before.pb.gz"), 3)[0]).toMatch(
    /^Only 27 sampled allocations: .* by chance alone a share may be off by 19\.25% of the whole\.$/,
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

test("qualityNotes(profile, type) says what the profiler itself cost", () => {
  const at = (index: number): string =>
    cpu.strings.at(index).replace(/^runtime\.mallocgc$/, "runtime/pprof.profileWriter");
  const profiling: Profile = {...cpu, strings: {count: cpu.strings.count, at}};
  expect(qualityNotes(profiling, 1)).toEqual([
    "28.47% of the total is the profiler's own work (runtime/pprof).",
  ]);
});
