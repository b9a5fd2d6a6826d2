import type {ChildProcess} from "node:child_process";
import {spawn} from "node:child_process";
import process from "node:process";
import {fileURLToPath} from "node:url";
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

test("perf-journal dev ends with 130 at Ctrl-C", async () => {
  const status = new Promise(resolve => server.once("exit", resolve));
  server.kill("SIGINT");
  expect(await status).toBe(130);
});
