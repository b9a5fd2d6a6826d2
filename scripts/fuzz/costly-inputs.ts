import {performance} from "node:perf_hooks";
import type {Dice} from "../testing/random-benchmarks.ts";
import {dice} from "../testing/random-benchmarks.ts";
import {mutant, mutate, repeated, splice} from "./mutate.ts";
import {processorTime} from "./random-inputs.ts";
import type {Target} from "./target.ts";

/** An input and its cost. */
export interface CostlyInput {
  readonly bytes: Uint8Array;
  /** Processor time of a run. */
  readonly milliseconds: number;
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

/** Maximum bytes of an input while searching. */
const LARGEST = 8192;

/** Bytes that count for every input, so that the search does not end in the shortest input. */
const OVERHEAD = 256;

/** Processor milliseconds from which on an input is not enlarged further. */
const ENOUGH = 4000;

/**
 * Searches inputs of much processor time a byte: each step changes an input among the costliest so far, and keeps it if
 * it is costlier than the cheapest kept. Returns the costliest, enlarged, in order of their cost.
 */
export async function searchCostlyInputs(
  target: Target,
  seed: number,
  seconds: number,
): Promise<EnlargedInput[]> {
  const random = dice(seed);
  const kept: CostlyInput[] = [];
  const end = performance.now() + seconds * 1000;
  for (let step = 0; performance.now() < end; step++) {
    const bytes = step < 2000 ? mutant(target, seed, step) : changed(kept, target, random);
    const milliseconds = await processorTime(target, bytes);
    keep(kept, {bytes, milliseconds});
  }
  const enlarged: EnlargedInput[] = [];
  for (const {bytes} of kept.slice(0, 12)) enlarged.push(await enlarge(target, bytes));
  return enlarged.sort((a, b) => b.milliseconds - a.milliseconds);
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
  return {unit, bytes, milliseconds, exponent: Math.log2(milliseconds / before)};
}

function keep(kept: CostlyInput[], input: CostlyInput): void {
  const place = kept.findIndex(other => score(other) < score(input));
  if (place < 0 && kept.length >= POPULATION) return;
  kept.splice(place < 0 ? kept.length : place, 0, input);
  kept.length = Math.min(kept.length, POPULATION);
}

function score({bytes, milliseconds}: CostlyInput): number {
  return milliseconds / (bytes.length + OVERHEAD);
}

/** Changes a kept input: small mutations, or a piece of it repeated often, which makes growth visible. */
function changed(kept: readonly CostlyInput[], target: Target, random: Dice): Uint8Array {
  const {bytes} = kept[random.below(kept.length)] ?? {bytes: new Uint8Array()};
  if (random.chance(0.6)) return mutate(bytes, target, random).slice(0, LARGEST);
  const start = random.below(bytes.length + 1);
  const end = Math.min(bytes.length, start + 1 + random.below(40));
  const piece = repeated(bytes.subarray(start, end), 2 + random.below(60));
  if (random.chance(0.3)) return piece.slice(0, LARGEST);
  return splice(bytes, start, end, piece).slice(0, LARGEST);
}
