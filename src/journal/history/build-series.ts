import type {Artifact} from "../../artifacts/kind.ts";
import type {Measurement} from "../../measurement.ts";
import {median} from "../../stats/median.ts";
import {medianInterval} from "../../stats/median-interval.ts";
import type {Entry} from "../entry/entry.ts";
import {isKeptPair} from "../entry/kept-pair.ts";
import {machineName} from "../entry/machine-name.ts";
import type {Rename} from "../read/config.ts";
import type {BenchmarkName} from "../read/renames.ts";
import {renameBenchmark} from "../read/renames.ts";
import type {EffectThresholds} from "./effects.ts";
import type {UnjudgedPoint, UnjudgedSeries} from "./judge-series.ts";
import {judgeSeries} from "./judge-series.ts";
import type {Series, SeriesPoint, SideMeasurement} from "./series.ts";

interface Contribution {
  readonly side: SeriesPoint["side"];
  /** Under the name it has today. */
  readonly measurement: Measurement;
  /** The name it was measured under, where that is another one. */
  readonly formerly: BenchmarkName | undefined;
  /** What the pair's base measured of the same, where `side` is its head. */
  readonly base: Measurement | undefined;
  /** Heads that were not kept, against the same base. */
  readonly tried: Trial[];
}

/** A head that was not kept, and what its file is called. */
interface Trial {
  readonly name: string;
  readonly head: Measurement;
}

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
  for (const entry of entries.toSorted((a, b) => compare(a.id, b.id))) {
    for (const contribution of contributions(entry, renames)) {
      const head = seriesHead(entry, contribution.measurement);
      const key = JSON.stringify([head.kind, head.group, head.name, head.unit, head.machine]);
      const known: GrowingSeries = series.get(key) ?? {head, points: [], formerly: new Map()};
      known.points.push(seriesPoint(entry, contribution, confidence));
      const {formerly} = contribution;
      if (formerly) known.formerly.set(JSON.stringify([formerly.group, formerly.name]), formerly);
      series.set(key, known);
    }
  }
  return [...series].sort(([a], [b]) => compare(a, b)).map(([, grown]) => finishSeries(grown));
}

interface GrowingSeries {
  readonly head: Omit<Series, "points">;
  readonly points: UnjudgedPoint[];
  readonly formerly: Map<string, BenchmarkName>;
}

function finishSeries({head, points, formerly}: GrowingSeries): UnjudgedSeries {
  return {...head, ...(formerly.size > 0 && {formerly: [...formerly.values()]}), points};
}

/** What an entry measured of the code as it stood after it, each quantity once: the first pair or file in name order, then what is pasted into its text. */
function contributions(entry: Entry, renames: readonly Rename[]): Contribution[] {
  const found = new Map<string, Contribution>();
  const keyOf = ({kind, group, name, unit, environment}: Measurement): string =>
    JSON.stringify([kind, group, name, unit, machineName(entry, environment)]);
  const add = (side: SeriesPoint["side"], artifact: Artifact | undefined, other?: Artifact): void => {
    const bases = new Map(
      renamed(other?.measurements ?? [], renames)
        .toReversed()
        .map(({measurement}) => [keyOf(measurement), measurement]),
    );
    for (const {measurement, formerly} of renamed(artifact?.measurements ?? [], renames)) {
      const key = keyOf(measurement);
      if (!found.has(key)) found.set(key, {side, measurement, formerly, base: bases.get(key), tried: []});
    }
  };
  const addTrial = (name: string, artifact: Artifact | undefined): void => {
    const seen = new Set<string>();
    for (const {measurement} of renamed(artifact?.measurements ?? [], renames)) {
      const key = keyOf(measurement);
      if (!seen.has(key)) found.get(key)?.tried.push({name, head: measurement});
      seen.add(key);
    }
  };
  const [kept, tried] = [true, false].map(is => entry.pairs.filter(pair => isKeptPair(entry, pair) === is));
  for (const {base, head} of kept ?? []) add("head", head.artifact, base.artifact);
  for (const {base} of tried ?? []) add("base", base.artifact);
  for (const {side, artifact} of entry.attachments) if (side === "neither") add("only", artifact);
  for (const {side, artifact, base} of entry.fences) {
    if (side === "only") add("only", artifact);
    else if (side === "head" && entry.leaves === "head") add("head", artifact, base);
    else if (side === "base" && entry.leaves === "base") add("base", artifact);
  }
  for (const {head} of tried ?? []) addTrial(head.name, head.artifact);
  for (const {side, artifact, base, title = ""} of entry.fences)
    if (side === "head" && base && entry.leaves === "base") addTrial(title, artifact);
  return [...found.values()];
}

/** Measurements under today's names; a file that has a benchmark under both names is believed for the new one first. */
function renamed(
  measurements: readonly Measurement[],
  renames: readonly Rename[],
): Pick<Contribution, "measurement" | "formerly">[] {
  const named = measurements.map(measurement => {
    const {group, name} = measurement;
    const today = renameBenchmark(measurement, renames);
    const same = today.group === group && today.name === name;
    return same
      ? {measurement, formerly: undefined}
      : {measurement: {...measurement, ...today}, formerly: {group, name}};
  });
  return renames.length === 0 ? named : named.sort((a, b) => Number(!!a.formerly) - Number(!!b.formerly));
}

function seriesHead(entry: Entry, measurement: Measurement): Omit<Series, "points"> {
  const {kind, group, name, unit, better, environment} = measurement;
  return {kind, group, name, unit, better, environment, machine: machineName(entry, environment)};
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

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
