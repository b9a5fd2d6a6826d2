import {compareText} from "../../text/compare.ts";
import {once} from "../once.ts";
import type {Effect} from "./effects.ts";
import type {Series, SeriesPoint, SideMeasurement, TriedHead} from "./series.ts";

/**
 * Content of a row of the ledger:
 * `start` the first value of the benchmark, `machine` the first value on a further machine;
 * `entry` the effect of an entry's own pair; `between` the difference between two entries.
 */
export type LedgerRowKind = "start" | "entry" | "between" | "machine";

/** A row of the ledger. */
export interface LedgerRow {
  readonly kind: LedgerRowKind;
  readonly machine: string;
  /** The entry that measured `head`. */
  readonly point: SeriesPoint;
  /** Median before, in the series' unit; undefined for `start` and `machine`. */
  readonly base: number | undefined;
  /** Median after. */
  readonly head: number;
  /** `head` over `base`: 0.8 is −20 %. */
  readonly ratio: number | undefined;
  /** Of `entry` rows: interval, p, n and judgement. */
  readonly effect: Effect | undefined;
  /** True if the effect counts as a move, see `Effect.judgement`. */
  readonly significant: boolean;
  /** True for the effect of a kept head: a factor of `byEntries`. An effect that was only tried is not a factor of any total. */
  readonly attributed: boolean;
  /** The file of a head that was tried and not kept; undefined for other rows. */
  readonly tried: string | undefined;
}

/** How far a benchmark came on a machine: `total = byEntries · between`, each undefined where a value is not positive. */
export interface LedgerTotals {
  readonly machine: string;
  readonly first: number;
  readonly last: number;
  /** last / first. */
  readonly total: number | undefined;
  /** Π head/base over kept entries. */
  readonly byEntries: number | undefined;
  /** Π base/previous head between them. */
  readonly between: number | undefined;
}

/** A value of the chained index, after an entry or before it. */
export interface ChainedPoint {
  readonly entry: string;
  readonly title: string;
  readonly date: string;
  /** 1 at the start; 0.5 is half of it. */
  readonly index: number;
}

/** The history of a benchmark in a unit, on all machines, as factors. */
export interface Ledger {
  /** Oldest first. */
  readonly rows: readonly LedgerRow[];
  /** In the order of the series. */
  readonly totals: readonly LedgerTotals[];
  /**
   * Oldest first, an entry once; where the first entry has a pair, its base comes first. Empty where no entry has a kept
   * pair.
   */
  readonly chained: readonly ChainedPoint[];
}

/**
 * Divides the history of a benchmark into the effects of its entries and the differences between them:
 * `ln(last/first) = Σ ln(head_k/base_k) + Σ ln(base_k/head_(k−1))`, on each machine.
 * The series are of the same benchmark and unit, one per machine.
 */
export function ledgerOf(series: readonly Series[]): Ledger {
  const placed = series
    .flatMap(({machine, points}) => points.map((point, i) => ({machine, point, previous: points[i - 1]})))
    .sort((a, b) => compareText(a.point.entry, b.point.entry));
  const rows: LedgerRow[] = [];
  for (const {machine, point, previous} of placed) {
    rows.push(openingRow({machine, point}, previous, rows.length === 0));
    for (const head of point.tried ?? []) rows.push(triedRow({machine, point}, head));
    if (point.base && point.effect) rows.push(keptRow({machine, point}, point.base, point.effect));
  }
  const chained = once(() => chainedIndex(rows));
  return {
    rows,
    totals: series.flatMap(({machine}) => totalsOf(machine, rows) ?? []),
    get chained() {
      return chained();
    },
  };
}

/** The point of a row, and its machine. */
type RowPlace = Pick<LedgerRow, "machine" | "point">;

/** The row that leads to an entry's first value: from the value before it, or as the first on its machine. */
function openingRow(
  {machine, point}: RowPlace,
  previous: SeriesPoint | undefined,
  isFirst: boolean,
): LedgerRow {
  const head = point.base?.center ?? point.center;
  const base = previous?.center;
  return {
    kind: previous ? "between" : isFirst ? "start" : "machine",
    machine,
    point,
    base,
    head,
    ratio: base === undefined ? undefined : head / base,
    effect: undefined,
    significant: false,
    attributed: false,
    tried: undefined,
  };
}

