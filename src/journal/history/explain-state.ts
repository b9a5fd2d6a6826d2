import type {SeriesTrend} from "./changes.ts";
import {formatEffect} from "./effect-words.ts";
import {describeNoChange} from "./no-change-reason.ts";
import {formatChange} from "./trends.ts";

/** Explains the state of a series in words: which entry moved it last, or between which days it changed, or why no change is shown. */
export function explainState({changes, reason}: SeriesTrend, unit: string): string {
  const change = changes.at(-1);
  if (!change) return reason ? describeNoChange(reason) : "nothing was measured";
  const {state, effect, first, last} = change;
  const by = formatChange(change, unit);
  if (effect) return `${first.point.entry} moved it: ${formatEffect(effect)}`;
  if (state === "unconfirmed")
    return `the newest measurement, of ${first.point.entry}, differs by ${by} from the level before it and no second one confirms it`;
  return `changed by ${by} between ${last.point.date} and ${first.point.date}: no entry explains it`;
}
