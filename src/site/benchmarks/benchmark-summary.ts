import type {Tone} from "../../benchstat/compare/change.ts";
import {toneOf} from "../../benchstat/compare/change.ts";
import {formatComparison, formatDelta, formatRange, formatRatio} from "../../benchstat/compare/wording.ts";
import type {Sparkline} from "../../charts/draw/sparkline.ts";
import type {ChangeThresholds, SeriesChange, SeriesTrend, StateWord} from "../../journal/history/changes.ts";
import type {Series, SeriesPoint} from "../../journal/history/series.ts";
import type {Silence} from "../../journal/history/silence.ts";
import {describeSilence} from "../../journal/history/silence.ts";
import {changeTone, trendOf} from "../../journal/history/trends.ts";
import {compareSamples, isSignificant} from "../../stats/comparison.ts";
import {formatQuantity} from "../../units/quantity.ts";
import type {Benchmark, BenchmarkUnit} from "./benchmarks.ts";

/** Of fewer measurements the noise is too rough a guess to print or to go by. */
export const NOISE_POINTS = 8;

/** How the newest measurement differs from an earlier one. */
export interface Since {
  /** As benchstat prints it: `-41.23%`, `~`; in percent without a test where there is one sample only. */
  readonly text: string;
  readonly tone: Tone;
  /** From what to what, and how sure. */
  readonly title: string;
  /** New over old, for sorting; undefined from zero. */
  readonly ratio: number | undefined;
}

/** Where one unit stands today: on the machine of the newest measurement. */
export interface UnitSummary {
  readonly unit: string;
  readonly series: Series;
  readonly machines: number;
  readonly trend: SeriesTrend;
  readonly latest: SeriesPoint;
  /** The newest median with its unit. */
  readonly value: string;
  /** Its interval as benchstat prints it, `±2%`; empty where there is none. */
  readonly range: string;
  /** Undefined for a single measurement. */
  readonly sinceLast: Since | undefined;
  /** Undefined with fewer than three: then it is the same as since the last. */
  readonly sinceFirst: Since | undefined;
}

/** A change with the unit that it is of. */
export interface UnitChange {
  readonly unit: string;
  readonly change: SeriesChange;
}

/** One row of the index. */
export interface BenchmarkSummary {
  readonly benchmark: Benchmark;
  readonly main: UnitSummary;
  readonly others: readonly UnitSummary[];
  /** Of all units: of the newest change where there is one. */
  readonly state: StateWord;
  /** The newest change of all units; of the same entry that of the first unit. */
  readonly moved: UnitChange | undefined;
  /** Why the first unit shows no change, in a sentence and in a word or two; undefined when some unit does. */
  readonly why: {readonly sentence: string; readonly short: string} | undefined;
  /** How many entries measured it. */
  readonly entries: number;
}

/** A history as small as it can be told: its medians, and where its level changed. */
export function seriesSparkline({points}: Series, {changes}: SeriesTrend): Sparkline {
  return {
    values: points.map(({center}) => center),
    changes: changes.map(change => ({place: change.first.place, tone: changeTone(change)})),
  };
}

/** Sums up where a benchmark stands, for its row in the index; undefined for one without measurements. */
export function summarizeBenchmark(
  benchmark: Benchmark,
  thresholds: ChangeThresholds,
): BenchmarkSummary | undefined {
  const [main, ...others] = benchmark.units.flatMap(unit => summarizeUnit(unit, thresholds) ?? []);
  if (!main) return undefined;
  const changes = [main, ...others].flatMap(({unit, trend}): UnitChange[] => {
    const change = trend.changes.at(-1);
    return change ? [{unit, change}] : [];
  });
  const moved = changes.reduce<UnitChange | undefined>(
    (newest, one) => (newest && entryOf(newest) >= entryOf(one) ? newest : one),
    undefined,
  );
  const {silence} = main.trend;
  const points = benchmark.units.flatMap(({series}) => series.flatMap(one => one.points));
  return {
    benchmark,
    main,
    others,
    state: moved?.change.state ?? "no change shown",
    moved,
    why: moved || !silence ? undefined : {sentence: describeSilence(silence), short: shortSilence(silence)},
    entries: new Set(points.map(({entry}) => entry)).size,
  };
}

