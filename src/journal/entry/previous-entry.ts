import type {LabelledModel} from "../../benchstat/read/merge.ts";
import type {BenchmarkModel} from "../../benchstat/read/model.ts";
import {benchmarkModel} from "../../benchstat/read/model.ts";
import type {Config, MeasuredUnit, ResultGroup, UnitMetadata} from "../../benchstat/read/results.ts";
import {unitDirection} from "../../units/direction.ts";
import type {Series, SeriesPoint} from "../history/series.ts";
import type {Entry} from "./entry.ts";

/** An entry and the previous entry that measured the same benchmarks on the same machine. */
export interface SincePrevious {
  readonly previous: Entry;
  /** Results of the code after the previous entry, then after this entry: benchmarks that both measured, under today's names. */
  readonly files: readonly LabelledModel[];
  /** What these results are made of, in their order. */
  readonly steps: readonly Step[];
}

/** A quantity in two consecutive entries. */
export interface Step {
  readonly series: Series;
  readonly before: SeriesPoint;
  readonly after: SeriesPoint;
}

/**
 * Finds for each entry, by its id, the latest earlier entry that measured any of its benchmarks, and the benchmarks that both
 * measured. Entries that are the first to measure anything are absent.
 */
export function previousEntries(
  entries: readonly Entry[],
  series: readonly Series[],
): Map<string, SincePrevious> {
  const byId = new Map(entries.map(entry => [entry.id, entry]));
  const found = new Map<string, SincePrevious>();
  const keys = new Map(series.map(one => [one, keyOf(one)]));
  for (const [id, places] of placesByEntry(series)) {
    const latest = stepsAt(places, series).reduce(
      (last, {before}) => (before.entry > last ? before.entry : last),
      "",
    );
    const entry = byId.get(id);
    const previous = byId.get(latest);
    if (!entry || !previous) continue;
    const stepsSince = (): Step[] => {
      const shared = stepsAt(places, series).filter(({before}) => before.entry === latest);
      return inOrderOf(entry, shared, keys);
    };
    // Made when they are shown: steps and results of thousands of entries take hundreds of megabytes.
    found.set(id, {
      previous,
      get steps() {
        return stepsSince();
      },
      get files() {
        const steps = stepsSince();
        return [
          {label: latest, model: modelOf(latest, steps, ({before}) => before)},
          {label: id, model: modelOf(id, steps, ({after}) => after)},
        ];
      },
    });
  }
  return found;
}

/** Steps of an entry: in turn the index of a series, and that of the point after the step. */
type StepPlaces = readonly number[];

function placesByEntry(series: readonly Series[]): Map<string, StepPlaces> {
  const places = new Map<string, number[]>();
  for (const [at, {kind, points}] of series.entries()) {
    if (kind !== "benchmark") continue;
    for (const [index, after] of points.entries()) {
      const before = points[index - 1];
      if (!before || before.entry === after.entry) continue;
      const known = places.get(after.entry);
      if (known) known.push(at, index);
      else places.set(after.entry, [at, index]);
    }
  }
  return places;
}

function stepsAt(places: StepPlaces, series: readonly Series[]): Step[] {
  const steps: Step[] = [];
  for (let place = 0; place < places.length; place += 2) {
    const [at = 0, index = 0] = places.slice(place, place + 2);
    const one = series[at];
    const [before, after] = one?.points.slice(index - 1, index + 1) ?? [];
    if (one && before && after) steps.push({series: one, before, after});
  }
  return steps;
}

/** Sorts steps as the entry's files list them; renamed benchmarks come last. */
function inOrderOf({attachments}: Entry, steps: readonly Step[], keys: ReadonlyMap<Series, string>): Step[] {
  const measured = attachments.flatMap(({artifact}) => artifact?.measurements ?? []);
  const order = new Map<string, number>();
  for (const one of measured) {
    const key = keyOf(one);
    if (!order.has(key)) order.set(key, order.size);
  }
  return steps
    .map(step => ({step, place: order.get(keys.get(step.series) ?? "") ?? order.size}))
    .sort((a, b) => a.place - b.place)
    .map(({step}) => step);
}

function keyOf({group, name, unit}: Pick<Series, "group" | "name" | "unit">): string {
  return `${group}\0${name}\0${unit}`;
}

/** Benchmark results of the points of a side. */
function modelOf(label: string, steps: readonly Step[], side: (step: Step) => SeriesPoint): BenchmarkModel {
  const groups = new Map<string, ResultGroup>();
  const values: number[] = [];
  const series = steps.map(step => {
    const start = values.length;
    values.push(...side(step).samples);
    const key = JSON.stringify([step.series.group, step.series.name]);
    const group = groups.get(key) ?? {file: label, config: configOf(step.series), name: step.series.name};
    groups.set(key, group);
    const unit: MeasuredUnit = {unit: step.series.unit, written: undefined};
    return {group, unit, start, end: values.length};
  });
  return benchmarkModel({
    series,
    values: Float64Array.from(values),
    units: directions(steps),
    errors: [],
    errorCount: 0,
    leftOut: [],
    configLines: [],
  });
}

function configOf({group, environment}: Series): Config {
  const {goos, goarch, cpu} = environment;
  const entries = Object.entries({goos, goarch, pkg: group, cpu});
  return entries.flatMap(([key, value]) => (value ? [{key, value}] : []));
}

/** Better directions that files declare for units without a known direction. */
function directions(steps: readonly Step[]): UnitMetadata {
  return new Map(
    steps.flatMap(({series: {unit, better}}) =>
      better && better !== unitDirection(unit) ? [[unit, new Map([["better", better]])] as const] : [],
    ),
  );
}
