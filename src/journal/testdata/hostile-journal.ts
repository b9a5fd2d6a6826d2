import {mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {afterAll, beforeEach, expect} from "vitest";
import {readJournal} from "../read/journal-fs.ts";

/** Folder of the entry that tests damage. */
export const BAD = "content/2026-02-02-bad";

/** Makes a journal of one good entry before each test of a file, beside files that no entry may reach. */
export function hostileJournal() {
  const base = realpathSync(mkdtempSync(join(tmpdir(), "perf-journal-hostile-")));
  let root = base;
  const write = (path: string, content: string | Uint8Array): void => {
    mkdirSync(join(root, dirname(path)), {recursive: true});
    writeFileSync(join(root, path), content);
  };
  afterAll(() => rmSync(base, {recursive: true, force: true}));
  beforeEach(() => {
    root = mkdtempSync(join(base, "journal-"));
    write("content/2026-01-01-good/index.md", "---\ntitle: Good\n---\nfine\n");
    write("content/2026-01-01-good/before.txt", "BenchmarkX 1 5 ns/op\n");
    write("outside/secret.txt", "secret\n");
    write("outside/index.md", "---\ntitle: Secret\n---\n");
  });
  return {base, root: () => root, write, read: (options = {}) => read(root, options)};
}

/** Reads the journal and returns its problems, a line each; the good entry must always be there. */
async function read(root: string, options: {readonly today?: string}) {
  const journal = await readJournal({root, ...options});
  const good = journal.entries.find(({id}) => id === "2026-01-01-good");
  expect(good?.problems).toEqual([]);
  expect(good?.attachments.map(({name}) => name)).toEqual(["before.txt"]);
  return {
    entries: journal.entries.map(({id}) => id),
    broken: journal.broken.map(({folder}) => folder),
    problems: journal.problems.map(({file, line, code}) =>
      [file, line ?? "", code].filter(Boolean).join(" "),
    ),
    journal,
  };
}
