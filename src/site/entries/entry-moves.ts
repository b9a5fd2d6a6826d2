import {seriesAddress, seriesUnitAddress} from "../../journal/addresses/series-addresses.ts";
import type {Benchmark} from "../../journal/history/benchmarks.ts";
import type {BenchmarkMove} from "../../journal/history/journal-history.ts";
import {seriesName} from "../../journal/history/series.ts";
import {changeTone, formatChange} from "../../journal/history/trends.ts";
import type {Journal} from "../../journal/journal.ts";
import {trendQuestion} from "../../publish/page-question.ts";
import {formatQuantity} from "../../units/quantity.ts";

/** A change of a benchmark's unit, formatted. */
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
  /** Its package, where the entry moved a benchmark of that name in several; else "". */
  readonly group: string;
  /** Site path of its page. */
  readonly address: string;
  /** The units that moved, in the order of `compareUnits`. */
  readonly units: readonly UnitMove[];
}

/** Lists the benchmarks that an entry moved: effects of its own pairs, and an unconfirmed newest measurement. */
export function entryMoves(id: string, {moves}: Pick<Journal, "moves">): EntryMove[] {
  const ofEntry = Map.groupBy(moves.get(id) ?? [], ({benchmark}) => benchmark);
  const names = Map.groupBy(ofEntry.keys(), seriesName);
  return [...ofEntry].map(([benchmark, own]) => ({
    name: seriesName(benchmark),
    group: (names.get(seriesName(benchmark))?.length ?? 0) > 1 ? benchmark.group : "",
    address: benchmark.address,
    units: own.map(unitMove),
  }));
}

/** The benchmarks that an entry moved, by its id. */
export const ENTRY_MOVES = trendQuestion("entry moves", ({journal}, id) => entryMoves(id, journal));

function unitMove({benchmark, unit: {unit}, change}: BenchmarkMove): UnitMove {
  return {
    unit,
    text: formatChange(change, unit),
    tone: changeTone(change),
    confirmed: change.state === "changed",
    title: `${formatQuantity(change.before.center, unit)} → ${formatQuantity(change.after.center, unit)}`,
    address: benchmarkUnitAddress(benchmark, unit),
  };
}

/** Returns the page of a unit of a benchmark; the first unit is on the benchmark's own page. */
export function benchmarkUnitAddress(benchmark: Benchmark, unit: string): string {
  return benchmark.units[0]?.unit === unit ? seriesAddress(benchmark) : seriesUnitAddress(benchmark, unit);
}
