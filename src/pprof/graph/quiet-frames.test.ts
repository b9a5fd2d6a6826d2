import {expect, test} from "vitest";
import {readingOf, sampleFile} from "../formats/testdata/samples-fs.ts";
import {recordedProfile} from "../testdata/profiles-fs.ts";
import {quietFrames} from "./quiet-frames.ts";

test.each([
  ["example.com/sip.Parse", "example.com/sip", false],
  ["main.main", "main", false],
  ["strings.Split", "strings", true],
  ["indexbytebody", "", true],
])("quietFrames(profile) of a Go profile: %s", (name, group, expected) => {
  expect(quietFrames(recordedProfile("load-cpu.pb.gz"))(name, group)).toBe(expected);
  expect(quietFrames(readingOf(sampleFile("folded/load-cpu.folded")).profile)(name, group)).toBe(expected);
});

test.each([
  ["hash", "", false],
  ["Registrar.keep", "Registrar", false],
  ["(garbage collector)", "", true],
])("quietFrames(profile) of another program: %s", (name, group, expected) => {
  expect(quietFrames(readingOf(sampleFile("v8/app.cpuprofile")).profile)(name, group)).toBe(expected);
  expect(quietFrames(readingOf(sampleFile("callgrind/words.callgrind")).profile)(name, group)).toBe(expected);
});
