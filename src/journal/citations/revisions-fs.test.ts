import {execFileSync} from "node:child_process";
import {mkdirSync, mkdtempSync, realpathSync, renameSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {afterAll, beforeAll, expect, test} from "vitest";
import {readEntry} from "../read/entry-fs.ts";
import {gitObjectId} from "../read/file-version-fs.ts";
import {readRevisions} from "./revisions-fs.ts";

const ID = "2026-01-05-scan";
const FOLDER = `journal/content/parser/${ID}`;

let root: string;

/** A repository in which the journal is a folder of its own; the entry moves into a group, then its file changes. */
beforeAll(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), "perf-journal-git-")));
  git("init", "--quiet");
  write(`journal/content/${ID}/index.md`, "---\ntitle: Scan\n---\n:::finding{#split}\nIt copies.\n:::\n");
  write(`journal/content/${ID}/bench.txt`, "BenchmarkA 1 5 ns/op\n");
  write("README.md", "not of the journal");
  commit("2026-01-05T12:00:00Z");
  mkdirSync(join(root, "journal/content/parser"));
  renameSync(join(root, `journal/content/${ID}`), join(root, FOLDER));
  commit("2026-01-06T12:00:00Z");
  write(`${FOLDER}/bench.txt`, "BenchmarkA 1 6 ns/op\n");
  write(`${FOLDER}/index.md`, "---\ntitle: Scan\n---\n:::finding{#split}\nIt copies twice.\n:::\n");
  commit("2026-01-07T23:30:00-05:00");
});

afterAll(() => rmSync(root, {recursive: true, force: true}));

function git(...args: readonly string[]): string {
  const identity = ["-c", "user.name=Ann", "-c", "user.email=ann@example.org", "-c", "commit.gpgsign=false"];
  return execFileSync("git", ["-C", root, ...identity, ...args], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });
}

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), {recursive: true});
  writeFileSync(join(root, path), text);
}

function commit(date: string): void {
  git("add", "-A");
  execFileSync(
    "git",
    ["-C", root, "-c", "user.name=Ann", "-c", "user.email=a@example.org", "commit", "-qm", "x"],
    {
      env: {...process.env, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date},
    },
  );
}

test("gitObjectId(bytes) is git's own", () => {
  expect(git("hash-object", "README.md").trim()).toBe(
    gitObjectId(new TextEncoder().encode("not of the journal")),
  );
});

test("readRevisions(root) follows an entry through its commits, wherever its folder lies", async () => {
  const {complete, snapshots} = readRevisions({root: join(root, "journal"), dir: "content"});
  expect(complete).toBe(true);
  const found = snapshots(ID);
  expect(found.map(({date, files, claims}) => [date, [...files.keys()], claims.get("split")])).toEqual([
    ["2026-01-05", ["bench.txt"], "It copies."],
    ["2026-01-06", ["bench.txt"], "It copies."],
    ["2026-01-08", ["bench.txt"], "It copies twice."],
  ]);
  const scanned = {
    folder: FOLDER,
    name: ID,
    group: "parser",
    sizes: [],
    files: ["bench.txt", "index.md"],
    signature: "",
    problems: [],
  };
  const {entry} = await readEntry(root, scanned);
  expect(found.at(-1)?.files.get("bench.txt")).toBe(entry?.attachments[0]?.version);
  expect(found.at(0)?.files.get("bench.txt")).not.toBe(entry?.attachments[0]?.version);
  expect(found.at(-1)?.source).toBe(entry?.document.source);
  expect(snapshots("2026-09-09-none")).toEqual([]);
});

test("readRevisions(root) of a shallow copy says that it is not the whole", () => {
  execFileSync("git", ["clone", "--quiet", "--depth=1", `file://${root}`, join(root, "copy")], {
    stdio: "ignore",
  });
  const {complete, snapshots} = readRevisions({root: join(root, "copy/journal"), dir: "content"});
  expect(complete).toBe(false);
  expect(snapshots(ID).map(({date, claims}) => [date, claims.get("split")])).toEqual([
    ["2026-01-08", "It copies twice."],
  ]);
});

test("readRevisions(root) knows nothing where there is no repository", () => {
  const folder = mkdtempSync(join(tmpdir(), "perf-journal-plain-"));
  expect(readRevisions({root: folder, dir: "content"})).toMatchObject({complete: false});
  expect(readRevisions({root: folder, dir: "content"}).snapshots(ID)).toEqual([]);
  rmSync(folder, {recursive: true});
});

test("isRevised(entry) is true from the second version of an entry on, committed or not", async () => {
  const folder = "journal/content/2026-02-01-once";
  write(`${folder}/index.md`, "---\ntitle: Once\n---\nText.\n");
  write(`${folder}/note.txt`, "note");
  const read = async () => {
    const files = ["index.md", "note.txt"];
    const place = {folder, name: "2026-02-01-once", group: undefined, sizes: [], signature: "", problems: []};
    const {entry} = await readEntry(root, {...place, files});
    return (
      entry !== undefined && readRevisions({root: join(root, "journal"), dir: "content"}).isRevised(entry)
    );
  };
  expect(await read(), "not committed").toBe(false);
  commit("2026-02-01T12:00:00Z");
  expect(await read(), "committed").toBe(false);
  write(`${folder}/note.txt`, "another note");
  expect(await read(), "an attachment is another").toBe(true);
  write(`${folder}/note.txt`, "note");
  write(`${folder}/index.md`, "---\ntitle: Once\n---\nOther text.\n");
  expect(await read(), "the text is another").toBe(true);
  commit("2026-02-02T12:00:00Z");
  expect(await read(), "committed twice").toBe(true);
});
