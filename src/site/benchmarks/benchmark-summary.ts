import type {Tone} from "../../benchstat/compare/change.ts";
import {toneOf} from "../../benchstat/compare/change.ts";
import {formatComparison, formatDelta, formatRange, formatRatio} from "../../benchstat/compare/wording.ts";
import type {Sparkline} from "../../charts/draw/sparkline.ts";
import type {Benchmark, BenchmarkUnit} from "../../journal/history/benchmarks.ts";
import type {ChangeThresholds, SeriesChange, SeriesTrend, StateWord} from "../../journal/history/changes.ts";
import {formatStep} from "../../journal/history/effect-words.ts";
import {explainState, noiseWord} from "../../journal/history/explain-state.ts";
import type {Ledger, LedgerRow} from "../../journal/history/ledger.ts";
import {chainedMean, lastMove} from "../../journal/history/ledger.ts";
import type {NoChangeReason} from "../../journal/history/no-change-reason.ts";
import type {Series, SeriesPoint} from "../../journal/history/series.ts";
import {changeTone} from "../../journal/history/trends.ts";
import type {Journal} from "../../journal/journal.ts";
import {compareSamples, isSignificant} from "../../stats/samples/comparison.ts";
import {formatQuantity} from "../../units/quantity.ts";

/** Of fewer measurements the noise is too rough a guess to print or to go by. */
export const NOISE_POINTS = 8;

/** The difference of the newest measurement from an earlier measurement. */
export interface Since {
  /** As benchstat prints it: `-41.23%`, `~`; without a test for single samples; `from 0 to 3 allocs/op`. */
  readonly text: string;
  readonly tone: Tone;
  /** Both values and the test. */
  readonly title: string;
  /** New over old, for sorting; undefined from zero. */
  readonly ratio: number | undefined;
}

/** The state of a unit, on the machine of the newest measurement. */
export interface UnitSummary {
  readonly unit: string;
  readonly series: Series;
  readonly machines: number;
  readonly trend: SeriesTrend;
  readonly latest: SeriesPoint;
  /** The newest median with its unit. */
  readonly value: string;
  /** Its interval as benchstat prints it, `±2%`; empty without an interval. */
  readonly range: string;
  /** Effects of entries and differences between them, on all machines. */
  readonly ledger: Ledger;
  /** The newest effect of an entry's own pair that counts as a move. */
  readonly lastMove: LedgerRow | undefined;
  /** The newest value against the first on this machine; undefined for a single measurement. */
  readonly sinceFirst: Since | undefined;
}

/** A change with the unit that it is of. */
export interface UnitChange {
  readonly unit: string;
  readonly change: SeriesChange;
}

/** A row of the index. */
export interface BenchmarkSummary {
  readonly benchmark: Benchmark;
  readonly main: UnitSummary;
  readonly others: readonly UnitSummary[];
  /** State of `moved`. */
  readonly state: StateWord;
  /** The newest change of the first unit with a change: time before bytes, bytes before allocations. */
  readonly moved: UnitChange | undefined;
  /** A newer change of another unit. */
  readonly movedLater: UnitChange | undefined;
  /** Why the first unit shows no change, in a sentence and in a word or two; undefined when some unit does. */
  readonly why: {readonly sentence: string; readonly short: string} | undefined;
  /** How many entries measured it. */
  readonly entries: number;
}

/** Returns the medians of a series and the places of its changes as a sparkline. */
export function seriesSparkline({points}: Series, {changes}: SeriesTrend): Sparkline {
  return {
    values: points.map(({center}) => center),
    changes: changes.map(change => ({place: change.first.place, tone: changeTone(change)})),
  };
}

/** The part of a journal that judges a series. */
interface JudgingJournal extends Pick<Journal, "trend"> {
  readonly config: {readonly thresholds: ChangeThresholds};
}

/** Summarizes a benchmark for its row in the index; undefined without measurements. */
export function summarizeBenchmark(
  benchmark: Benchmark,
  journal: JudgingJournal,
): BenchmarkSummary | undefined {
  const [main, ...others] = benchmark.units.flatMap(unit => summarizeUnit(unit, journal) ?? []);
  if (!main) return undefined;
  const changes = [main, ...others].flatMap(({unit, trend}): UnitChange[] => {
    const change = trend.changes.at(-1);
    return change ? [{unit, change}] : [];
  });
  const [moved, ...rest] = changes;
  const movedLater = rest.reduce<UnitChange | undefined>(
    (newest, one) => (entryOf(newest ?? moved) >= entryOf(one) ? newest : one),
    undefined,
  );
  const {reason} = main.trend;
  const points = benchmark.units.flatMap(({series}) => series.flatMap(one => one.points));
  return {
    benchmark,
    main,
    others,
    state: moved?.change.state ?? main.trend.state,
    moved,
    movedLater,
    why:
      moved || !reason
        ? undefined
        : {sentence: explainState(main.trend, main.unit), short: shortReason(main.trend, reason)},
    entries: new Set(points.map(({entry}) => entry)).size,
  };
}

