import {spawn} from "node:child_process";
import {readFileSync} from "node:fs";
import {join} from "node:path";
import process from "node:process";
import {text} from "node:stream/consumers";
import {setFlagsFromString} from "node:v8";
import {runInNewContext} from "node:vm";
import type {Target} from "./target.ts";

/** Memory of an input, enlarged until it fills a meter or reaches the target's limit. */
export interface PeakMemory {
  readonly bytes: number;
  /** Largest resident memory over that of a process that only loads the code. */
  readonly megabytes: number;
  /** Share of a meter that the input takes. */
  readonly share: number;
}

const collect = collector();

function collector(): () => void {
  setFlagsFromString("--expose-gc");
  return runInNewContext("gc") as () => void;
}

/** Measures the kilobytes that a run allocates, the larger of two: what the engine collects in between is not counted. */
export async function allocated(target: Target, input: Uint8Array): Promise<number> {
  let most = 0;
  for (let run = 0; run < 2; run++) {
    const before = used();
    await attempt(target, input);
    most = Math.max(most, used() - before);
  }
  // Keeps the room for new objects empty, so that few runs are interrupted.
  if (most > COLLECTED_FROM) collect();
  return most / 1024;
}

const COLLECTED_FROM = 4 * 2 ** 20;

function used(): number {
  const {heapUsed, external} = process.memoryUsage();
  return heapUsed + external;
}

async function attempt(target: Target, input: Uint8Array): Promise<number> {
  try {
    return (await (target.share ? target.share(input) : target.run(input))) as number;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return 0;
  }
}

/** Measures the memory of an input, repeated in a process of its own; numbers in it count on where that takes more. */
export async function peakMemory(target: Target, unit: Uint8Array): Promise<PeakMemory> {
  const child = spawn(process.execPath, [join(import.meta.dirname, "peak-memory-program.ts"), target.name], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  child.stdin.end(unit);
  return JSON.parse((await text(child.stdout)) || '{"bytes":0,"megabytes":-1,"share":0}') as PeakMemory;
}

/** Measures an input in this process, which must have run no other. */
export async function measureHere(target: Target, unit: Uint8Array): Promise<PeakMemory> {
  const limit = target.memoryLimit ?? target.limit;
  const before = peakOf();
  let found: PeakMemory = {bytes: 0, megabytes: 0, share: 0};
  for (let bytes = Math.min(limit, FIRST_BYTES); ; bytes = Math.min(limit, bytes * 4)) {
    const input = countedOn(unit, bytes);
    const share = await attempt(target, input);
    found = {bytes: input.length, megabytes: peakOf() - before, share};
    if (bytes >= limit || share > 1) return found;
  }
}

const FIRST_BYTES = 2 ** 18;

/** Repeats an input up to a length; its numbers grow with each repetition, so that names differ. */
export function countedOn(unit: Uint8Array, length: number): Uint8Array {
  const source = Buffer.from(unit).toString("latin1");
  const parts: string[] = [];
  for (let at = 0, index = 0; at + source.length <= length && source.length > 0; index++) {
    const part = source.replaceAll(/\d{1,9}/g, digits => String(Number(digits) + index));
    parts.push(part);
    at += part.length;
  }
  return Buffer.from(parts.join("").slice(0, length), "latin1");
}

/** Largest resident memory of this process in megabytes. */
function peakOf(): number {
  const [, kilobytes] = /^VmHWM:\s+(\d+)/m.exec(readFileSync("/proc/self/status", "utf8")) ?? [];
  return Number(kilobytes ?? process.resourceUsage().maxRSS) / 1024;
}