/** Why no change is shown, as short as a cell of a table. */
function shortSilence(silence: Silence): string {
  switch (silence.kind) {
    case "too-few":
      return silence.measurements === 1 ? "measured once" : `measured ${silence.measurements} times`;
    case "not-positive":
      return "not above 0";
    case "unstable":
      return "unstable";
    case "constant":
      return "always the same";
    case "too-small":
      return `${formatRatio(1 + silence.effect)} at most`;
    case "drift":
      return "drifts";
    case "within-noise":
      return silence.measurements < NOISE_POINTS
        ? `measured ${silence.measurements} times`
        : `within ±${(100 * silence.noise).toFixed(1)}%`;
  }
}

function entryOf({change}: UnitChange): string {
  return change.first.point.entry;
}

/** Sums up one unit on the machine of its newest measurement. */
export function summarizeUnit(
  {unit, series: all}: BenchmarkUnit,
  thresholds: ChangeThresholds,
): UnitSummary | undefined {
  const [series] = all;
  const latest = series?.points.at(-1);
  if (!series || !latest) return undefined;
  const {points} = series;
  const range = formatRange({...latest, warnings: []});
  const trend = trendOf(series, thresholds);
  const since = (point: SeriesPoint | undefined): Since | undefined =>
    point && calm(sinceOf(point, latest, series, thresholds.alpha), points.length, trend, thresholds);
  return {
    unit,
    series,
    machines: all.length,
    trend,
    latest,
    value: formatQuantity(latest.center, unit),
    range: range === "∞" || range === "?" ? "" : `±${range}`,
    sinceLast: since(points.at(-2)),
    sinceFirst: points.length > 2 ? since(points[0]) : undefined,
  };
}

/** The newest median for a column that its unit heads: `1.000 KiB` below `B/op`, `3.000` below `allocs/op`. */
export function columnValue({value}: Pick<UnitSummary, "value">): string {
  return value.replace(/(?: allocs)?\/op$/, "");
}

/**
 * Takes the colour from a difference that measurements of the same code show as well: samples of one run are more alike than
 * those of two, so the test alone finds a difference nearly every day.
 */
function calm(
  since: Since,
  points: number,
  {noise = 0}: SeriesTrend,
  {leastChange}: ChangeThresholds,
): Since {
  const {ratio} = since;
  if (ratio === undefined || since.tone === "none") return since;
  const known = points >= NOISE_POINTS ? noise : 0;
  const usual = Math.max(Math.log1p(leastChange), 2 * Math.SQRT2 * known);
  if (!(Math.abs(Math.log(ratio)) < usual)) return since;
  return {...since, tone: "none", title: `${since.title}; measurements of one level differ as much`};
}

/** Compares two points of a series as benchstat compares two files. */
export function sinceOf(
  from: SeriesPoint,
  to: SeriesPoint,
  {unit, better}: Pick<Series, "unit" | "better">,
  alpha: number,
): Since {
  const numbers = `${formatQuantity(from.center, unit)} (${from.date}) → ${formatQuantity(to.center, unit)} (${to.date})`;
  const ratio = from.center === 0 ? undefined : to.center / from.center;
  if (from.samples.length === 1 && to.samples.length === 1) {
    const text = from.center === to.center ? "0.00%" : ratio === undefined ? "?" : formatRatio(ratio);
    return {text, tone: "none", title: `${numbers}, one sample each: nothing can be tested`, ratio};
  }
  const comparison = compareSamples(sorted(from.samples), sorted(to.samples), "nothing", alpha);
  return {
    text: formatDelta(from.center, to.center, comparison),
    tone: isSignificant(comparison) ? toneOf(from.center, to.center, better) : "none",
    title: `${numbers}, ${formatComparison(comparison)}`,
    ratio,
  };
}

function sorted(samples: readonly number[]): Float64Array {
  return Float64Array.from(samples).sort();
}