/** Explains in two or three words why no change is shown, for a cell of a table. */
function shortReason({drift, noiseChange}: SeriesTrend, reason: NoChangeReason): string {
  if (drift) return `${formatRatio(1 + drift.slope)} a measurement`;
  if (noiseChange) return `${noiseWord(noiseChange)} since ${noiseChange.point.date}`;
  switch (reason.kind) {
    case "too-few":
      return reason.measurements === 1 ? "measured once" : `measured ${reason.measurements} times`;
    case "not-positive":
      return "not above 0";
    case "unstable":
      return "unstable";
    case "constant":
      return "always the same";
    case "too-small":
      return `${formatRatio(1 + reason.effect)} at most`;
    case "drift":
      return "drifts";
    case "drifting":
      return `drifts by ${formatRatio(1 + reason.slope)} a measurement`;
    case "noise-change":
      return reason.after > reason.before ? "noisier" : "less noisy";
    case "within-noise":
      return reason.measurements < NOISE_POINTS
        ? `measured ${reason.measurements} times`
        : `within ±${(100 * reason.noise).toFixed(1)}%`;
  }
}

function entryOf(moved: UnitChange | undefined): string {
  return moved?.change.first.point.entry ?? "";
}

/** Whether a move is an improvement. */
export function moveTone({base, head}: Pick<LedgerRow, "base" | "head">, better: Series["better"]): Tone {
  return base === undefined ? "none" : toneOf(base, head, better);
}

/** Sums up a unit on the machine of its newest measurement. */
export function summarizeUnit(
  {unit, series: all, ledger}: BenchmarkUnit,
  journal: JudgingJournal,
): UnitSummary | undefined {
  const [series] = all;
  const latest = series?.points.at(-1);
  if (!series || !latest) return undefined;
  const {points} = series;
  const range = formatRange({...latest, warnings: []});
  const {thresholds} = journal.config;
  const trend = journal.trend(series);
  const [first] = points;
  const since = first && points.length > 1 ? sinceOf(first, latest, series, thresholds.alpha) : undefined;
  return {
    unit,
    series,
    machines: all.length,
    trend,
    latest,
    value: formatQuantity(latest.center, unit),
    range: range === "∞" || range === "?" ? "" : `±${range}`,
    ledger,
    lastMove: lastMove(ledger),
    sinceFirst: since && muteWithinNoise(since, points.length, trend, thresholds),
  };
}

/**
 * Formats how far entries moved the benchmarks of a package together: `by entries -62.80% sec/op, chained geomean of
 * 4`; "" without moves.
 */
export function chainedMeanText(rows: readonly Pick<BenchmarkSummary, "main">[]): string {
  const [unit] = rows.map(({main}) => main.unit);
  const ledgers = rows.flatMap(({main}) =>
    main.unit === unit && main.ledger.chained.length > 0 ? [main.ledger] : [],
  );
  const last = chainedMean(ledgers).at(-1);
  if (unit === undefined || !last) return "";
  return `by entries ${formatRatio(last.index)} ${unit}, chained geomean of ${ledgers.length}`;
}

/** The newest median for a column that its unit heads: `1.000 KiB` below `B/op`, `3.000` below `allocs/op`. */
export function columnValue({value}: Pick<UnitSummary, "value">): string {
  return value.replace(/(?: allocs)?\/op$/, "");
}

/**
 * Removes the colour of a difference that measurements of the same code show as well, and of any difference while the
 * series shows no change: samples within a run are more alike than samples of two runs, so the U test alone finds a
 * difference nearly every day.
 */
function muteWithinNoise(
  since: Since,
  points: number,
  {noise = 0, state}: SeriesTrend,
  {leastChange}: ChangeThresholds,
): Since {
  const {ratio} = since;
  if (since.tone === "none") return since;
  if (state === "no change shown") return {...since, tone: "none", title: `${since.title}; no change shown`};
  if (ratio === undefined) return since;
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
    const text = from.center === to.center ? "0.00%" : formatStep(from.center, to.center, unit);
    return {text, tone: "none", title: `${numbers}, one sample each: nothing can be tested`, ratio};
  }
  const comparison = compareSamples(sorted(from.samples), sorted(to.samples), "nothing", alpha);
  return {
    text:
      isSignificant(comparison) && from.center === 0
        ? formatStep(0, to.center, unit)
        : formatDelta(from.center, to.center, comparison),
    tone: isSignificant(comparison) ? toneOf(from.center, to.center, better) : "none",
    title: `${numbers}, ${formatComparison(comparison)}`,
    ratio,
  };
}

function sorted(samples: readonly number[]): Float64Array {
  return Float64Array.from(samples).sort();
}
