import {expect, test} from "vitest";
import {readingOf, sampleFile, stacksOf} from "./testdata/samples-fs.ts";

test("firefoxProfile.read(file) reads each thread with inlined calls, weights and processor time", () => {
  const {profile, problems} = readingOf(sampleFile("firefox/processed-48.json"));
  expect(problems).toEqual([]);
  expect(profile.sampleTypes.map(({type}) => type)).toEqual(["samples", "time", "cpu"]);
  expect(stacksOf(profile)).toEqual([
    "main → parse → [split]: 2 2000000 1900000 {thread=app, app}",
    "main → gets: 1 1000000 950000 {thread=app, app}",
    "main → 0x1f3c [libapp.so]: 3 3000000 2500000 {thread=app, app}",
    "parse: 1 1000000 400000 {thread=app, worker}",
  ]);
  expect(profile.timeNanos).toBe(1_795_200_000_000_000_000n);
});

test("firefoxProfile.read(file) reads tables that threads share", () => {
  const {profile, problems} = readingOf(sampleFile("firefox/shared-tables.json"));
  expect(problems).toEqual([]);
  expect(stacksOf(profile)).toEqual([
    "main → parse → [split]: 2 2000000 1900000",
    "main → gets: 1 1000000 950000",
    "main → 0x1f3c [libapp.so]: 3 3000000 2500000",
  ]);
  const files = [...profile.functions.fileNames].map(file => profile.strings.at(file));
  expect(files).toContain("/srv/app/split.c");
});

test("firefoxProfile.read(file) says what to do with Gecko's own format", () => {
  const {problems} = readingOf(sampleFile("firefox/gecko.json"));
  expect(problems).toMatchObject([
    {code: "PJ060", message: "profile is in Gecko's own format, expected the processed one"},
  ]);
});
