import {mkdirSync} from "node:fs";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, test} from "vitest";
import {recordingIo} from "../../../scripts/testing/recording-io.ts";
import type {TemporaryJournal} from "../../../scripts/testing/temporary-journal.ts";
import {temporaryJournal} from "../../../scripts/testing/temporary-journal.ts";
import type {PlaceChoice} from "./journal-folder.ts";
import {findJournal} from "./journal-folder.ts";

let folder: TemporaryJournal;

beforeEach(() => {
  folder = temporaryJournal({"content/journal.yaml": "title: A journal\n"});
  mkdirSync(join(folder.root, "content/2026-05-01-good/deep"), {recursive: true});
  mkdirSync(join(folder.root, "src/content"), {recursive: true});
});
afterEach(() => folder.remove());

function placeFrom(path: string, choice: PlaceChoice = {}, env: Readonly<Record<string, string>> = {}) {
  return findJournal(recordingIo({cwd: join(folder.root, path), env}), choice);
}

describe("findJournal(io, {root, dir})", () => {
  test.each(["", "src/content", "content", "content/2026-05-01-good/deep"])(
    "finds the journal from %j",
    path => {
      expect(placeFrom(path)).toEqual({root: folder.root, dir: "content"});
    },
  );

  test("takes the current directory if it holds content/, and journal.yaml lies above", () => {
    expect(placeFrom("src").root).toBe(join(folder.root, "src"));
  });

  test("takes --root before PERF_JOURNAL_ROOT, both from the current directory", () => {
    expect(placeFrom("src", {root: ".."}).root).toBe(folder.root);
    expect(placeFrom("content", {}, {PERF_JOURNAL_ROOT: "../src"}).root).toBe(join(folder.root, "src"));
    expect(() => placeFrom("content", {root: "."})).toThrow(/expected a folder content\/ in/);
  });

  test.each(["", "docs", "docs/perf notes/2026-05-01-first", "src"])(
    "takes the folder that perf-journal.yaml names, from %j",
    path => {
      folder.write("perf-journal.yaml", "dir: ./docs/perf notes/\n");
      folder.write("docs/perf notes/2026-05-01-first/index.md", "");
      expect(placeFrom(path)).toEqual({root: folder.root, dir: "docs/perf notes"});
    },
  );

  test("takes --dir before PERF_JOURNAL_DIR before perf-journal.yaml", () => {
    folder.write("perf-journal.yaml", "dir: content\n");
    expect(placeFrom("", {dir: "src"}, {PERF_JOURNAL_DIR: "content"}).dir).toBe("src");
    expect(placeFrom("", {}, {PERF_JOURNAL_DIR: "src/content"}).dir).toBe("src/content");
    expect(placeFrom("content/2026-05-01-good", {dir: "src"})).toEqual({root: folder.root, dir: "src"});
    expect(() => placeFrom("", {dir: "other"})).toThrow(/expected a folder other\/ in/);
  });

  test.each([
    "..",
    "../perf",
    "/srv/perf",
    "docs//perf",
    "docs/./perf",
    "C:perf",
    "docs\\perf",
    ".",
    "",
    ".perf-journal",
  ])("refuses the folder %j", dir => {
    folder.write("perf-journal.yaml", `# comment\ndir: ${JSON.stringify(dir)}\n`);
    expect(() => placeFrom("")).toThrow(
      /^perf-journal\.yaml:2: dir must be a path of folders below the root/,
    );
    if (dir !== "") expect(() => placeFrom("", {dir})).toThrow(/^--dir must be a path of folders/);
  });

  test.each([
    ["dri: docs\n", 'perf-journal.yaml:1: unknown key "dri"'],
    ["dir: docs\ntitle: x\n", 'perf-journal.yaml:2: unknown key "title"'],
    ["dir: [docs]\n", "perf-journal.yaml:1: dir must be a path of folders below the root"],
    ["dir: *a\n", "perf-journal.yaml:1: YAML alias"],
  ])("refuses perf-journal.yaml with %j", (text, message) => {
    folder.write("perf-journal.yaml", text);
    expect(() => placeFrom("src")).toThrow(message);
  });
});

describe("perf-journal.yaml with journals", () => {
  test("names further journals by name and folder", () => {
    folder.write(
      "perf-journal.yaml",
      "dir: docs/perf\njournals:\n  - {name: parser, dir: ./repos/parser/perf/}\n  - {name: ui-2, dir: repos/ui}\n",
    );
    expect(placeFrom("src")).toEqual({
      root: folder.root,
      dir: "docs/perf",
      journals: [
        {name: "parser", dir: "repos/parser/perf"},
        {name: "ui-2", dir: "repos/ui"},
      ],
    });
    expect(placeFrom("", {dir: "src"})).toEqual({root: folder.root, dir: "src"});
  });

  test.each([
    ["journals: []\n", "perf-journal.yaml:1: journals must be a list of 1 to 100 journals"],
    ["journals:\n  - parser\n", "perf-journal.yaml:2: a journal must have a name and a dir"],
    [
      "journals:\n  - name: Parser\n    dir: a\n",
      "perf-journal.yaml:2: name must be at most 40 small letters",
    ],
    ["journals:\n  - name: a.b\n    dir: a\n", "perf-journal.yaml:2: name must be"],
    ["journals:\n  - dir: a\n", "perf-journal.yaml:1: name must be"],
    ["journals:\n  - name: a\n    dir: ../a\n", "perf-journal.yaml:3: dir must be a path of folders below"],
    [
      "journals:\n  - {name: a, dir: x}\n  - {name: a, dir: y}\n",
      'perf-journal.yaml:3: two journals have the name "a"',
    ],
    [
      "journals:\n  - {name: a, dir: x}\n  - {name: b, dir: x/y}\n",
      'perf-journal.yaml:3: journals "a" and "b" must lie in folders apart',
    ],
    ["journals:\n  - {name: a, dir: x, title: A}\n", 'perf-journal.yaml:2: unknown key "title" of a journal'],
  ])("refuses %j", (text, message) => {
    folder.write("perf-journal.yaml", text);
    expect(() => placeFrom("")).toThrow(message);
  });
});
