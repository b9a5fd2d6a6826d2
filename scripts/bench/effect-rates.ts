import type {MeasuredEffect} from "../../src/journal/history/effects.ts";
import {judgeEffects} from "../../src/journal/history/effects.ts";
import {median} from "../../src/stats/samples/median.ts";
import type {Dice} from "../testing/random-benchmarks.ts";
import {dice} from "../testing/random-benchmarks.ts";

/** Journals in which a single benchmark of each entry may have a real effect. */
export interface SimulatedJournals {
  readonly journals: number;
  /** Of each journal. */
  readonly entries: number;
  /** Rows of each entry, in a single unit. */
  readonly benchmarks: number;
  /** Of each side of a pair. */
  readonly samples: number;
  /** Standard deviation of a sample: 0.01 is 1 %; `counts` for samples that are 10, or 11 with a chance of 0.3. */
  readonly noise: number | "counts";
  /** Factor of the first row of each entry; 1 in entries without a change. */
  readonly factor: number;
}

/** How effects were judged in them. Shares from 0 to 1. */
export interface EffectRates {
  /** Benchmarks with at least one unchanged row, in any entry, that counted as a move. */
  readonly credited: number;
  /** Real effects that counted as a move; undefined without effects. */
  readonly found: number | undefined;
}

/** Judges the entries of random journals; the seed decides them. */
export function effectRates(simulated: SimulatedJournals, seed: number): EffectRates {
  const {journals, entries, benchmarks, factor} = simulated;
  const die = dice(seed);
  let credited = 0;
  let found = 0;
  for (let journal = 0; journal < journals; journal++) {
    const ever = new Set<number>();
    for (let entry = 0; entry < entries; entry++) {
      const rows = Array.from({length: benchmarks}, (_, row) =>
        drawRow(simulated, row === 0 ? factor : 1, die),
      );
      const judged = judgeEffects(rows, {alpha: 0.05, leastChange: 0.02});
      for (const [row, {judgement}] of judged.entries()) {
        if (judgement !== "moved") continue;
        if (row === 0 && factor !== 1) found++;
        else ever.add(row);
      }
    }
    credited += ever.size;
  }
  const unchanged = journals * (factor === 1 ? benchmarks : benchmarks - 1);
  return {
    credited: unchanged === 0 ? 0 : credited / unchanged,
    found: factor === 1 ? undefined : found / (journals * entries),
  };
}

function drawRow({samples, noise}: SimulatedJournals, factor: number, die: Dice): MeasuredEffect {
  const draw = (level: number) =>
    noise === "counts" ? level * (die.next() < 0.3 ? 11 : 10) : level * (1 + noise * normal(die));
  const side = (level: number) => Array.from({length: samples}, () => draw(level));
  const [base, head] = [side(100), side(100 * factor)];
  const middle = (values: readonly number[]) => median(Float64Array.from(values).sort());
  return {base, head, from: middle(base), to: middle(head), isExact: false};
}

/** A standard normal number (Box and Muller 1958). */
function normal(die: Dice): number {
  return Math.sqrt(-2 * Math.log(1 - die.next())) * Math.cos(2 * Math.PI * die.next());
}
