import type {Sparkline} from "../../charts/draw/sparkline.ts";
import type {Entry} from "../../journal/entry/entry.ts";
import {groupLabel} from "../../journal/history/benchmarks.ts";
import type {SeriesChange} from "../../journal/history/changes.ts";
import type {BenchmarkMove} from "../../journal/history/journal-history.ts";
import {seriesName} from "../../journal/history/series.ts";
import {formatChange} from "../../journal/history/trends.ts";
import type {Journal} from "../../journal/journal.ts";
import {compareText} from "../../text/compare.ts";
import {formatQuantity} from "../../units/quantity.ts";
import {compareUnits} from "../../units/unit-order.ts";
import {seriesSparkline} from "../benchmarks/benchmark-summary.ts";
import {benchmarkUnitAddress} from "../entries/entry-moves.ts";

/** A benchmark that moved, formatted. */
export interface MonthMove {
  readonly name: string;
  /** Its package; "" without a package. */
  readonly group: string;
  readonly unit: string;
  /** The unit behind `text`; "" where `text` has it: a step from 0 has no ratio. */
  readonly unitLabel: string;
  /** Site path of the unit's page. */
  readonly address: string;
  /** `-62.98%`. */
  readonly text: string;
  /** The values before and after. */
  readonly title: string;
  readonly history: Sparkline;
  /** Absolute logarithm of the ratio; infinite from or to 0. */
  readonly size: number;
}

/** A move that the ledger credits to an entry. */
export interface CreditedMove extends MonthMove {
  readonly entry: Pick<Entry, "id" | "date" | "component" | "meta">;
}

/** A change of level that no entry's pair explains. */
export interface UnexplainedMove extends MonthMove {
  readonly tone: "better" | "worse" | "unknown";
  /** Days of the last measurement before and the first after. */
  readonly between: readonly [string, string];
}

/** Moves of the entries of a component, the largest first, time before bytes before allocations. */
export interface ComponentMoves {
  /** Undefined for entries without a component. */
  readonly component: string | undefined;
  readonly worse: readonly CreditedMove[];
  readonly better: readonly CreditedMove[];
}

type MovedJournal = Pick<Journal, "moves" | "trend">;

/**
 * Groups the confirmed moves of some entries by component, that with the worst move first. A benchmark is listed once an entry
 * and direction, in the first unit that moved so.
 */
export function componentMoves(
  entries: readonly CreditedMove["entry"][],
  journal: MovedJournal,
): ComponentMoves[] {
  const groups = Map.groupBy(entries, ({component}) => component);
  return [...groups]
    .map(([component, own]) => {
      const moves = (isBetter: boolean): CreditedMove[] =>
        own.flatMap(entry => entryMovesOf(entry, isBetter, journal)).sort(compareMoves);
      return {component, worse: moves(false), better: moves(true)};
    })
    .filter(({worse, better}) => worse.length + better.length > 0)
    .sort(
      (a, b) =>
        largest(b.worse) - largest(a.worse) ||
        largest(b.better) - largest(a.better) ||
        compareText(a.component ?? "", b.component ?? ""),
    );
}

function entryMovesOf(
  entry: CreditedMove["entry"],
  isBetter: boolean,
  journal: MovedJournal,
): CreditedMove[] {
  const moves = (journal.moves.get(entry.id) ?? []).filter(
    ({change}) => change.state === "changed" && change.better === isBetter,
  );
  return [...Map.groupBy(moves, ({benchmark}) => benchmark).values()].flatMap(own => {
    const [first] = own.toSorted((a, b) => compareUnits(a.unit.unit, b.unit.unit));
    return first ? [{...monthMove(first, journal), entry}] : [];
  });
}

function monthMove({benchmark, unit, change}: BenchmarkMove, {trend}: Pick<Journal, "trend">): MonthMove {
  const [series] = unit.series;
  const {before, after, ratio} = change;
  return {
    name: seriesName(benchmark),
    group: groupLabel(benchmark),
    unit: unit.unit,
    unitLabel: Number.isFinite(ratio) ? unit.unit : "",
    address: benchmarkUnitAddress(benchmark, unit.unit),
    text: formatChange(change, unit.unit),
    title: `${formatQuantity(before.center, unit.unit)} → ${formatQuantity(after.center, unit.unit)}`,
    history:
      series && series.points.length > 1 ? seriesSparkline(series, trend(series)) : pairSparkline(change),
    size: Math.abs(Math.log(ratio)),
  };
}

