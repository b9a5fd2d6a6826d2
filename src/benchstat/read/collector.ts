import type {Spend} from "../../meter.ts";
import type {BenchmarkResults, Config, ResultGroup} from "./results.ts";
import type {NumberedUnit, WrittenUnit} from "./unit-table.ts";
import type {ValueColumn} from "./value-column.ts";
import {valueColumn} from "./value-column.ts";

/** How far benchstat's treatment of units is followed. */
export interface CollectorOptions {
  /** Tidies zero and infinite values, too; benchstat leaves them in `ns/op`, so that they land in another table. */
  readonly tidyAlways: boolean;
  /** Draws series, and the configuration of each run of results, from an entry's meter; absent without metering. */
  readonly spend?: Spend | undefined;
}

/** Where values are sorted into series while files are read. */
export interface Collector {
  /** Sets the file label and configuration of the next values. */
  enter(file: string, config: Config): void;
  /** Sets the benchmark of the next values; `id` is the name's number, `text` is called for new names only. */
  benchmark(id: number, text: (id: number) => string): void;
  /** Adds the value at a position (0, 1, …) of the benchmark's line. */
  add(value: number, unit: WrittenUnit, position: number): void;
  /** Everything that was added. */
  results(): Pick<BenchmarkResults, "series" | "values">;
}

interface OpenGroup extends ResultGroup {
  /** Cost of a series of the group, in series of short names. */
  readonly size: number;
  /** The number of the group's first series; its others mostly follow in the order of its lines. */
  first: number;
}

interface OpenSeries {
  readonly group: OpenGroup;
  readonly unit: NumberedUnit;
  count: number;
  /** True as long as every value is `first`: then none is in the column. Bytes and allocations mostly never vary. */
  constant: boolean;
  readonly first: number;
}

/** More distinct names and units than a file can hold, so that two numbers pack into a key without collisions. */
const MAX_NAMES = 2 ** 28;
const MAX_UNITS = 2 ** 24;

/** Makes an empty collector. */
export function collector(options: CollectorOptions): Collector {
  const contexts = new Map<string, number>();
  const groups = new Map<number, OpenGroup>();
  const series: OpenSeries[] = [];
  const seriesIds = new Map<number, number>();
  const column = valueColumn();
  let context = {id: 0, file: "", config: [] as Config};
  let group: OpenGroup = {file: "", config: [], name: "", size: 1, first: 0};
  let groupKey = -1;

  function seriesOf(unit: NumberedUnit, first: number): number {
    const key = group.first * MAX_UNITS + unit.id;
    let id = seriesIds.get(key);
    if (id === undefined) {
      options.spend?.("series", group.size);
      id = series.length;
      seriesIds.set(key, id);
      series.push({group, unit, count: 0, constant: true, first});
    }
    return id;
  }

  return {
    enter(file, config) {
      const key = JSON.stringify([file, ...config.map(({key, value}) => [key, value])]);
      const id = contexts.get(key) ?? contexts.size;
      contexts.set(key, id);
      context = {id, file, config};
    },
    benchmark(id, text) {
      const key = context.id * MAX_NAMES + id;
      if (key === groupKey) return;
      groupKey = key;
      const known = groups.get(key);
      group = known ?? openGroup(context, text(id), series.length);
      if (!known) groups.set(key, group);
    },
    add(value, unit, position) {
      const scaled = unit.factor === 1 ? value : value * unit.factor;
      const measured = scaled !== value || options.tidyAlways ? unit.tidied : unit.untouched;
      let id = group.first + position;
      let target = series[id];
      // Lines of a benchmark repeat their units in order, so the guess of the series is nearly always right.
      if (!target || target.group !== group || target.unit !== measured) {
        id = seriesOf(measured, scaled);
        target = series[id];
      }
      if (!target) return;
      if (target.constant && !Object.is(scaled, target.first)) {
        target.constant = false;
        for (let i = 0; i < target.count; i++) column.push(target.first, id);
      }
      target.count++;
      if (!target.constant) column.push(scaled, id);
    },
    results: () => closeSeries(series, column),
  };
}

/** Characters of a series' name and configuration that cost as much as another series. */
const SERIES_CHARACTERS = 512;

function openGroup(
  {file, config}: {readonly file: string; readonly config: Config},
  name: string,
  first: number,
): OpenGroup {
  const characters = config.reduce((sum, {key, value}) => sum + key.length + value.length, name.length);
  return {file, config, name, size: 1 + Math.floor(characters / SERIES_CHARACTERS), first};
}

function closeSeries(
  open: readonly OpenSeries[],
  column: ValueColumn,
): Pick<BenchmarkResults, "series" | "values"> {
  let end = 0;
  const series = open.map(({group, unit, count}) => {
    const start = end;
    end += count;
    return {group, unit, start, end};
  });
  const values = column.gather(open.map(({count}) => count));
  for (const [index, {constant, first}] of open.entries())
    if (constant) values.fill(first, series[index]?.start, series[index]?.end);
  return {series, values};
}
