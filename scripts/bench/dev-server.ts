/**
 * Measures the development server on the sample journal and on a journal of 1,000 entries: time to the first page, time
 * from an edit to the page that shows it, memory. Prints a line per journal. Usage: node scripts/bench/dev-server.ts
 * [launcher]
 */
import type {ChildProcess} from "node:child_process";
import {spawn} from "node:child_process";
import {cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join, resolve} from "node:path";
import process from "node:process";
import {fileURLToPath} from "node:url";
import {longJournal} from "../testing/long-journal.ts";
import {temporaryJournal} from "../testing/temporary-journal.ts";

const PROJECT = fileURLToPath(new URL("../..", import.meta.url));
const EDITS = 5;

const launcher = resolve(process.argv[2] ?? join(PROJECT, "src", "cli", "perf-journal.mjs"));
const sample = mkdtempSync(join(tmpdir(), "perf-journal-dev-"));
const long = temporaryJournal(Object.fromEntries(longJournal({entries: 1000, benchmarks: 8})));
try {
  cpSync(join(PROJECT, "content"), join(sample, "content"), {recursive: true});
  await measure("sample", sample);
  await measure("1,000 entries", long.root);
} finally {
  rmSync(sample, {recursive: true, force: true});
  long.remove();
}

async function measure(name: string, root: string): Promise<void> {
  const server = spawn(process.execPath, [launcher, "dev", "--root", root], {
    stdio: ["ignore", "pipe", "inherit"],
    env: {...process.env, NODE_ENV: undefined},
  });
  const start = performance.now();
  try {
    const address = await new Promise<string>(done =>
      server.stdout.once("data", text => done(String(text).trim())),
    );
    const ready = performance.now() - start;
    await page(address);
    const first = performance.now() - start;
    const entry = newestEntry(root);
    const url = `${address}entries/${entry.id}/`;
    await page(url);
    const edits: number[] = [];
    for (let edit = 1; edit <= EDITS; edit++)
      edits.push(await timeOfEdit(entry.file, url, `Edit ${edit}`, address));
    const figures = [
      `ready ${seconds(ready)}`,
      `first page ${seconds(first)}`,
      `edit to page ${edits.map(seconds).join(" ")}`,
      `memory ${memory(server)}`,
    ];
    process.stdout.write(`${name}: ${figures.join(", ")}\n`);
  } finally {
    server.kill("SIGKILL");
  }
}

/** Changes the title, waits for the server's event and loads the page. */
async function timeOfEdit(file: string, url: string, title: string, address: string): Promise<number> {
  const events = await fetch(`${address}~perf-journal/changes`);
  const reader = events.body?.getReader();
  await reader?.read();
  const start = performance.now();
  writeFileSync(file, readFileSync(file, "utf8").replace(/^title: .*$/m, `title: ${title}`));
  await reader?.read();
  const text = await page(url);
  const time = performance.now() - start;
  await reader?.cancel();
  if (!text.includes(`<h1>${title}</h1>`)) throw new Error(`expected the page with the title ${title}`);
  return time;
}

async function page(url: string): Promise<string> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: status ${response.status}`);
  return response.text();
}

function newestEntry(root: string): {readonly id: string; readonly file: string} {
  const files = readdirSync(join(root, "content"), {recursive: true, encoding: "utf8"}).filter(path =>
    path.endsWith("index.md"),
  );
  const byId = files.map(path => ({id: path.split(/[\\/]/).at(-2) ?? "", file: join(root, "content", path)}));
  const newest = byId.sort((a, b) => (a.id < b.id ? 1 : -1))[0];
  if (!newest) throw new Error("expected an entry");
  return newest;
}

/** Peak memory of a process on Linux. */
function memory({pid}: ChildProcess): string {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    return `${Math.round(Number(/VmHWM:\s*(\d+)/.exec(status)?.[1]) / 1024)} MiB`;
  } catch {
    return "unknown";
  }
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2)} s`;
}
