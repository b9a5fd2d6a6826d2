import {hash} from "node:crypto";
import {mkdtempSync, rmSync, symlinkSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, expect, test} from "vitest";
import {writeFileBelowSync} from "../../io/write-file.ts";
import {folderDigests} from "./folder-digests.ts";
import {SITE} from "./kept-pages.ts";
import {startDigests} from "./start-digests.ts";

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "perf-journal-digests-"));
});
afterEach(() => rmSync(root, {recursive: true}));

const FILES = {"index.html": "1", "a/b/c.html": "22", "a/d.html": "1"};

function writeSite(): string {
  for (const [path, text] of Object.entries(FILES)) writeFileBelowSync(join(root, "dist", path), text);
  return join(root, "dist");
}

test("a thread digests every file of a folder", async () => {
  const site = writeSite();
  const wanted = Object.entries(FILES).map(([path, text]) => [
    path,
    {sha256: hash("sha256", text), bytes: text.length},
  ]);
  writeFileBelowSync(join(root, "store", SITE), "");
  const found = await startDigests(join(root, "store"), site);
  expect(found).toEqual(new Map(wanted as [string, {sha256: string; bytes: number}][]));
});

test("without the record of a site no thread is started", async () => {
  expect(await startDigests(join(root, "store"), writeSite())).toBeUndefined();
});

test("a folder that is absent or holds a link has no digests", () => {
  expect(folderDigests(join(root, "absent"))).toBeUndefined();
  const site = writeSite();
  symlinkSync(site, join(site, "out"));
  expect(folderDigests(site)).toBeUndefined();
});