/** The base and the head of a benchmark that was measured once. */
function pairSparkline({before, after, better}: SeriesChange): Sparkline {
  const tone = better === undefined ? "unknown" : better ? "better" : "worse";
  return {values: [before.center, after.center], changes: [{place: 1, tone}]};
}

function compareMoves(a: MonthMove, b: MonthMove): number {
  return compareUnits(a.unit, b.unit) || compareSize(a, b) || compareText(a.name, b.name);
}

/** Orders the larger change first; two infinite sizes are equal. */
function compareSize(a: MonthMove, b: MonthMove): number {
  return a.size === b.size ? 0 : b.size - a.size;
}

/** Size of the first move, finite; 0 without moves. */
function largest([first]: readonly MonthMove[]): number {
  return first ? Math.min(first.size, Number.MAX_VALUE) : 0;
}

/** Lists the confirmed changes of level in a month `YYYY-MM` that no entry explains, the largest first, a benchmark once. */
export function unexplainedMoves(
  month: string,
  {benchmarks, trend}: Pick<Journal, "benchmarks" | "trend">,
): UnexplainedMove[] {
  const all = benchmarks.flatMap((benchmark): UnexplainedMove[] => {
    const moves = benchmark.units.flatMap(unit =>
      unit.series.flatMap(series =>
        trend(series)
          .changes.filter(change => isUnexplained(change, month))
          .map(change => ({benchmark, unit, change})),
      ),
    );
    const [first] = moves;
    if (!first) return [];
    const {last, first: next, better} = first.change;
    const tone = better === undefined ? "unknown" : better ? "better" : "worse";
    return [{...monthMove(first, {trend}), tone, between: [last.point.date, next.point.date]}];
  });
  return all.sort(compareMoves);
}

function isUnexplained({state, entry, first}: SeriesChange, month: string): boolean {
  return state === "changed" && entry === undefined && first.point.date.startsWith(month);
}

/** A row of the table of a month's moves. */
export interface MoveRow extends MonthMove {
  readonly tone: "better" | "worse" | "unknown";
  /** The entry that moved it, or the days between which it changed. */
  readonly by: {readonly text: string; readonly entry?: string};
}

/** Rows of a component, or those that no entry explains. */
export interface MoveGroup {
  readonly title: string;
  /** `2 worse, 13 better`. */
  readonly counts: string;
  readonly rows: readonly MoveRow[];
}

/** Groups the moves of a month for its table: at most `most` rows of a component in each direction. */
export function moveGroups(
  {month, entries}: {readonly month: string; readonly entries: readonly CreditedMove["entry"][]},
  journal: MovedJournal & Pick<Journal, "benchmarks">,
  most: number,
): MoveGroup[] {
  const unexplained = unexplainedMoves(month, journal);
  const between = {
    title: "Between entries",
    counts: `${unexplained.length} that no entry explains`,
    rows: unexplained
      .slice(0, most)
      .map(move => ({...move, by: {text: `between ${move.between[0]} and ${move.between[1]}`}})),
  };
  const components = componentMoves(entries, journal).map(({component, worse, better}) => ({
    title: component ?? "No component",
    counts: moveCounts(worse.length, better.length),
    rows: [...creditedRows(worse.slice(0, most), "worse"), ...creditedRows(better.slice(0, most), "better")],
  }));
  const groups = unexplained.length > 0 ? [...components, between] : components;
  return groups.map(({rows, ...group}) => ({...group, rows: namedApart(rows)}));
}

/** Puts its package before a name that benchmarks of several packages have: `sip · Parse`. */
function namedApart(rows: readonly MoveRow[]): MoveRow[] {
  const packages = Map.groupBy(rows, ({name}) => name);
  return rows.map(row => {
    const isAmbiguous = new Set(packages.get(row.name)?.map(({group}) => group)).size > 1;
    const last = row.group.split("/").at(-1);
    return isAmbiguous && last ? {...row, name: `${last} · ${row.name}`} : row;
  });
}

function creditedRows(moves: readonly CreditedMove[], tone: MoveRow["tone"]): MoveRow[] {
  return moves.map(move => ({...move, tone, by: {text: move.entry.meta.title, entry: move.entry.id}}));
}

function moveCounts(worse: number, better: number): string {
  const words = [worse > 0 && `${worse} worse`, better > 0 && `${better} better`];
  return words.filter(Boolean).join(", ");
}
