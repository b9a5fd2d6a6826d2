import {mkdirSync} from "node:fs";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, test} from "vitest";
import {recordingIo} from "../../../scripts/testing/recording-io.ts";
import type {TemporaryJournal} from "../../../scripts/testing/temporary-journal.ts";
import {temporaryJournal} from "../../../scripts/testing/temporary-journal.ts";
import {journalRoot} from "./journal-folder.ts";

let folder: TemporaryJournal;

beforeEach(() => {
  folder = temporaryJournal({"content/journal.yaml": "title: A journal\n"});
  mkdirSync(join(folder.root, "content/2026-05-01-good/deep"), {recursive: true});
  mkdirSync(join(folder.root, "src/content"), {recursive: true});
});
afterEach(() => folder.remove());

function rootFrom(path: string, root?: string, env: Readonly<Record<string, string>> = {}): string {
  return journalRoot(recordingIo({cwd: join(folder.root, path), env}), root);
}

describe("journalRoot(io, root)", () => {
  test.each(["", "src/content", "content", "content/2026-05-01-good/deep"])(
    "finds the journal from %j",
    path => {
      expect(rootFrom(path)).toBe(folder.root);
    },
  );

  test("takes the current directory where it holds content/, whatever lies above", () => {
    expect(rootFrom("src")).toBe(join(folder.root, "src"));
  });

  test("takes --root before PERF_JOURNAL_ROOT, both from the current directory", () => {
    expect(rootFrom("src", "..")).toBe(folder.root);
    expect(rootFrom("content", undefined, {PERF_JOURNAL_ROOT: "../src"})).toBe(join(folder.root, "src"));
    expect(() => rootFrom("content", ".")).toThrow(/expected a folder content\/ in/);
  });
});
