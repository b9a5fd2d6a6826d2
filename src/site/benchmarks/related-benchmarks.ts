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
  {kind, group, address, name}: Benchmark,
  unit: string,
  benchmarks: readonly Benchmark[],
): RelatedBenchmarks | undefined {
  const others = benchmarks.flatMap(benchmark => {
    if (benchmark.kind !== kind || benchmark.group !== group || benchmark.address === address) return [];
    const own = benchmark.units.find(one => one.unit === unit);
    return own ? [{benchmark, unit: own}] : [];
  });
  const family = others.filter(({benchmark}) => functionOf(benchmark.name) === functionOf(name));
  const found = family.length > 0 ? family : others;
  if (found.length === 0) return undefined;
  return {
    shared: family.length > 0 ? functionOf(name) : group,
    benchmarks: found.slice(0, MOST),
    leftOut: Math.max(0, found.length - MOST),
  };
}

/** `Parse` of `Parse/msg=ack-8`, and of `Parse-8`. */
function functionOf(name: string): string {
  return withoutProcs(name.split("/")[0] ?? name);
}
