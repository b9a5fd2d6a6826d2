import {compareText} from "../../text/compare.ts";
import {compareUnits} from "../../units/unit-order.ts";
import {seriesAddress, taggedUnits} from "../addresses/series-addresses.ts";
import {recent} from "../recent.ts";
import {byOldest} from "./distinct-series.ts";
import type {Ledger} from "./ledger.ts";
import {ledgerOf} from "./ledger.ts";
import type {Series} from "./series.ts";

/** Ledgers that are kept: pages of a benchmark are rendered together, and ledgers of thousands of entries take megabytes each. */
const MOST_LEDGERS = 16;

/** A unit of a benchmark, on all machines. */
export interface BenchmarkUnit {
  readonly unit: string;
  /** A series a machine, that of the newest measurement first. Never empty. */
  readonly series: readonly Series[];
  /** Effects of entries and differences between them, on all machines; computed when it is asked for. */
  readonly ledger: Ledger;
}

/** A benchmark, or the measurements of another kind under the same name: all its units on all its machines. */
export interface Benchmark {
  /** Name of its journal among several of a site. */
  readonly journal?: string;
  readonly kind: string;
  readonly group: string;
  readonly name: string;
  /** Site path of its page. */
  readonly address: string;
  /** Segments of units that differ from an older unit's only in case; absent without any. */
  readonly unitSegments?: ReadonlyMap<string, string>;
  /** By unit, in the order of `compareUnits`. Never empty. */
  readonly units: readonly BenchmarkUnit[];
}

/** Benchmarks of a package of a journal. */
export interface BenchmarkGroup {
  /** Name of the journal among several of a site. */
  readonly journal?: string;
  readonly group: string;
  readonly benchmarks: readonly Benchmark[];
}

/** Measurements of a kind. */
export interface BenchmarkSection {
  readonly kind: string;
  readonly groups: readonly BenchmarkGroup[];
}

/**
 * Names a group of benchmarks for its reader: `example.com/sip`, in a named journal `parser: example.com/sip`; "" without a
 * package.
 */
export function groupLabel({journal, group}: Pick<BenchmarkGroup, "journal" | "group">): string {
  return [journal, group].filter(Boolean).join(": ");
}

/** Groups series by kind, benchmarks first, then by journal, package and name, all bytewise. */
export function benchmarkSections(series: readonly Series[]): BenchmarkSection[] {
  const sections = sortedGroups(series, one => one.kind);
  const first = (kind: string): number => Number(kind !== "benchmark");
  return sections
    .sort(([a], [b]) => first(a) - first(b))
    .map(([kind, ofKind]) => ({kind, groups: groupsOf(ofKind)}));
}

/** Lists everything with a page: all benchmarks, and quantities of other kinds measured more than once. */
export function followedBenchmarks(sections: readonly BenchmarkSection[]): Benchmark[] {
  return sections.flatMap(({groups}) => groups.flatMap(({benchmarks}) => benchmarks)).filter(isFollowed);
}

/** True if it has a page of its own. */
export function isFollowed({kind, units}: Benchmark): boolean {
  return kind === "benchmark" || units.some(({series}) => series.some(({points}) => points.length > 1));
}

function groupsOf(series: readonly Series[]): BenchmarkGroup[] {
  return sortedGroups(series, one => one.journal ?? "").flatMap(([journal, ofJournal]) =>
    sortedGroups(ofJournal, one => one.group).map(([group, inGroup]) => {
      const place = {...(journal !== "" && {journal}), group};
      return {...place, benchmarks: benchmarksOf(inGroup, place)};
    }),
  );
}

function benchmarksOf(
  series: readonly Series[],
  place: Pick<BenchmarkGroup, "journal" | "group">,
): Benchmark[] {
  return sortedGroups(series, one => one.name).map(([name, all]) => {
    const [first] = all;
    const named = {...place, kind: first?.kind ?? "", name};
    const address = first?.address ?? seriesAddress(named);
    const unitSegments = taggedUnits(all.toSorted(byOldest).map(({unit}) => unit));
    return {...named, address, ...(unitSegments.size > 0 && {unitSegments}), units: unitsOfOne(all)};
  });
}

function unitsOfOne(series: readonly Series[]): BenchmarkUnit[] {
  return [...Map.groupBy(series, one => one.unit)]
    .sort(([a], [b]) => compareUnits(a, b))
    .map(([unit, ofUnit]) => benchmarkUnit(unit, ofUnit.toSorted(byNewest)));
}

const recentLedger = recent(ledgerOf, MOST_LEDGERS);

function benchmarkUnit(unit: string, series: readonly Series[]): BenchmarkUnit {
  return {
    unit,
    series,
    get ledger() {
      return recentLedger(series);
    },
  };
}

/** The newest measurement first; of the same entry the longer history. */
function byNewest(a: Series, b: Series): number {
  const [x, y] = [a.points.at(-1)?.entry ?? "", b.points.at(-1)?.entry ?? ""];
  return compareText(y, x) || b.points.length - a.points.length;
}

/** Every unit of some benchmarks, in the order of `compareUnits`. */
export function unitsOfBenchmarks(groups: readonly BenchmarkGroup[]): string[] {
  const all = groups.flatMap(({benchmarks}) => benchmarks.flatMap(({units}) => units.map(({unit}) => unit)));
  return [...new Set(all)].sort(compareUnits);
}

function sortedGroups(series: readonly Series[], key: (one: Series) => string): [string, Series[]][] {
  return [...Map.groupBy(series, key)].sort(([a], [b]) => compareText(a, b));
}
