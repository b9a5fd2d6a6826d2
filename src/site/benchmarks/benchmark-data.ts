import {BENCHMARK_VERSION} from "../../contract/trend-chart.ts";
import type {Benchmark, BenchmarkUnit} from "../../journal/history/benchmarks.ts";
import type {SeriesChange, SeriesNoiseChange} from "../../journal/history/changes.ts";
import {explainState} from "../../journal/history/explain-state.ts";
import type {Ledger, LedgerRow} from "../../journal/history/ledger.ts";
import type {Series, SeriesPoint} from "../../journal/history/series.ts";
import type {SeriesMeasurement} from "../../journal/history/series-measurements.ts";
import type {Journal} from "../../journal/journal.ts";
import {csvCell} from "../../publish/data/csv-cell.ts";
import type {
  BenchmarkHistoryDocument,
  HistoryDocument,
  LedgerRowDocument,
  LevelChangeDocument,
  MeasuredPointColumns,
  PlaceDocument,
} from "./benchmark-document.ts";

const COLUMNS = [
  "entry",
  "date",
  "commit",
  "machine",
  "side",
  "verdict",
  "unit",
  "median",
  "low",
  "high",
  "n",
  "samples",
];

/** A unit of a benchmark as CSV: a row for each measurement, its samples with spaces between them in the last cell. */
export function benchmarkCsv({unit, series}: BenchmarkUnit): string {
  const unitCell = csvCell(unit);
  const rows = series.flatMap(({machine, points}) => {
    const machineCell = csvCell(machine);
    return points.map(point => {
      const {entry, date, commit = "", side, verdict = "", center, low, high, samples} = point;
      const place = `${csvCell(entry)},${date},${csvCell(commit)},${machineCell},${side},${verdict},${unitCell}`;
      // Numbers need no quotes; a cell of one negative number does.
      return `${place},${center},${endCell(low)},${endCell(high)},${samples.length},${csvCell(samples.join(" "))}\r\n`;
    });
  });
  return [`${COLUMNS.join(",")}\r\n`, ...rows].join("");
}

/** Writes an end of an interval; empty if it is unknown. */
function endCell(end: number): string {
  return Number.isFinite(end) ? String(end) : "";
}

/** Returns a unit of a benchmark with all its machines as plain data; unknown ends of intervals are null. */
export function benchmarkJson(
  {journal: ofJournal, kind, group, name}: Benchmark,
  {unit, series, ledger}: BenchmarkUnit,
  journal: Pick<Journal, "trend">,
): BenchmarkHistoryDocument {
  return {
    version: BENCHMARK_VERSION,
    ...(ofJournal !== undefined && {journal: ofJournal}),
    kind,
    group,
    name,
    unit,
    better: series[0]?.better ?? null,
    series: series.map(one => seriesJson(one, journal)),
    ...ledgerJson(ledger),
  };
}

/** The rows of pairs and of what leads to them, the products of each machine, and the chained index. */
function ledgerJson({
  rows,
  totals,
  chained,
}: Ledger): Pick<BenchmarkHistoryDocument, "ledger" | "totals" | "chained"> {
  return {
    ledger: rows.filter(row => !isDifference(row)).map(ledgerRowJson),
    totals: totals.map(({machine, first, last, total, byEntries, between}) => ({
      machine,
      first,
      last,
      total: total ?? null,
      byEntries: byEntries ?? null,
      between: between ?? null,
    })),
    chained,
  };
}

/** True for the difference of two points that `points` has: nearly all rows of a long history are such rows. */
function isDifference({kind, point}: LedgerRow): boolean {
  return kind === "between" && point.base === undefined;
}

/** A row between two entries has no effect, no judgement and no title. */
function ledgerRowJson(row: LedgerRow): LedgerRowDocument {
  const {kind, machine, point, base, head, ratio, effect, significant, attributed, tried} = row;
  const {entry, title, date, verdict} = point;
  return {
    kind,
    machine,
    entry,
    base: base ?? null,
    head,
    ratio: ratio === undefined ? null : finite(ratio),
    ...(kind === "entry" && {
      title,
      date,
      verdict: verdict ?? null,
      tried: tried ?? null,
      interval: effect?.interval ?? null,
      p: effect?.p ?? null,
      n: effect?.n ?? null,
      significant,
      attributed,
      judgement: effect?.judgement ?? null,
      rows: effect?.rows ?? null,
    }),
  };
}

function seriesJson(series: Series, journal: Pick<Journal, "trend">): HistoryDocument {
  const {machine, environment, points} = series;
  const trend = journal.trend(series);
  const {state, changes, levels, spikes, noise, drift, noiseChange} = trend;
  return {
    machine,
    environment,
    state,
    why: explainState(trend, series.unit),
    noise: noise ?? null,
    drift: drift ? {...drift, better: drift.better ?? null} : null,
    noiseChange: noiseChange ? noiseChangeJson(noiseChange) : null,
    levels,
    spikes,
    changes: changes.map(changeJson),
    points: pointColumns(points),
  };
}

function noiseChangeJson({
  place,
  point,
  before,
  after,
}: SeriesNoiseChange): NonNullable<HistoryDocument["noiseChange"]> {
  return {place, entry: point.entry, title: point.title, before, after};
}

function changeJson({
  state,
  before,
  after,
  first,
  last,
  entry,
  ratio,
  interval,
  p,
  better,
}: SeriesChange): LevelChangeDocument {
  return {
    state,
    entry: entry ?? null,
    /** Between these two measurements, by place in `points`. */
    last: measurementJson(last),
    first: measurementJson(first),
    before,
    after,
    ratio: finite(ratio),
    interval: interval ?? null,
    p: p ?? null,
    better: better ?? null,
  };
}

function measurementJson({place, side, point}: SeriesMeasurement): PlaceDocument {
  return {place, side, entry: point.entry};
}

function pointColumns(points: readonly SeriesPoint[]): MeasuredPointColumns {
  return {
    entry: points.map(({entry}) => entry),
    title: points.map(({title}) => title),
    ...(points.some(({commit}) => commit) && {commit: points.map(({commit}) => commit ?? null)}),
    ...(points.some(({verdict}) => verdict) && {verdict: points.map(({verdict}) => verdict ?? null)}),
    ...(points.some(({side}) => side !== "only") && {side: points.map(({side}) => side)}),
    median: points.map(({center}) => center),
    low: points.map(({low}) => finite(low)),
    high: points.map(({high}) => finite(high)),
    n: points.map(({samples}) => samples.length),
  };
}

function finite(number: number): number | null {
  return Number.isFinite(number) ? number : null;
}
