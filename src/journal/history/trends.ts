import {formatRatio} from "../../benchstat/compare/wording.ts";
import {formatFixed} from "../../units/go-number.ts";
import {formatQuantity} from "../../units/quantity.ts";
import type {ChangeThresholds, SeriesChange, SeriesTrend} from "./changes.ts";
import {seriesTrend} from "./changes.ts";
import type {Series} from "./series.ts";

const known = new WeakMap<Series, {readonly thresholds: ChangeThresholds; readonly trend: SeriesTrend}>();

/** Returns the trend of a series, computed once for all pages that ask for it. A series is immutable, and so is its trend. */
export function trendOf(series: Series, {leastChange, alpha}: ChangeThresholds): SeriesTrend {
  const computed = known.get(series);
  if (computed?.thresholds.leastChange === leastChange && computed.thresholds.alpha === alpha)
    return computed.trend;
  const thresholds = {leastChange, alpha};
  const trend = seriesTrend(series, thresholds);
  known.set(series, {thresholds, trend});
  return trend;
}

/** Says how much a level changed: `-41.23%`; from zero, what to. */
export function formatChange(
  {before, after, ratio}: Pick<SeriesChange, "before" | "after" | "ratio">,
  unit: string,
): string {
  if (Number.isFinite(ratio)) return formatRatio(ratio);
  return `from ${formatQuantity(before.center, unit)} to ${formatQuantity(after.center, unit)}`;
}

/** Writes p as benchstat does, small ones as below what three digits hold: `p<0.001`. */
export function formatChangeP(p: number): string {
  return p < 0.001 ? "p<0.001" : `p=${formatFixed(p, 3)}`;
}

/** Whether a change is good news, for the class that colours it. */
export function changeTone({better}: Pick<SeriesChange, "better">): "better" | "worse" | "unknown" {
  return better === undefined ? "unknown" : better ? "better" : "worse";
}
