import type {Line, LineMark, LineNoise, LinePoint} from "../../charts/vega/line-chart-data.ts";
import {entryAddress} from "../../journal/addresses/addresses.ts";
import type {SeriesChange, SeriesNoiseChange, SeriesTrend} from "../../journal/history/changes.ts";
import {formatDrift, formatNoiseChange, noiseWord} from "../../journal/history/explain-state.ts";
import type {Series, SeriesPoint} from "../../journal/history/series.ts";
import {changeTone, formatChange} from "../../journal/history/trends.ts";

/** Context in which the lines of series are drawn. */
export interface TrendContext {
  trend(series: Series): SeriesTrend;
  /** Prefixes a site path with the base. */
  href(path: string): string;
  /** Address of a change's number; by default that of the entry that first measured it. */
  changeHref?(change: SeriesChange): string;
}

/**
 * A line a series with its levels and its changes, which are numbered through all lines from 1 on, or from `first`.
 * Lines are named by the machine, and if the series differ in them by package and name.
 */
export function trendLines(series: readonly Series[], context: TrendContext, first = 1): Line[] {
  const differ = (of: (one: Series) => string) => new Set(series.map(of)).size > 1;
  const byGroup = differ(one => one.group);
  const byName = differ(one => one.name);
  let number = first;
  return series.map(one => {
    const {levels, spikes, changes, drift, noiseChange} = context.trend(one);
    const marks = changes.map(change => lineMark(change, one.unit, number++, context));
    return {
      name: [byGroup && one.group, byName && one.name, one.machine].filter(Boolean).join(" · "),
      points: one.points.map(point => linePoint(point, context)),
      levels,
      spikes,
      marks,
      ...(drift && {drift: formatDrift(drift)}),
      ...(noiseChange && {noise: lineNoise(noiseChange, context)}),
    };
  });
}

function lineNoise(noiseChange: SeriesNoiseChange, context: TrendContext): LineNoise {
  const {place, point} = noiseChange;
  return {
    place,
    word: noiseWord(noiseChange),
    label: formatNoiseChange(noiseChange),
    href: context.href(entryAddress(point.entry)),
  };
}

function lineMark(change: SeriesChange, unit: string, number: number, context: TrendContext): LineMark {
  const {entry, title} = change.first.point;
  const confirmed = change.state === "changed";
  const how = `${formatChange(change, unit)}${confirmed ? "" : ", unconfirmed"}`;
  return {
    number,
    place: change.first.place,
    atPoint: change.entry !== undefined,
    label:
      change.entry === undefined
        ? `${how}, between ${change.last.point.date} and ${change.first.point.date}, no entry explains it`
        : `${how}, ${title}`,
    href: context.changeHref?.(change) ?? context.href(entryAddress(entry)),
    confirmed,
    tone: changeTone(change),
  };
}

function linePoint(point: SeriesPoint, context: TrendContext): LinePoint {
  const {entry, title, date, center, low, high, samples, verdict, side} = point;
  return {
    key: entry,
    date,
    label: title,
    href: context.href(entryAddress(entry)),
    center,
    low,
    high,
    n: samples.length,
    ...(side === "base" && verdict !== undefined && {hollow: verdict}),
  };
}
