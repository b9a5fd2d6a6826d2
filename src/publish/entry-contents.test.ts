import {expect, test} from "vitest";
import {testEntry} from "../embeds/testdata/fixture.ts";
import {testJournal} from "../journal/testdata/journal.ts";
import {describeEntry, entryContents} from "./entry-contents.ts";

const BENCHMARK = "BenchmarkX-8 1 5 ns/op\n";

test("entryContents(entry) counts what is attached, in words", () => {
  expect(entryContents(testEntry({}))).toBe("");
  expect(entryContents(testEntry({files: {"before.txt": BENCHMARK}}))).toBe("1 benchmark file");
  expect(
    entryContents(
      testEntry({files: {"a.txt": BENCHMARK, "b.txt": BENCHMARK, "x.go": "package x", "notes.txt": "y"}}),
    ),
  ).toBe("2 benchmark files, 2 other files");
});

test("describeEntry(entry) is date, verdict and contents", () => {
  expect(
    describeEntry(testEntry({meta: {verdict: "kept"}, files: {"before.txt": BENCHMARK}}), testJournal()),
  ).toBe("2026-05-03 · kept · 1 benchmark file");
  expect(describeEntry(testEntry({}), testJournal())).toBe("2026-05-03");
});