function triedRow({machine, point}: RowPlace, {name, center, effect}: TriedHead): LedgerRow {
  return {
    kind: "entry",
    machine,
    point,
    base: point.base?.center ?? point.center,
    head: center,
    ratio: effect.ratio,
    effect,
    significant: effect.judgement === "moved",
    attributed: false,
    tried: name,
  };
}

function keptRow({machine, point}: RowPlace, base: SideMeasurement, effect: Effect): LedgerRow {
  return {
    kind: "entry",
    machine,
    point,
    base: base.center,
    head: point.center,
    ratio: effect.ratio,
    effect,
    significant: effect.judgement === "moved",
    attributed: true,
    tried: undefined,
  };
}

function totalsOf(machine: string, rows: readonly LedgerRow[]): LedgerTotals | undefined {
  const own = rows.filter(row => row.machine === machine);
  const [first] = own;
  const last = own.findLast(({kind, attributed}) => kind !== "entry" || attributed);
  if (!first || !last) return undefined;
  return {
    machine,
    first: first.head,
    last: last.head,
    total: positive(last.head / first.head),
    byEntries: product(own.filter(({attributed}) => attributed)),
    between: product(own.filter(({kind}) => kind === "between")),
  };
}

/** The product of the rows' ratios; undefined unless all are positive. */
function product(rows: readonly LedgerRow[]): number | undefined {
  return positive(rows.reduce((value, {ratio = Number.NaN}) => value * ratio, 1));
}

function positive(ratio: number): number | undefined {
  return ratio > 0 && Number.isFinite(ratio) ? ratio : undefined;
}

/**
 * Chains the effects of kept entries, as a price index is chained: free of differences between sessions and machines.
 * An entry that measured on several machines counts by the geometric mean of its effects.
 */
function chainedIndex(rows: readonly LedgerRow[]): ChainedPoint[] {
  if (!rows.some(({attributed}) => attributed)) return [];
  const byEntry = [...Map.groupBy(rows, ({point}) => point.entry)];
  const points: ChainedPoint[] = [];
  let index = 1;
  for (const [entry, own] of byEntry) {
    const [row] = own;
    if (!row) continue;
    const {title, date} = row.point;
    const kept = own.filter(({attributed}) => attributed);
    if (points.length === 0 && kept.length > 0) points.push({entry, title, date, index});
    const step = stepOf(kept);
    if (step === undefined) return [];
    index *= step;
    points.push({entry, title, date, index});
  }
  return points;
}

/** The geometric mean of effects, 1 without effects; undefined unless all are positive. */
function stepOf(kept: readonly LedgerRow[]): number | undefined {
  const [only, ...others] = kept;
  if (!only) return 1;
  const all = product(kept);
  return all === undefined || others.length === 0 ? all : all ** (1 / kept.length);
}

/** The effect that moved a benchmark last: of the newest kept entry whose own pair shows a change. */
export function lastMove({rows}: Pick<Ledger, "rows">): LedgerRow | undefined {
  return rows.findLast(({attributed, significant}) => attributed && significant);
}

/**
 * Returns the chained index of several benchmarks together: at each entry the geometric mean of the steps of all that were
 * measured so far.
 */
export function chainedMean(ledgers: readonly Ledger[]): ChainedPoint[] {
  const all = ledgers.filter(({chained}) => chained.length > 0);
  const entries = new Map(all.flatMap(({chained}) => chained.map(point => [point.entry, point] as const)));
  const points: ChainedPoint[] = [];
  let index = 1;
  for (const {entry, title, date} of [...entries.values()].sort((a, b) => compareText(a.entry, b.entry))) {
    const steps = all.flatMap(({chained}) => stepAt(chained, entry) ?? []);
    const step = steps.reduce((value, ratio) => value * ratio, 1) ** (1 / steps.length);
    if (points.length === 0 && step !== 1) points.push({entry, title, date, index});
    index *= step;
    points.push({entry, title, date, index});
  }
  return points;
}

/** By how much an entry moves a chained index; undefined before its first entry. */
function stepAt(chained: readonly ChainedPoint[], entry: string): number | undefined {
  const after = chained.findLast(point => compareText(point.entry, entry) <= 0);
  if (!after) return undefined;
  if (after.entry !== entry) return 1;
  const before = chained[chained.indexOf(after) - 1];
  return before ? after.index / before.index : 1;
}
