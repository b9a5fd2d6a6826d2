import {describe, expect, test} from "vitest";
import {recordedProfile} from "../testdata/profiles-fs.ts";
import {SPEEDSCOPE_SCHEMA} from "./speedscope.ts";
import {readingOf, sampleFile, stacksOf, textFile} from "./testdata/samples-fs.ts";
import {writeFolded} from "./write-folded.ts";
import {writeSpeedscope} from "./write-speedscope.ts";

function speedscope(profiles: readonly object[], names = ["a", "b", "c"]) {
  const frames = names.map(name => ({name, file: `${name}.c`, line: 3}));
  return textFile(JSON.stringify({$schema: SPEEDSCOPE_SCHEMA, shared: {frames}, profiles}));
}

const sampled = {type: "sampled", name: "main", startValue: 0, endValue: 5};

describe("speedscopeJson.read(file)", () => {
  test("reads what writeSpeedscope wrote: the same values of all sample types", () => {
    const before = recordedProfile("mem-after.pb.gz");
    const {profile, problems} = readingOf(sampleFile("speedscope/mem-after.speedscope.json"));
    expect(problems).toEqual([]);
    expect(profile.sampleTypes).toEqual(before.sampleTypes);
    expect(profile.defaultSampleType).toBe("alloc_space");
    for (const type of profile.sampleTypes.keys())
      expect(writeFolded(profile, type)).toBe(writeFolded(before, type).replaceAll("_[i]", ""));
  });

  test("reads samples, their weights in nanoseconds", () => {
    const {profile} = readingOf(
      speedscope([
        {...sampled, unit: "milliseconds", samples: [[0, 1], [0], [0, 1]], weights: [1.5, 2, 0.25]},
      ]),
    );
    expect(profile.sampleTypes).toEqual([{type: "time", unit: "nanoseconds"}]);
    expect(stacksOf(profile)).toEqual(["a → b: 1750000", "a: 2000000"]);
  });

  test("gives the time between events to what is open", () => {
    const events = [
      {type: "O", at: 1, frame: 0},
      {type: "O", at: 2, frame: 1},
      {type: "C", at: 5, frame: 1},
      {type: "O", at: 5, frame: 2},
      {type: "C", at: 6, frame: 2},
      {type: "C", at: 9, frame: 0},
    ];
    const {profile, problems} = readingOf(
      speedscope([{type: "evented", name: "main", unit: "nanoseconds", startValue: 0, endValue: 10, events}]),
    );
    expect(problems).toEqual([]);
    expect(stacksOf(profile)).toEqual(["a: 4", "a → b: 3", "a → c: 1"]);
  });

  test("labels the threads of a file, and keeps units apart", () => {
    const {profile} = readingOf(
      speedscope([
        {...sampled, name: "one", unit: "none", samples: [[0]], weights: [1]},
        {...sampled, name: "two", unit: "bytes", samples: [[1]], weights: [64]},
      ]),
    );
    expect(profile.sampleTypes.map(({type}) => type)).toEqual(["samples", "space"]);
    expect(stacksOf(profile)).toEqual(["a: 1 0 {thread=one}", "b: 0 64 {thread=two}"]);
  });

  test("says what does not fit", () => {
    const {problems} = readingOf(
      speedscope([
        {...sampled, unit: "none", samples: [[9], [0], [0]], weights: [1, 1]},
        {...sampled, unit: "cubits", samples: [], weights: []},
        {type: "odd", unit: "none"},
        {type: "evented", unit: "none", events: [{type: "C", at: 1, frame: 0}]},
      ]),
    );
    expect(problems.map(({message}) => message)).toEqual([
      "sample 0 of profile 0 has no weight, or frames that the file does not have",
      "sample 2 of profile 0 has no weight, or frames that the file does not have",
      'profile 1 has an unknown unit, expected none, nanoseconds, microseconds, milliseconds, seconds, bytes, got "cubits"',
      "profile 2 is of an unknown type, expected sampled or evented",
      "event 0 of profile 3 cannot be read, expected to open a frame or to close the innermost",
    ]);
  });
});

test("writeSpeedscope(profile, name) opens with the sample type that pprof shows", () => {
  const written: {activeProfileIndex: number; profiles: {name: string; unit: string}[]} = JSON.parse(
    writeSpeedscope(recordedProfile("mem-after.pb.gz"), "mem"),
  );
  expect(written.profiles[written.activeProfileIndex]).toMatchObject({name: "alloc_space", unit: "bytes"});
});

test("speedscopeJson.read(file) keeps threads with equal stacks apart", () => {
  const thread = (name: string, weight: number) => ({
    ...sampled,
    name,
    unit: "milliseconds",
    samples: [[0, 1]],
    weights: [weight],
  });
  const {profile} = readingOf(speedscope([thread("A", 10), thread("B", 4)]));
  expect(profile.sampleTypes).toEqual([{type: "time", unit: "nanoseconds"}]);
  expect(stacksOf(profile)).toEqual(["a → b: 10000000 {thread=A}", "a → b: 4000000 {thread=B}"]);
});

test("speedscopeJson.read(file) warns of weights without samples", () => {
  const {problems} = readingOf(
    speedscope([{...sampled, unit: "none", samples: [[0, 1], [0]], weights: [4, 2, 1, 1]}]),
  );
  expect(problems.map(({message}) => message)).toEqual([
    "profile 0 has more weights than samples, expected 2, got 4, left out the rest",
  ]);
});

test("speedscopeJson.read(file) adds up threads with equal stacks and different units of time", () => {
  const thread = (name: string, unit: string, weight: number) => ({
    ...sampled,
    ...{name, unit, samples: [[0, 1]], weights: [weight]},
  });
  const {profile} = readingOf(speedscope([thread("A", "milliseconds", 10), thread("B", "seconds", 4)]));
  expect(profile.sampleTypes).toEqual([{type: "time", unit: "nanoseconds"}]);
  expect(stacksOf(profile)).toEqual(["a → b: 10000000 {thread=A}", "a → b: 4000000000 {thread=B}"]);
});
