import {seriesAddress, seriesUnitAddress} from "../../journal/addresses/series-addresses.ts";
import type {SeriesChange} from "../../journal/history/changes.ts";
import type {Series} from "../../journal/history/series.ts";
import {changeTone, formatChange, trendOf} from "../../journal/history/trends.ts";
import type {Journal} from "../../journal/journal.ts";
import {formatQuantity} from "../../units/quantity.ts";
import {compareUnits} from "../../units/unit-order.ts";
import type {Benchmark, BenchmarkUnit} from "../benchmarks/benchmarks.ts";
import {followedBenchmarks} from "../benchmarks/benchmarks.ts";

/** How one unit of a benchmark was moved. */
export interface UnitMove {
  readonly unit: string;
  /** `-41.23%`. */
  readonly text: string;
  readonly tone: "better" | "worse" | "unknown";
  readonly confirmed: boolean;
  /** The levels before and after. */
  readonly title: string;
  /** Site path of the unit's page. */
  readonly address: string;
}

/** A benchmark whose level an entry moved. */
export interface EntryMove {
  readonly name: string;
  /** Site path of its page. */
  readonly address: string;
  /** The units that moved, in the order of `compareUnits`. */
  readonly units: readonly UnitMove[];
}

const computed = new WeakMap<Journal, ReadonlyMap<string, readonly EntryMove[]>>();

/** The benchmarks that each entry moved, by the entry's id: effects of its own pairs, and a newest point that is unconfirmed. Computed once for all pages. */
export function entryMoves(journal: Journal): ReadonlyMap<string, readonly EntryMove[]> {
  const known = computed.get(journal);
  if (known) return known;
  const moves = new Map<string, Map<Benchmark, UnitMove[]>>();
  for (const benchmark of followedBenchmarks(journal.series)) {
    for (const unit of benchmark.units) {
      for (const {entry, move} of unitMoves(benchmark, unit, journal)) {
        const ofEntry = moves.get(entry) ?? new Map<Benchmark, UnitMove[]>();
        ofEntry.set(benchmark, [...(ofEntry.get(benchmark) ?? []), move]);
        moves.set(entry, ofEntry);
      }
    }
  }
  const sorted = new Map([...moves].map(([entry, ofEntry]) => [entry, [...ofEntry].map(entryMove)]));
  computed.set(journal, sorted);
  return sorted;
}

function entryMove([{name, kind, address}, units]: [Benchmark, UnitMove[]]): EntryMove {
  const called = kind === "benchmark" ? name : `${kind}/${name}`;
  return {name: called, address, units: units.sort((a, b) => compareUnits(a.unit, b.unit))};
}

function unitMoves(
  benchmark: Benchmark,
  {unit, series}: BenchmarkUnit,
  {config}: Journal,
): {entry: string; move: UnitMove}[] {
  const isMain = benchmark.units[0]?.unit === unit;
  const address = isMain ? seriesAddress(benchmark) : seriesUnitAddress(benchmark, unit);
  return series.flatMap((one: Series) =>
    trendOf(one, config.thresholds).changes.flatMap(change =>
      change.entry === undefined ? [] : [{entry: change.entry, move: unitMove(change, unit, address)}],
    ),
  );
}

function unitMove(change: SeriesChange, unit: string, address: string): UnitMove {
  return {
    unit,
    text: formatChange(change, unit),
    tone: changeTone(change),
    confirmed: change.state === "changed",
    title: `${formatQuantity(change.before.center, unit)} → ${formatQuantity(change.after.center, unit)}`,
    address,
  };
}
