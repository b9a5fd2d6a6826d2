import {seriesDataAddress, seriesUnitAddress} from "../../journal/addresses/series-addresses.ts";
import type {Benchmark, BenchmarkUnit} from "../../journal/history/benchmarks.ts";
import type {Journal} from "../../journal/journal.ts";
import {question, trendQuestion} from "../../publish/page-question.ts";
import {benchmarkNameParts} from "./benchmark-names.ts";
import type {ListedFinding} from "./benchmark-page.ts";
import {hasSmallChart} from "./benchmark-routes.ts";
import type {Since} from "./benchmark-summary.ts";
import {summarizeUnit} from "./benchmark-summary.ts";
import {relatedBenchmarks} from "./related-benchmarks.ts";

/** Returns the subject of questions about a unit of a benchmark. */
export function unitKey({address}: Pick<Benchmark, "address">, {unit}: Pick<BenchmarkUnit, "unit">): string {
  return JSON.stringify([address, unit]);
}

/** A related benchmark as a small chart. */
export interface RelatedTile {
  /** The part of its name that it shares with the benchmark of the page, and the rest. */
  readonly name: readonly [shared: string, own: string];
  /** Site path of its page. */
  readonly address: string;
  /** Site path of its chart; undefined for a single measurement. */
  readonly file: string | undefined;
  readonly value: string;
  readonly since: Since | undefined;
}

/** The related benchmarks of a page. */
export interface RelatedTiles {
  /** Their common part: `Parse`, or the package. */
  readonly shared: string;
  readonly tiles: readonly RelatedTile[];
  /** How many more there are. */
  readonly leftOut: number;
}

/** The benchmarks related to a benchmark in a unit, by `unitKey`; undefined without related benchmarks. */
export const RELATED = trendQuestion("related benchmarks", ({journal}, key): RelatedTiles | undefined => {
  const found = unitOf(journal, key);
  const related = found && relatedBenchmarks(found.benchmark, found.unit.unit, journal.benchmarks);
  if (!related) return undefined;
  const tiles = related.benchmarks.flatMap(({benchmark, unit}): RelatedTile[] => {
    const summary = summarizeUnit(unit, journal);
    if (!summary) return [];
    const isMain = unit === benchmark.units[0];
    return [
      {
        name: benchmarkNameParts(benchmark.name, found.benchmark.name),
        address: isMain ? benchmark.address : seriesUnitAddress(benchmark, unit.unit),
        file: hasSmallChart(unit) ? seriesDataAddress(benchmark, unit.unit, "svg") : undefined,
        value: summary.value,
        since: summary.sinceFirst,
      },
    ];
  });
  return {shared: related.shared, tiles, leftOut: related.leftOut};
});

/**
 * The findings of entries that moved a benchmark in a unit, by `unitKey`: its own, and those of others that it
 * resolved.
 */
export const CHANGE_FINDINGS = question("findings of changes", ({journal}, key): ListedFinding[] => {
  const {unit} = unitOf(journal, key) ?? {};
  const changes = (unit?.series ?? []).flatMap(series => journal.trend(series).changes);
  const movers = new Set(changes.flatMap(({effect, first}) => (effect ? first.point.entry : [])));
  return journal.findings
    .filter(({entry, resolvedBy}) => movers.has(entry.id) || resolvedBy.some(({id}) => movers.has(id)))
    .map(({entry, finding, status, resolvedBy}) => ({
      status,
      entry: {id: entry.id},
      finding: {id: finding.id, claim: finding.claim},
      resolvedBy: resolvedBy.map(({id}) => ({id})),
    }));
});

type UnitOfBenchmark = {readonly benchmark: Benchmark; readonly unit: BenchmarkUnit};

/** By the benchmarks they are of. */
const indexes = new WeakMap<readonly Benchmark[], ReadonlyMap<string, UnitOfBenchmark>>();

function unitOf({benchmarks}: Pick<Journal, "benchmarks">, key: string): UnitOfBenchmark | undefined {
  const index = indexes.get(benchmarks) ?? indexOf(benchmarks);
  indexes.set(benchmarks, index);
  return index.get(key);
}

function indexOf(benchmarks: readonly Benchmark[]): Map<string, UnitOfBenchmark> {
  return new Map(
    benchmarks.flatMap(benchmark =>
      benchmark.units.map(unit => [unitKey(benchmark, unit), {benchmark, unit}] as const),
    ),
  );
}
