import type {ChildProcess} from "node:child_process";
import {spawn} from "node:child_process";
import {renameSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import process from "node:process";
import {fileURLToPath} from "node:url";
import {gzipSync} from "node:zlib";
import {afterAll, beforeAll, expect, test} from "vitest";
import {entryText, temporaryJournal} from "../../../scripts/testing/temporary-journal.ts";

const LAUNCHER = fileURLToPath(new URL("../perf-journal.mjs", import.meta.url));
const ENTRY = "content/2026-05-01-good/index.md";

const journal = temporaryJournal({[ENTRY]: entryText("Before the edit")});
let server: ChildProcess;
let address = "";

beforeAll(async () => {
  server = spawn(process.execPath, [LAUNCHER, "dev"], {
    cwd: journal.root,
    stdio: ["ignore", "pipe", "inherit"],
    env: {...process.env, NODE_ENV: undefined, VITEST: undefined},
  });
  address = await new Promise(resolve => server.stdout?.once("data", chunk => resolve(String(chunk).trim())));
});

afterAll(() => {
  server.kill("SIGKILL");
  journal.remove();
});

async function page(path: string): Promise<string> {
  return (await fetch(address + path)).text();
}

test("perf-journal dev prints its address and serves entries, drafts too", async () => {
  expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
  expect(await page("entries/2026-05-01-good/")).toContain("Before the edit");
});

test("perf-journal dev shows an edit and a new entry as soon as it notices them", async () => {
  journal.write(ENTRY, entryText("After the edit", "", "draft: true\n"));
  journal.write("content/2026-05-02-next/index.md", entryText("Next"));
  await expect
    .poll(() => page("entries/2026-05-01-good/"), {timeout: 10_000})
    .toContain("<h1>After the edit</h1>");
  await expect.poll(() => page("entries/2026-05-02-next/"), {timeout: 10_000}).toContain("<h1>Next</h1>");
});

test("perf-journal dev survives what happens to a journal under it", async () => {
  const content = join(journal.root, "content");
  const next = join(content, "2026-05-02-next");
  writeFileSync(join(next, "cpu.pb.gz"), gzipSync("x".repeat(5000)).subarray(0, 20));
  await expect.poll(() => page("entries/2026-05-02-next/"), {timeout: 10_000}).toContain("PJ047");
  renameSync(next, join(content, "2026-05-03-moved"));
  await expect.poll(() => page("entries/2026-05-03-moved/"), {timeout: 10_000}).toContain("<h1>Next</h1>");
  expect(await page("entries/2026-05-02-next/")).toContain("There is no such page");
  journal.write(ENTRY, "---\ntitle: [\n");
  await expect
    .poll(() => page(""), {timeout: 10_000})
    .toMatch(/2026-05-01-good\/index\.md:\d+(?::\d+)?: error/);
  renameSync(content, join(journal.root, "away"));
  await expect.poll(() => page("entries/"), {timeout: 10_000}).not.toContain("Next");
  renameSync(join(journal.root, "away"), content);
  rmSync(join(content, "2026-05-03-moved"), {recursive: true});
  journal.write(ENTRY, entryText("Back again"));
  await expect
    .poll(() => page("entries/2026-05-01-good/"), {timeout: 10_000})
    .toContain("<h1>Back again</h1>");
  expect(server.exitCode).toBeNull();
});

test("perf-journal dev ends with 130 at Ctrl-C", async () => {
  const status = new Promise(resolve => server.once("exit", resolve));
  server.kill("SIGINT");
  expect(await status).toBe(130);
});
