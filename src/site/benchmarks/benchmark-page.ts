import {formatRatio} from "../../benchstat/compare/wording.ts";
import type {LineChart} from "../../charts/vega/line-chart-data.ts";
import {trendLines} from "../../embeds/lib/trend-lines.ts";
import {entryAddress, findingCardAddress} from "../../journal/addresses/addresses.ts";
import {compareAge} from "../../journal/entry/named-journal.ts";
import type {Benchmark, BenchmarkUnit} from "../../journal/history/benchmarks.ts";
import type {
  ChangeSide,
  SeriesChange,
  SeriesNoiseChange,
  SeriesTrend,
} from "../../journal/history/changes.ts";
import {formatEffectTest} from "../../journal/history/effect-words.ts";
import {formatDrift, formatNoise, noiseWord} from "../../journal/history/explain-state.ts";
import {describeNoChange} from "../../journal/history/no-change-reason.ts";
import type {Series, SeriesPoint} from "../../journal/history/series.ts";
import {arePaid} from "../../journal/history/series.ts";
import {changeTone, formatChange, formatChangeP} from "../../journal/history/trends.ts";
import type {FindingState, Journal} from "../../journal/journal.ts";
import {formatQuantity} from "../../units/quantity.ts";

/** So many measurements are drawn, those of the machines that measured last; of the newest machine all. */
const MOST_DRAWN = 1200;

/** A finding that is listed beside a change. */
export interface ListedFinding extends Pick<FindingState, "status"> {
  readonly entry: Pick<FindingState["entry"], "id">;
  readonly finding: Pick<FindingState["finding"], "id" | "claim">;
  readonly resolvedBy: readonly Pick<FindingState["entry"], "id">[];
}

/** The part of a site that a page of the history needs. */
export interface BenchmarkHistorySource {
  readonly journal: Pick<Journal, "trend"> & {readonly findings: readonly ListedFinding[]};
  href(path: string): string;
}

/** A link with its words. */
export interface TitledLink {
  readonly title: string;
  readonly date: string;
  readonly href: string;
}

/** A change as a row of its page. */
export interface ChangeRow {
  /** Id of its place on the page: named after the entry, so that it stays when others are added. */
  readonly id: string;
  /** As in the chart. */
  readonly number: number;
  readonly confirmed: boolean;
  readonly tone: "better" | "worse" | "unknown";
  /** `-41.23%`, or `from 0 to 3 allocs/op` where there is no ratio. */
  readonly text: string;
  /** The 95 % interval of the change, `-43.10% to -39.02%`; undefined for exact numbers and unconfirmed changes. */
  readonly interval: string | undefined;
  /** The levels, with the unit. */
  readonly before: string;
  readonly after: string;
  /** `p<0.001`, of an entry's own pair `p=0.000 n=10`; undefined for exact numbers. */
  readonly p: string | undefined;
  /** Measurements on both sides: `2 measurements (20 samples) before, 3 (30) after`; "" for an entry's own pair. */
  readonly sizes: string;
  /** The entry of the first measurement of the new level. */
  readonly first: TitledLink;
  /** The entry of the last measurement of the old level; undefined when `first` measured both. */
  readonly last: TitledLink | undefined;
  /** True if the pair of `first` shows the change; otherwise no entry explains it. */
  readonly isCaused: boolean;
  /** Why: the findings of earlier entries that the entry resolved, and its own. */
  readonly findings: readonly {readonly claim: string; readonly status: string; readonly href: string}[];
}

/** A change of the noise as its page shows it. */
export interface NoiseChangeRow {
  /** `noisier`. */
  readonly word: string;
  /** The entry of the first measurement with the new noise. */
  readonly since: TitledLink;
  /** `±0.50%`, `±2.5%`. */
  readonly before: string;
  readonly after: string;
}

/** The history on a machine. */
export interface MachineHistory {
  readonly machine: string;
  readonly series: Series;
  readonly trend: SeriesTrend;
  /** Newest first. */
  readonly changes: readonly ChangeRow[];
  /** Why no change is shown; undefined when a change is shown, and where the drift or the noise is the reason. */
  readonly why: string | undefined;
  /** `+0.10% a measurement, +2.02% in all, p<0.001`; undefined without a drift. */
  readonly drift: string | undefined;
  /** Where measurements began to vary more, or less. */
  readonly noise: NoiseChangeRow | undefined;
  /** Undefined for a single measurement, where it is not paid for, and for machines beyond those that are drawn. */
  readonly chart: LineChart | undefined;
}

