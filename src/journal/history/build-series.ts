import type {Artifact} from "../../artifacts/kind.ts";
import type {Measurement} from "../../measurement.ts";
import {median} from "../../stats/median.ts";
import {medianInterval} from "../../stats/median-interval.ts";
import {compareText} from "../../text/compare.ts";
import type {Entry, Pair} from "../entry/entry.ts";
import {isKeptPair} from "../entry/kept-pair.ts";
import {machineName} from "../entry/machine-name.ts";
import {pairSettings} from "../entry/pair-settings.ts";
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
  for (const entry of entries.toSorted((a, b) => compareText(a.id, b.id))) {
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

/** The files of a pair, or one file, and what distinguishes them from the entry's other pairs. */
interface Source {
  readonly side: SeriesPoint["side"];
  readonly artifact: Artifact | undefined;
  readonly base?: Artifact | undefined;
  /** The same for all pairs with one base; each other source has one of its own. */
  readonly session: string;
  /** `gogc: off`; names a second pair of one benchmark. */
  readonly setting?: string | undefined;
}

/**
 * What an entry measured of the code as it stood after it, each quantity once: the first pair or file in name order, then
 * what is pasted into its text. A further pair of a quantity, with another setting, is a quantity of a group of its own.
 */
function contributions(entry: Entry, renames: readonly Rename[]): Contribution[] {
  const found = new Map<string, Contribution & {readonly session: string}>();
  const keyOf = ({kind, group, name, unit, environment}: Measurement): string =>
    JSON.stringify([kind, group, name, unit, machineName(entry, environment)]);
  const placed = ({artifact, session, setting}: Omit<Source, "side">) =>
    renamed(artifact?.measurements ?? [], renames).map(one => {
      const isOther = (found.get(keyOf(one.measurement))?.session ?? session) !== session;
      if (!isOther || setting === undefined) return one;
      const group = [one.measurement.group, setting].filter(Boolean).join(", ");
      return {...one, measurement: {...one.measurement, group}};
    });
  const add = ({side, base, ...source}: Source): void => {
    const {session} = source;
    const all = placed(source);
    const bases = new Map(
      placed({...source, artifact: base})
        .toReversed()
        .map(({measurement}) => [keyOf(measurement), measurement]),
    );
    for (const {measurement, formerly} of all) {
      const key = keyOf(measurement);
      if (!found.has(key))
        found.set(key, {side, measurement, formerly, base: bases.get(key), tried: [], session});
    }
  };
  const addTrial = (name: string, source: Omit<Source, "side">): void => {
    const seen = new Set<string>();
    for (const {measurement} of placed(source)) {
      const key = keyOf(measurement);
      const known = found.get(key);
      if (!seen.has(key) && known?.session === source.session) known.tried.push({name, head: measurement});
      seen.add(key);
    }
  };
  const settings = pairSettings(entry.pairs);
  const sourceOf = ({base, head}: Pair) => ({session: base.name, setting: settings.get(head.name)});
  const [kept = [], tried = []] = [true, false].map(is =>
    entry.pairs.filter(pair => isKeptPair(entry, pair) === is),
  );
  for (const pair of kept)
    add({side: "head", artifact: pair.head.artifact, base: pair.base.artifact, ...sourceOf(pair)});
  for (const pair of tried) add({side: "base", artifact: pair.base.artifact, ...sourceOf(pair)});
  for (const {side, artifact, name} of entry.attachments)
    if (side === "neither") add({side: "only", artifact, session: name});
  for (const {side, artifact, base, line} of entry.fences) {
    const session = `line ${line}`;
    if (side === "only") add({side, artifact, session});
    else if (side === "head" && entry.leaves === "head") add({side, artifact, base, session});
    else if (side === "head" && base && entry.leaves === "base") add({side: "base", artifact: base, session});
  }
  for (const pair of tried) addTrial(pair.head.name, {artifact: pair.head.artifact, ...sourceOf(pair)});
  for (const {side, artifact, base, title = "", line} of entry.fences)
    if (side === "head" && base && entry.leaves === "base")
      addTrial(title, {artifact, session: `line ${line}`});
  return [...found.values()];
}

/** Measurements under today's names; where a file has both names the new name wins. */
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
