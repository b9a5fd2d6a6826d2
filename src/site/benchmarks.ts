import {benchmarkAddress} from "../journal/addresses.ts";
import type {Series} from "../journal/series.ts";

/** One benchmark: all its units on all its machines. */
export interface Benchmark {
  readonly group: string;
  readonly name: string;
  /** Site path of its page. */
  readonly address: string;
  /** By unit, in the order of `compareUnits`. */
  readonly units: readonly {readonly unit: string; readonly series: readonly Series[]}[];
}

/** Benchmarks of one package. */
export interface BenchmarkGroup {
  readonly group: string;
  readonly benchmarks: readonly Benchmark[];
}

/** What `go test -benchmem` prints comes first, in its order. */
const FIRST_UNITS = ["sec/op", "B/s", "B/op", "allocs/op"];

/** Groups series of benchmarks by package and name, both bytewise. */
export function benchmarkGroups(series: readonly Series[]): BenchmarkGroup[] {
  const ofBenchmarks = series.filter(({kind}) => kind === "benchmark");
  return sortedGroups(ofBenchmarks, one => one.group).map(([group, inGroup]) => ({
    group,
    benchmarks: sortedGroups(inGroup, one => one.name).map(([name, all]) => ({
      group,
      name,
      address: benchmarkAddress({group, name}),
      units: [...Map.groupBy(all, one => one.unit)]
        .sort(([a], [b]) => compareUnits(a, b))
        .map(([unit, ofUnit]) => ({unit, series: ofUnit})),
    })),
  }));
}

/** Every unit of some benchmarks, in the order of `compareUnits`. */
export function unitsOf(groups: readonly BenchmarkGroup[]): string[] {
  const all = groups.flatMap(({benchmarks}) => benchmarks.flatMap(({units}) => units.map(({unit}) => unit)));
  return [...new Set(all)].sort(compareUnits);
}

/** Orders units as Go prints them, all others after those, bytewise. */
export function compareUnits(a: string, b: string): number {
  const rank = (unit: string): number =>
    FIRST_UNITS.includes(unit) ? FIRST_UNITS.indexOf(unit) : FIRST_UNITS.length;
  return rank(a) - rank(b) || (a < b ? -1 : a > b ? 1 : 0);
}

function sortedGroups(series: readonly Series[], key: (one: Series) => string): [string, Series[]][] {
  return [...Map.groupBy(series, key)].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}
