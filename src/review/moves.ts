import type {Entry} from "../journal/entry/entry.ts";
import {formatEffect} from "../journal/history/effect-words.ts";
import type {EntryEffect} from "../journal/history/entry-headlines.ts";
import {effectDirection} from "../journal/history/entry-headlines.ts";
import type {Journal} from "../journal/journal.ts";
import {compareUnits} from "../units/unit-order.ts";

/** An effect of an entry's own pair that counts as a move. */
export interface ReviewedMove {
  readonly group: string;
  readonly name: string;
  readonly unit: string;
  readonly machine: string;
  readonly direction: "better" | "worse" | "unknown";
  /** Head over base; null from 0. */
  readonly ratio: number | null;
  /** `-62.80% (-64.10% to -61.20%), p=0.000 n=10`. */
  readonly text: string;
  /** False for a head that was tried and left out: it has no effect. */
  readonly kept: boolean;
}

/** Rows of an entry's comparisons, a benchmark and unit each, by how they are judged. */
export interface ComparedRows {
  readonly compared: number;
  readonly moved: number;
  /** Significant alone, and not certain among the other rows of the entry, or among many entries. */
  readonly uncertain: number;
  /** Too few samples for any test. */
  readonly untestable: number;
}

/** Lists an entry's moves: the worst change first, then the best; time before bytes and allocations. */
export function reviewedMoves({id}: Pick<Entry, "id">, {effects}: Pick<Journal, "effects">): ReviewedMove[] {
  const moved = (effects.get(id) ?? []).filter(({effect}) => effect.judgement === "moved");
  return moved.toSorted(compareMoves).map(reviewedMove);
}

/** Counts the rows of an entry's comparisons. */
export function comparedRows({id}: Pick<Entry, "id">, {effects}: Pick<Journal, "effects">): ComparedRows {
  const rows = effects.get(id) ?? [];
  const count = (judgement: EntryEffect["effect"]["judgement"]): number =>
    rows.filter(({effect}) => effect.judgement === judgement).length;
  return {
    compared: rows.length,
    moved: count("moved"),
    uncertain: count("uncertain") + count("weak"),
    untestable: count("untestable"),
  };
}

const DIRECTION_ORDER = {worse: 0, unknown: 1, better: 2, none: 3} as const;

function compareMoves(a: EntryEffect, b: EntryEffect): number {
  return (
    DIRECTION_ORDER[effectDirection(a)] - DIRECTION_ORDER[effectDirection(b)] ||
    compareUnits(a.series.unit, b.series.unit) ||
    sizeOf(b) - sizeOf(a)
  );
}

/** How far an effect went, both ways alike; finite from 0, too. */
function sizeOf({effect}: EntryEffect): number {
  return Math.min(Math.abs(Math.log(effect.ratio)), Number.MAX_VALUE);
}

function reviewedMove(row: EntryEffect): ReviewedMove {
  const {series, effect, kept} = row;
  const {group, name, unit, machine} = series;
  const direction = effectDirection(row);
  return {
    group,
    name,
    unit,
    machine,
    direction: direction === "none" ? "unknown" : direction,
    ratio: Number.isFinite(effect.ratio) ? effect.ratio : null,
    text: formatEffect(effect, unit),
    kept,
  };
}