/** Everything a page shows of a unit, the machine of the newest measurement first. */
export function machineHistories(
  benchmark: Benchmark,
  {unit, series}: BenchmarkUnit,
  source: BenchmarkHistorySource,
): MachineHistory[] {
  const {trend: trendOf} = source.journal;
  const days = daysOf(series);
  let first = 1;
  let room = MOST_DRAWN;
  return series.map((one, place) => {
    const trend = trendOf(one);
    const context = {
      trend: trendOf,
      href: source.href,
      changeHref: (change: SeriesChange) => `#${changeId(change, place)}`,
    };
    const lines = trendLines([one], context, first);
    const changes = trend.changes.map((change, i) => ({
      ...describeChange(change, unit, first + i, source),
      id: changeId(change, place),
    }));
    first += changes.length;
    room -= one.points.length;
    return {
      machine: one.machine,
      series: one,
      trend,
      changes: changes.toReversed(),
      why: whyOf(trend),
      drift: trend.drift && formatDrift(trend.drift),
      noise: trend.noiseChange && noiseRow(trend.noiseChange, source),
      chart:
        arePaid(one.points) && (place === 0 || room >= 0)
          ? {
              title: benchmark.name,
              unit,
              better: one.better,
              lines,
              ...(series.length > 1 && {days, cuts: machineCuts(one, series)}),
            }
          : undefined,
    };
  });
}

function whyOf({reason, drift, noiseChange}: SeriesTrend): string | undefined {
  const isSaid = drift || (reason?.kind === "noise-change" && noiseChange);
  return !reason || isSaid ? undefined : describeNoChange(reason);
}

function noiseRow(change: SeriesNoiseChange, source: BenchmarkHistorySource): NoiseChangeRow {
  const {point, before, after} = change;
  return {
    word: noiseWord(change),
    since: titledLink(point, source),
    before: formatNoise(before),
    after: formatNoise(after),
  };
}

/** Names a change after its entry; on further machines with their number, where the entry may have moved the same. */
function changeId({first}: SeriesChange, machine: number): string {
  return `moved-by-${first.point.entry}${machine === 0 ? "" : `-${machine + 1}`}`;
}

function daysOf(series: readonly Series[]): readonly [string, string] {
  const dates = series.flatMap(({points}) => points.map(({date}) => date)).sort();
  return [dates[0] ?? "", dates.at(-1) ?? ""];
}

/** The days on which measuring changed to another machine, or back to this machine. */
function machineCuts(own: Series, all: readonly Series[]): string[] {
  const points = all
    .flatMap(({machine, points: of}) => of.map(({date, entry}) => ({machine, date, entry})))
    .sort((a, b) => compareAge({date: a.date, id: a.entry}, {date: b.date, id: b.entry}));
  const isOther = points.map(({machine}) => machine !== own.machine);
  const cuts = points.filter((_, i) => i > 0 && isOther[i] && !isOther[i - 1]);
  return [...new Set(cuts.map(({date}) => date))];
}

function describeChange(
  change: SeriesChange,
  unit: string,
  number: number,
  source: BenchmarkHistorySource,
): Omit<ChangeRow, "id"> {
  const {first, last, interval, effect} = change;
  return {
    number,
    confirmed: change.state === "changed",
    tone: changeTone(change),
    text: formatChange(change, unit),
    interval: interval && `${formatRatio(interval.low)} to ${formatRatio(interval.high)}`,
    before: formatQuantity(change.before.center, unit),
    after: formatQuantity(change.after.center, unit),
    p: effect ? formatEffectTest(effect) : change.p === undefined ? undefined : formatChangeP(change.p),
    sizes: effect ? "" : `${sideSize(change.before)} before, ${sideSize(change.after)} after`,
    first: titledLink(first.point, source),
    last: last.point.entry === first.point.entry ? undefined : titledLink(last.point, source),
    isCaused: effect !== undefined,
    findings: effect ? findingsOf(first.point.entry, source) : [],
  };
}

function sideSize({measurements, samples}: ChangeSide): string {
  const many = `${measurements} ${measurements === 1 ? "measurement" : "measurements"}`;
  return samples === measurements ? many : `${many} (${samples} samples)`;
}

function titledLink({entry, title, date}: SeriesPoint, {href}: BenchmarkHistorySource): TitledLink {
  return {title, date, href: href(entryAddress(entry))};
}

/** The findings of earlier entries that an entry resolved, then its own. */
function findingsOf(entry: string, {journal, href}: BenchmarkHistorySource): ChangeRow["findings"] {
  const resolved = journal.findings.filter(({resolvedBy}) => resolvedBy.some(({id}) => id === entry));
  const own = journal.findings.filter(state => state.entry.id === entry);
  return [...new Set([...resolved, ...own])].map(({entry: {id}, finding, status}) => ({
    claim: finding.claim,
    status,
    href: href(findingCardAddress(id, finding.id)),
  }));
}
