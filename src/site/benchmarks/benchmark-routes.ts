import {
  foldAddress,
  seriesAddress,
  seriesDataAddress,
  seriesUnitAddress,
} from "../../journal/addresses/series-addresses.ts";
import type {Benchmark, BenchmarkUnit} from "../../journal/history/benchmarks.ts";
import {distinctRoutes} from "../../publish/distinct-routes.ts";
import {restParam} from "../layout/route-params.ts";
import {seriesData} from "./series-data.ts";

/** The page at an address below `/benchmarks/`. */
export type BenchmarkRoute =
  // A unit of a benchmark.
  | {readonly shows: "unit"; readonly benchmark: Benchmark; readonly unit: BenchmarkUnit}
  // A redirect to a benchmark's own page: from that of its first unit, or from an earlier name.
  | {
      readonly shows: "redirect";
      readonly benchmark: Benchmark;
      readonly to: string;
      readonly formerly?: string;
    };

/** Lists every page below `/benchmarks/` by its path. A benchmark's first unit is on the benchmark's own page. */
export function benchmarkRoutes(benchmarks: readonly Benchmark[]): ReadonlyMap<string, BenchmarkRoute> {
  const routes = new Map<string, BenchmarkRoute>();
  const taken = new Set<string>();
  const add = (address: string, route: BenchmarkRoute): void => {
    const folded = foldAddress(address);
    if (!taken.has(folded)) routes.set(restParam("/benchmarks/", address), route);
    taken.add(folded);
  };
  const addOwn = (address: string, route: BenchmarkRoute): void => {
    if (taken.has(foldAddress(address))) throw new Error(`two benchmark pages have the address ${address}`);
    add(address, route);
  };
  for (const benchmark of benchmarks) {
    const {address, units} = benchmark;
    units.forEach((unit, place) => {
      const own = seriesUnitAddress(benchmark, unit.unit);
      if (place === 0) addOwn(address, {shows: "unit", benchmark, unit});
      addOwn(
        own,
        place === 0 ? {shows: "redirect", benchmark, to: address} : {shows: "unit", benchmark, unit},
      );
    });
  }
  // Last, so that a name that is measured today keeps its page.
  for (const benchmark of benchmarks) {
    for (const {name, address, unit} of earlierNames(benchmark)) {
      add(address, {shows: "redirect", benchmark, to: unit ?? benchmark.address, formerly: name});
    }
  }
  return routes;
}

/** The addresses that a benchmark had under earlier names, and where each leads. */
function earlierNames(benchmark: Benchmark): {name: string; address: string; unit?: string}[] {
  const {journal, kind, units} = benchmark;
  const all = units.flatMap(({unit, series}) =>
    series.flatMap(({formerly = []}) =>
      formerly.map(({group, name}) => ({unit, place: {journal, kind, group, name}})),
    ),
  );
  return all.flatMap(({unit, place}) => [
    {name: place.name, address: seriesAddress(place)},
    {name: place.name, address: seriesUnitAddress(place, unit), unit: seriesUnitAddress(benchmark, unit)},
  ]);
}

/** Returns the inputs of a route's page: the series of all units, from which the ledger follows. */
export function routeData({benchmark, ...route}: BenchmarkRoute): unknown {
  const unit = route.shows === "unit" ? route.unit.unit : [route.to, route.formerly];
  return [benchmarkData(benchmark), route.shows, unit];
}

/** Returns the inputs of a unit's data. */
export function unitData({
  benchmark,
  unit,
}: {
  readonly benchmark: Benchmark;
  readonly unit: BenchmarkUnit;
}): unknown {
  return [benchmarkData(benchmark), unit.unit];
}

function benchmarkData({kind, group, name, address, units}: Benchmark): unknown {
  return [kind, group, name, address, units.map(({unit, series}) => [unit, series.map(seriesData)])];
}

/** Lists every unit by the path of its data below `/benchmarks/`, without the extension. */
export function benchmarkDataRoutes(
  benchmarks: readonly Benchmark[],
): ReadonlyMap<string, {readonly benchmark: Benchmark; readonly unit: BenchmarkUnit}> {
  const routes = benchmarks.flatMap(benchmark =>
    benchmark.units.map(unit => {
      const path = restParam("/benchmarks/", seriesDataAddress(benchmark, unit.unit, "json"));
      return {params: {path: path.replace(/\.json$/, "")}, props: {benchmark, unit}};
    }),
  );
  return new Map(distinctRoutes(routes).map(({params, props}) => [params.path, props]));
}

/** Lists the units with a small chart by its path below `/benchmarks/`, without the extension: those of a line, not of a dot. */
export function smallChartRoutes(benchmarks: readonly Benchmark[]): ReadonlyMap<string, BenchmarkUnit> {
  const routes = [...benchmarkDataRoutes(benchmarks)];
  return new Map(routes.flatMap(([path, {unit}]) => (hasSmallChart(unit) ? [[path, unit]] : [])));
}

/** True if the first series of a unit has several measurements. */
export function hasSmallChart({series}: BenchmarkUnit): boolean {
  return (series[0]?.points.length ?? 0) > 1;
}
