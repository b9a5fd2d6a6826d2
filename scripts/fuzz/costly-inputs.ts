import process from "node:process";
import type {Dice} from "../testing/random-benchmarks.ts";
import {dice} from "../testing/random-benchmarks.ts";
import {mutant, mutate, repeated, splice} from "./mutate.ts";
import type {PeakMemory} from "./peak-memory.ts";
import {allocated, peakMemory} from "./peak-memory.ts";
import {processorTime} from "./random-inputs.ts";
import type {Target} from "./target.ts";

/** An input and its cost. */
export interface CostlyInput {
  readonly bytes: Uint8Array;
  /** Processor time of a run. */
  readonly milliseconds: number;
  /** Share of an entry's meter that it takes; undefined for work that is not metered. */
  readonly share?: number | undefined;
  /** Kilobytes that a run allocates; undefined where processor time is searched. */
  readonly kilobytes?: number;
}

/** An input of much memory, with that of the input enlarged. */
export interface LargeInput extends CostlyInput {
  readonly peak: PeakMemory;
}

/** A costly input, repeated until it is as large as the product allows or takes too long. */
export interface EnlargedInput extends CostlyInput {
  /** The part that is repeated. */
  readonly unit: Uint8Array;
  /** Exponent of the cost's growth with the size over the last doubling: 1 if linear, 2 if quadratic. */
  readonly exponent: number;
}

/** Inputs that are kept to be changed further. */
const POPULATION = 48;

/** Part of the processor time in which inputs are random. */
const FIRST = 0.15;

/** Maximum bytes of an input while searching. */
const LARGEST = 8192;

/** Bytes that count for every input, so that the search does not end in the shortest input. */
const OVERHEAD = 256;

/** Processor milliseconds of a full meter. */
const METER_MS = 10_000;

/** Processor milliseconds from which on an input is not enlarged further. */
const ENOUGH = 4000;

/**
 * Searches inputs of much processor time and many work units a byte: each step changes an input among the costliest so far, and keeps it if
 * it is costlier than the cheapest kept. Returns the costliest, enlarged, in order of their cost.
 */
export async function searchCostlyInputs(
  target: Target,
  seed: number,
  seconds: number,
): Promise<EnlargedInput[]> {
  const kept = await search(target, seed, seconds, async (bytes, before) => ({
    bytes,
    milliseconds: Math.min(
      before?.milliseconds ?? Number.POSITIVE_INFINITY,
      await processorTime(target, bytes),
    ),
    share: await shareOf(target, bytes),
  }));
  const enlarged: EnlargedInput[] = [];
  for (const {bytes} of kept.slice(0, ENLARGED)) enlarged.push(await enlarge(target, bytes));
  return enlarged.sort((a, b) => b.milliseconds - a.milliseconds);
}

/**
 * Searches inputs of much memory for their share of a meter, and measures the costliest, enlarged, each in a process of its own.
 * Returns them in order of their largest memory.
 */
export async function searchLargeInputs(
  target: Target,
  seed: number,
  seconds: number,
): Promise<LargeInput[]> {
  const limit = target.memoryLimit ?? target.limit;
  const least = await allocated(target, new TextEncoder().encode("text\n"));
  const kept = await search(target, seed, seconds, async bytes => ({
    bytes,
    milliseconds: 0,
    kilobytes: (await allocated(target, bytes)) - least,
    share: Math.max((await shareOf(target, bytes)) ?? 0, (bytes.length + OVERHEAD) / limit),
  }));
  const large: LargeInput[] = [];
  for (const input of kept.slice(0, ENLARGED))
    large.push({...input, peak: await peakMemory(target, input.bytes)});
  return large.sort((a, b) => b.peak.megabytes - a.peak.megabytes);
}

/** Inputs that are enlarged at the end. */
const ENLARGED = 12;

/** Keeps the costliest inputs that changes of those before find, in order of their scores. */
async function search(
  target: Target,
  seed: number,
  seconds: number,
  measure: (bytes: Uint8Array, before: CostlyInput | undefined) => Promise<CostlyInput>,
): Promise<CostlyInput[]> {
  const random = dice(seed);
  const kept: CostlyInput[] = [];
  const start = process.cpuUsage();
  for (let step = 0, part = 0; part < 1; step++, part = process.cpuUsage(start).user / (seconds * 1e6)) {
    const isFirst = part < FIRST;
    const again = !isFirst && random.chance(0.1) ? kept.splice(random.below(kept.length), 1)[0] : undefined;
    const bytes = again?.bytes ?? (isFirst ? mutant(target, seed, step) : changed(kept, target, random));
    keep(kept, await measure(bytes, again));
  }
  return kept;
}

/** Repeats an input whole, doubling it until the target's limit or a cost that is enough. */
export async function enlarge(target: Target, unit: Uint8Array): Promise<EnlargedInput> {
  let bytes = unit;
  let milliseconds = await processorTime(target, bytes);
  let before = milliseconds;
  while (milliseconds < ENOUGH && bytes.length > 0 && bytes.length * 2 <= target.limit) {
    bytes = repeated(bytes, 2);
    before = milliseconds;
    milliseconds = await processorTime(target, bytes);
  }
  const exponent = Math.log2(milliseconds / before);
  return {unit, bytes, milliseconds, exponent, share: await shareOf(target, bytes)};
}

/** Returns the share of a meter that an input takes; undefined where the target has none or fails. */
async function shareOf(target: Target, bytes: Uint8Array): Promise<number | undefined> {
  try {
    return await target.share?.(bytes);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return undefined;
  }
}

function keep(kept: CostlyInput[], input: CostlyInput): void {
  const place = kept.findIndex(other => score(other) < score(input));
  if (place < 0 && kept.length >= POPULATION) return;
  kept.splice(place < 0 ? kept.length : place, 0, input);
  kept.length = Math.min(kept.length, POPULATION);
}

/** Processor time and work units a byte, where a full meter counts for as much as `METER_MS`; or memory of a full meter. */
function score({bytes, milliseconds, kilobytes, share = 0}: CostlyInput): number {
  if (kilobytes !== undefined) return kilobytes / share;
  return (milliseconds + share * METER_MS) / (bytes.length + OVERHEAD);
}

/** Changes a kept input: small mutations, or a piece of it repeated often, which makes growth visible. */
function changed(kept: readonly CostlyInput[], target: Target, random: Dice): Uint8Array {
  const {bytes} = kept[random.below(kept.length)] ?? {bytes: new Uint8Array()};
  if (random.chance(0.6)) return mutate(bytes, target, random).slice(0, LARGEST);
  const start = random.below(bytes.length + 1);
  const end = Math.min(bytes.length, start + 1 + random.below(random.chance(0.5) ? 3 : 40));
  const piece = repeated(bytes.subarray(start, end), 2 + random.below(120));
  if (random.chance(0.3)) return piece.slice(0, LARGEST);
  return splice(bytes, start, end, piece).slice(0, LARGEST);
}
