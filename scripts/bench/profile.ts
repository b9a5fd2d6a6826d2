/**
 * Measures work on large profiles: `perf-journal pprof -top`, as it is packed, against `go tool pprof -top`, wall time with
 * start-up and peak memory, for 1.2 million samples; and the pages and the viewer's data of a profile of 10 MB.
 * Compares where there is a Go; memory needs GNU time. Every goal that is missed says so.
 */
import {spawnSync} from "node:child_process";
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import process from "node:process";
import {brotliCompressSync, gunzipSync, gzipSync} from "node:zlib";
import {viewerData} from "../../src/artifacts/profile/flame/viewer-data.ts";
import {tabsOf} from "../../src/artifacts/profile/tabs.ts";
import {layOutGraph} from "../../src/charts/graphviz/graph-layout-fs.ts";
import {decodeProfile} from "../../src/pprof/profile/decode.ts";
import {encodeFlameData} from "../../src/stacks/flame-data.ts";
import {packCheckout, packedCommand} from "../testing/packed-command.ts";
import {hugeProfile} from "./huge-profile.ts";
import {largeProfile} from "./large-profile.ts";
import type {ProgramRun} from "./program-run.ts";
import {middle, printRatios, runProgram} from "./program-run.ts";

/** How much of the other's time and memory we may take. */
const GOALS = {time: 0.05, memory: 0.3};
/** Limits of all pages of a 10 MB profile, and of its viewer's data, compressed. */
const MOST_MS = 1000;
const MOST_BYTES = 120_000;
const RUNS = 3;

measureTop();
await measurePages();

function measureTop(): void {
  const folder = mkdtempSync(join(tmpdir(), "perf-journal-bench-"));
  try {
    const raw = hugeProfile();
    const file = join(folder, "huge.pb.gz");
    writeFileSync(file, gzipSync(raw, {level: 1}));
    console.log(`top of a profile of ${(raw.length / 1e6).toFixed(0)} MB, 1.2 million samples:`);
    packCheckout();
    const args = [packedCommand(), "pprof", "-compat", "-top", file];
    const ours = Array.from({length: RUNS}, () => runProgram(process.execPath, args, folder));
    console.log(`  perf-journal pprof: ${seconds(middle(ours.map(run => run.time)))}`);
    console.log(`  of it reading and decompressing alone: ${seconds(timeOfReading(file))}`);
    compareWithGo(folder, file, ours);
  } finally {
    rmSync(folder, {recursive: true});
  }
}

function compareWithGo(folder: string, file: string, ours: readonly ProgramRun[]): void {
  const tool = spawnSync("go", ["tool", "-n", "pprof"], {encoding: "utf8"});
  if (tool.error || tool.status !== 0) {
    console.log("  go tool pprof: skipped, there is no Go");
    return;
  }
  // Once: it takes most of a minute.
  const theirs = runProgram(tool.stdout.trim(), ["-top", file], folder);
  if (theirs.output !== ours[0]?.output) throw new Error("the outputs differ");
  printRatios(ours, [theirs], GOALS);
}

function timeOfReading(file: string): number {
  const start = performance.now();
  gunzipSync(readFileSync(file), {chunkSize: 1 << 27});
  return performance.now() - start;
}

async function measurePages(): Promise<void> {
  const bytes = largeProfile();
  const [start, before] = [performance.now(), process.cpuUsage()];
  const decoded = decodeProfile(bytes);
  if ("fault" in decoded) throw new Error(decoded.fault.message);
  const {profile} = decoded;
  const context = {id: "figure", size: "page", viewerAddress: "frames.json"} as const;
  const page = {
    ...{profile, context, fileName: "cpu.pb.gz", benchmarks: [], base: undefined},
    ...{readSource: () => undefined, layOut: layOutGraph},
  };
  const tabs = tabsOf(page);
  for (const tab of tabs) await tab.draw(page);
  const data = viewerData(profile);
  if (!data) throw new Error("the profile has no samples");
  const json = encodeFlameData(data);
  const time = performance.now() - start;
  const {user, system} = process.cpuUsage(before);
  console.log(`a profile of ${(bytes.length / 1e6).toFixed(1)} MB:`);
  goal(
    `reading it, its ${tabs.length} pages and the viewer's data`,
    time,
    MOST_MS,
    value => `${value.toFixed(0)} ms`,
  );
  // Unlike the wall time, this has no work of other programs.
  console.log(
    `  of it processor time, that of compiling and collecting besides among it: ${((user + system) / 1000).toFixed(0)} ms`,
  );
  goal(
    "viewer's data, brotli",
    brotliCompressSync(json).length,
    MOST_BYTES,
    value => `${(value / 1000).toFixed(0)} kB`,
  );
}

/** Prints a figure, and the goal where it is missed. */
function goal(what: string, value: number, most: number, format: (value: number) => string): void {
  console.log(`  ${what}: ${format(value)}${value <= most ? "" : `, above the goal of ${format(most)}`}`);
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2)} s`;
}
