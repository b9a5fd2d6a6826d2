import type {Measurement} from "../../measurement.ts";
import {median} from "../../stats/samples/median.ts";
import {medianInterval} from "../../stats/samples/median-interval.ts";
import {compareText} from "../../text/compare.ts";
import type {Entry} from "../entry/entry.ts";
import {compareAge} from "../entry/named-journal.ts";
import type {BenchmarkName} from "../read/renames.ts";
import type {Contribution} from "./contributions.ts";
import type {EffectThresholds} from "./effects.ts";
import type {FollowedEntry} from "./followed-entry.ts";
import type {UnjudgedPoint, UnjudgedSeries} from "./judge-series.ts";
import {judgeSeries} from "./judge-series.ts";
import type {Series, SideMeasurement} from "./series.ts";
import {quantityKey} from "./series.ts";

/**
 * Follows every measured quantity from entry to entry, a series per machine, and judges each entry's own pairs.
 * `confidence` is that of the points' intervals, 0 to 1. Series are ordered by kind, group, name, unit and machine.
 */
export function buildSeries(
  entries: readonly FollowedEntry[],
  thresholds: EffectThresholds & {readonly confidence: number},
): Series[] {
  return judgeSeries(followMeasurements(entries, thresholds.confidence), thresholds);
}

function followMeasurements(followed: readonly FollowedEntry[], confidence: number): UnjudgedSeries[] {
  const series = new Map<string, GrowingSeries>();
  for (const {entry, contributions, pages} of followed.toSorted((a, b) => compareAge(a.entry, b.entry))) {
    for (const contribution of contributions) {
      const quantity = quantityKey(contribution.measurement);
      // JSON of kind, group, name, unit and machine.
      const key = `${quantity.slice(0, -1)},${JSON.stringify(contribution.machine)}]`;
      const known: GrowingSeries = series.get(key) ?? newSeries(contribution);
      const isPaid = pages.has(quantity);
      const point = seriesPoint(entry, contribution, confidence);
      known.points.push(isPaid ? point : {...point, isUnpaid: true});
      const {formerly} = contribution;
      if (formerly) known.formerly.set(JSON.stringify([formerly.group, formerly.name]), formerly);
      series.set(key, known);
    }
  }
  const paid = new Set(followed.flatMap(({pages}) => [...pages.keys()]));
  return [...series].sort(([a], [b]) => compareText(a, b)).map(([, grown]) => finishSeries(grown, paid));
}

interface GrowingSeries {
  readonly head: Omit<Series, "points">;
  readonly points: UnjudgedPoint[];
  readonly formerly: Map<string, BenchmarkName>;
}

function finishSeries(
  {head, points, formerly}: GrowingSeries,
  withPages: ReadonlySet<string>,
): UnjudgedSeries {
  return {
    ...head,
    ...(formerly.size > 0 && {formerly: [...formerly.values()]}),
    ...(!withPages.has(quantityKey(head)) && {hasNoPage: true}),
    points,
  };
}

function newSeries(contribution: Contribution): GrowingSeries {
  return {head: seriesHead(contribution), points: [], formerly: new Map()};
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
