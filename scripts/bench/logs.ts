/**
 * Measures each kind that tools write as text on 100 MB of it: every sample of its folder repeated to that size, opened and
 * drawn in a process of its own. Processor time is printed beside that of splitting the same file into lines, memory beyond the file.
 * Every goal that is missed says so. Usage: node scripts/bench/logs.ts [kind…].
 */
import {spawnSync} from "node:child_process";
import {closeSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, writeSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import process from "node:process";
import type {LogReading} from "./read-log.ts";

const BYTES = 100_000_000;
const MOST_SECONDS = 3;
/** Beyond the file itself, Node.js included. */
const MOST_MEGABYTES = 300;
/** Maximum characters of a log's page. */
const MOST_PAGE = 1_000_000;

/** Kinds whose files may grow without end. */
const LOGS = [
  ...["gctrace", "schedtrace", "inittrace", "goroutines", "memstats", "gops", "load", "pprof-text"],
  ...["escape-analysis", "time", "environment", "csv", "json", "text"],
];
const ARTIFACTS = join(import.meta.dirname, "..", "..", "src", "artifacts");

const wanted = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), "perf-journal-bench-"));
try {
  for (const kind of LOGS.filter(one => wanted.length === 0 || wanted.includes(one))) measureKind(kind);
} finally {
  rmSync(folder, {recursive: true});
}

function measureKind(kind: string): void {
  const samples = join(ARTIFACTS, kind, "testdata", "samples");
  console.log(`${kind}:`);
  for (const name of readdirSync(samples).sort()) {
    const sample = readFileSync(join(samples, name));
    // A sequence of JSON values is not JSON; JSON Lines is.
    if (name.endsWith(".json") || sample.subarray(0, 8192).includes(0)) continue;
    const path = join(folder, name);
    writeRepeated(path, sample);
    report(kind, name, read(kind, path), read("lines", path));
    rmSync(path);
  }
}

/** Writes a sample over and over, each time beginning a line. */
function writeRepeated(path: string, sample: Buffer): void {
  const whole = sample.at(-1) === 10 ? sample : Buffer.concat([sample, Buffer.from("\n")]);
  const part = Buffer.concat(Array.from({length: Math.ceil(1_000_000 / whole.length)}, () => whole));
  const file = openSync(path, "w");
  for (let size = 0; size < BYTES; size += part.length) writeSync(file, part);
  closeSync(file);
}

function read(kind: string, path: string): LogReading {
  const {stdout, stderr, status} = spawnSync(
    process.execPath,
    [join(import.meta.dirname, "read-log.ts"), kind, path],
    {encoding: "utf8"},
  );
  if (status !== 0) throw new Error(`${path}: ${stderr}`);
  return JSON.parse(stdout);
}

function report(kind: string, name: string, ours: LogReading, lines: LogReading): void {
  const seconds = ours.time / 1000;
  const megabytes = (ours.memory - BYTES) / 1e6;
  const missed = [
    ...(ours.kind === kind ? [] : [`opened as ${ours.kind}`]),
    ...(seconds <= MOST_SECONDS ? [] : [`above the goal of ${MOST_SECONDS} s`]),
    ...(megabytes <= MOST_MEGABYTES ? [] : [`above the goal of ${MOST_MEGABYTES} MB`]),
    ...(ours.page <= MOST_PAGE ? [] : [`a page of ${ours.page} characters`]),
  ];
  const ratio = (ours.time / lines.time).toFixed(1);
  const figures = `${seconds.toFixed(2)} s, ${ratio}× splitting lines, ${megabytes.toFixed(0)} MB beyond the file`;
  console.log(`  ${name}: ${[figures, ...missed].join(", ")}`);
}
