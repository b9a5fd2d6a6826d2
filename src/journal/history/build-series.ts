import type {Measurement} from "../../measurement.ts";
import {median} from "../../stats/samples/median.ts";
import {medianInterval} from "../../stats/samples/median-interval.ts";
import {compareText} from "../../text/compare.ts";
import type {Entry} from "../entry/entry.ts";
import {compareAge} from "../entry/named-journal.ts";
import type {Rename} from "../read/config.ts";
import type {BenchmarkName} from "../read/renames.ts";
import type {Contribution} from "./contributions.ts";
import {entryContributions} from "./contributions.ts";
import type {EffectThresholds} from "./effects.ts";
import type {UnjudgedPoint, UnjudgedSeries} from "./judge-series.ts";
import {judgeSeries} from "./judge-series.ts";
import type {Series, SideMeasurement} from "./series.ts";

/**
 * Follows every measured quantity from entry to entry, one series a machine, and judges what each entry's own pairs show.
 * `confidence` is that of the points' intervals, 0 to 1; benchmarks go by the names that `renames` give them. Series are ordered by kind, group, name, unit and machine.
 */
export function buildSeries(
  entries: readonly Entry[],
  thresholds: EffectThresholds & {readonly confidence: number},
  renames: readonly Rename[] = [],
): Series[] {
  return judgeSeries(followMeasurements(entries, thresholds.confidence, renames), thresholds);
}

function followMeasurements(
  entries: readonly Entry[],
  confidence: number,
  renames: readonly Rename[],
): UnjudgedSeries[] {
  const series = new Map<string, GrowingSeries>();
  for (const entry of entries.toSorted(compareAge)) {
    for (const contribution of entryContributions(entry, renames)) {
      const head = seriesHead(contribution);
      const key = JSON.stringify([head.kind, head.group, head.name, head.unit, head.machine]);
      const known: GrowingSeries = series.get(key) ?? {head, points: [], formerly: new Map()};
      known.points.push(seriesPoint(entry, contribution, confidence));
      const {formerly} = contribution;
      if (formerly) known.formerly.set(JSON.stringify([formerly.group, formerly.name]), formerly);
      series.set(key, known);
    }
  }
  return [...series].sort(([a], [b]) => compareText(a, b)).map(([, grown]) => finishSeries(grown));
}

interface GrowingSeries {
  readonly head: Omit<Series, "points">;
  readonly points: UnjudgedPoint[];
  readonly formerly: Map<string, BenchmarkName>;
}

function finishSeries({head, points, formerly}: GrowingSeries): UnjudgedSeries {
  return {...head, ...(formerly.size > 0 && {formerly: [...formerly.values()]}), points};
}

function seriesHead({measurement, machine}: Contribution): Omit<Series, "points"> {
  const {kind, group, name, unit, better, environment} = measurement;
  return {kind, group, name, unit, better, environment, machine};
}

function seriesPoint(
  entry: Entry,
  {side, measurement, base, tried}: Contribution,
  confidence: number,
): UnjudgedPoint {
  const sorted = Float64Array.from(measurement.samples).sort();
  const {low, high} = medianInterval(sorted.length, confidence);
  return {
    entry: entry.id,
    title: entry.meta.title,
    date: entry.date,
    commit: side === "base" ? entry.meta.baseCommit : entry.meta.commit,
    verdict: entry.meta.verdict,
    side,
    samples: measurement.samples,
    center: median(sorted),
    low: sorted[low - 1] ?? Number.NEGATIVE_INFINITY,
    high: sorted[high - 1] ?? Number.POSITIVE_INFINITY,
    ...(base && {base: sideMeasurement(base, entry.meta.baseCommit)}),
    ...(tried.length > 0 && {
      tried: tried.map(({name, head}) => ({name, ...sideMeasurement(head, entry.meta.commit)})),
    }),
  };
}

function sideMeasurement({samples}: Measurement, commit: string | undefined): SideMeasurement {
  return {commit, samples, center: median(Float64Array.from(samples).sort())};
}
