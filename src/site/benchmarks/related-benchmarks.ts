import {withoutProcs} from "../../benchstat/read/name.ts";
import type {Benchmark, BenchmarkUnit} from "../../journal/history/benchmarks.ts";

/** Maximum number of small charts. */
const MOST = 24;

/** Benchmarks of the same function or package: they show whether a benchmark moved alone. */
export interface RelatedBenchmarks {
  /** The common part: `Parse`, or the package. */
  readonly shared: string;
  /** In the order of the index. */
  readonly benchmarks: readonly {readonly benchmark: Benchmark; readonly unit: BenchmarkUnit}[];
  /** How many more there are. */
  readonly leftOut: number;
}

/**
 * The other benchmarks of a package in the same unit: those of the same function (`Parse/msg=ack` and `Parse/msg=bye`), or
 * where it has no others those of the whole package. Undefined for a benchmark that is alone.
 */
export function relatedBenchmarks(
  {address, ...benchmark}: Benchmark,
  unit: string,
  benchmarks: readonly Benchmark[],
): RelatedBenchmarks | undefined {
  const {ofGroup, ofFunction} = indexOf(benchmarks);
  const family = ofFunction.get(functionKey(benchmark, unit)) ?? [];
  const isFamily = family.length > 1;
  const found = isFamily ? family : (ofGroup.get(groupKey(benchmark, unit)) ?? []);
  // The benchmark itself is among them.
  const count = found.length - 1;
  if (count <= 0) return undefined;
  return {
    shared: isFamily ? functionOf(benchmark.name) : benchmark.group,
    benchmarks: found
      .slice(0, MOST + 1)
      .filter(({benchmark: other}) => other.address !== address)
      .slice(0, MOST),
    leftOut: Math.max(0, count - MOST),
  };
}

type RelatedUnit = RelatedBenchmarks["benchmarks"][number];

/** Every unit of every benchmark, in the order of the index. */
interface RelationIndex {
  readonly ofGroup: ReadonlyMap<string, readonly RelatedUnit[]>;
  readonly ofFunction: ReadonlyMap<string, readonly RelatedUnit[]>;
}

/** By the benchmarks they are of, which every benchmark's page asks about. */
const indexes = new WeakMap<readonly Benchmark[], RelationIndex>();

function indexOf(benchmarks: readonly Benchmark[]): RelationIndex {
  const known = indexes.get(benchmarks);
  if (known) return known;
  const units = benchmarks.flatMap(benchmark => benchmark.units.map(unit => ({benchmark, unit})));
  const index = {
    ofGroup: Map.groupBy(units, ({benchmark, unit}) => groupKey(benchmark, unit.unit)),
    ofFunction: Map.groupBy(units, ({benchmark, unit}) => functionKey(benchmark, unit.unit)),
  };
  indexes.set(benchmarks, index);
  return index;
}

function groupKey({journal, kind, group}: RelatedKey, unit: string): string {
  return JSON.stringify([journal ?? "", kind, group, unit]);
}

function functionKey({journal, kind, group, name}: RelatedKey, unit: string): string {
  return JSON.stringify([journal ?? "", kind, group, functionOf(name), unit]);
}

type RelatedKey = Pick<Benchmark, "journal" | "kind" | "group" | "name">;

/** `Parse` of `Parse/msg=ack-8`, and of `Parse-8`. */
function functionOf(name: string): string {
  return withoutProcs(name.split("/")[0] ?? name);
}
