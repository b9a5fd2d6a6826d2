import {formatRatio} from "../../benchstat/compare/wording.ts";
import {geometricMean} from "../../stats/samples/geometric-mean.ts";
import {compareUnits} from "../../units/unit-order.ts";
import {explainJudgement, formatStep} from "./effect-words.ts";
import type {Effect, EffectJudgement} from "./effects.ts";
import type {Series} from "./series.ts";

/** An entry's change in a unit, as a single number. */
export interface EntryHeadline {
  readonly unit: string;
  /** `-41.23%`, `~`; how many moved where a median of zero leaves no mean. */
  readonly text: string;
  readonly direction: "better" | "worse" | "none" | "unknown";
  /** The number's subject, in words. */
  readonly of: string;
}

/** The effect of an entry's own pair on a benchmark in a unit. */
export interface EntryEffect {
  readonly series: Series;
  readonly effect: Effect;
  /** False for a head that was tried and left out. */
  readonly kept: boolean;
}

/** Maximum number of headlines of an entry. */
const MAX_HEADLINES = 4;

/** Returns the effects of the entries' own pairs by entry id. Of an entry that kept no head, those of the heads it tried. */
export function entryEffects(series: readonly Series[]): ReadonlyMap<string, readonly EntryEffect[]> {
  const effects = new Map<string, EntryEffect[]>();
  for (const one of series) {
    if (one.kind !== "benchmark") continue;
    for (const {entry, effect, tried = []} of one.points) {
      const own = effect ? [{effect, kept: true}] : tried.map(head => ({effect: head.effect, kept: false}));
      const all = effects.get(entry) ?? [];
      all.push(...own.map(each => ({series: one, ...each})));
      if (all.length > 0) effects.set(entry, all);
    }
  }
  return effects;
}

/**
 * Summarizes the effects of an entry's own pairs, time first. The worst change that counts as a move leads its unit, so that
 * a mean of many benchmarks never hides it; without such a change the number is the geometric mean of all rows.
 */
export function entryHeadlines(effects: readonly EntryEffect[]): EntryHeadline[] {
  const units = [...Map.groupBy(effects, ({series}) => series.unit)].sort(([a], [b]) => compareUnits(a, b));
  const moved = units.flatMap(([unit, rows]) => unitHeadlines(unit, rows));
  const [first] = units;
  if (moved.length > 0 || !first) return moved.slice(0, MAX_HEADLINES);
  return [{unit: first[0], text: "~", direction: "none", of: explainNone(first[1])}];
}

/** From the judgement that is nearest to a move to that which is farthest. */
const NEAREST: readonly EffectJudgement[] = ["weak", "uncertain", "too-small", "none", "untestable"];

/** Explains why no row counts as a move, by the row that is nearest to a move. */
function explainNone(rows: readonly EntryEffect[]): string {
  const nearest = rows.toSorted(
    (a, b) => NEAREST.indexOf(a.effect.judgement) - NEAREST.indexOf(b.effect.judgement),
  )[0];
  return nearest ? explainJudgement(nearest.effect) : "";
}

function unitHeadlines(unit: string, rows: readonly EntryEffect[]): EntryHeadline[] {
  const moved = rows.filter(({effect}) => effect.judgement === "moved");
  if (moved.length === 0) return [];
  const several = new Set(rows.map(({series}) => series.group)).size > 1;
  const worse = worstFirst(moved.filter(row => effectDirection(row) === "worse"));
  if (worse.length > 0 && rows.length > 1)
    return [leading(unit, worse, several), ...betterOnes(unit, moved, several)];
  const [only] = rows;
  if (rows.length === 1 && only) return [leading(unit, [only], several)];
  const mean = geometricMean(rows.map(({effect}) => effect.ratio));
  const direction = effectDirection(moved[0]);
  if (!(mean > 0 && Number.isFinite(mean)))
    return [
      {
        unit,
        text: `${moved.length} of ${rows.length}`,
        direction,
        of: direction === "unknown" ? "moved" : direction,
      },
    ];
  return [{unit, text: formatRatio(mean), direction, of: `geomean of ${rows.length}, ${moved.length} moved`}];
}

/** Improvements beside changes for the worse. */
function betterOnes(unit: string, moved: readonly EntryEffect[], several: boolean): EntryHeadline[] {
  const better = worstFirst(moved.filter(row => effectDirection(row) === "better"));
  return better.length > 0 ? [leading(unit, better, several)] : [];
}

/** The first of some rows by its name, and how many more there are. */
function leading(unit: string, rows: readonly EntryEffect[], several: boolean): EntryHeadline {
  const [first, ...others] = rows;
  const {group = "", name = ""} = first?.series ?? {};
  const {from = Number.NaN, to = Number.NaN} = first?.effect ?? {};
  const called = several ? [group.split("/").at(-1), name].filter(Boolean).join(" · ") : name;
  return {
    unit,
    text: formatStep(from, to, unit),
    direction: effectDirection(first),
    of: others.length > 0 ? `${called} and ${others.length} more` : called,
  };
}

/** The largest change first. */
function worstFirst(rows: readonly EntryEffect[]): EntryEffect[] {
  // Finite, since two infinite sizes have no order.
  const size = ({effect}: EntryEffect) => Math.min(Math.abs(Math.log(effect.ratio)), Number.MAX_VALUE);
  return rows.toSorted((a, b) => size(b) - size(a));
}

/**
 * Returns the direction of an effect that counts as a move; `none` for other effects, `unknown` where the unit has no
 * direction.
 */
export function effectDirection(row: EntryEffect | undefined): EntryHeadline["direction"] {
  if (row?.effect.judgement !== "moved") return "none";
  const {better} = row.series;
  if (better === undefined) return "unknown";
  return row.effect.ratio < 1 === (better === "lower") ? "better" : "worse";
}
