import type {
  BenchmarkDocument,
  ChangeDocument,
  PointColumns,
  SeriesDocument,
} from "../../contract/trend-chart.ts";
import type {Verdict} from "../../journal/entry/entry.ts";
import type {ChangeSide, SeriesChange, StateWord} from "../../journal/history/changes.ts";
import type {Effect, EffectJudgement} from "../../journal/history/effects.ts";
import type {ChainedPoint, LedgerRowKind} from "../../journal/history/ledger.ts";
import type {SeriesPoint} from "../../journal/history/series.ts";
import type {Environment} from "../../measurement.ts";
import type {Drift} from "../../stats/series/drift.ts";

/** The document at `/benchmarks/….json`: a unit of a benchmark on all its machines. Charts read a part of it. */
export interface BenchmarkHistoryDocument extends BenchmarkDocument {
  /** Name of the journal; absent in a site with a single journal. */
  readonly journal?: string;
  /** `benchmark`, or the kind of another report: `gctrace`. */
  readonly kind: string;
  /** Package or group; "" if unknown. */
  readonly group: string;
  readonly series: readonly HistoryDocument[];
  /**
   * Oldest first. Neighbouring points without a base have no row: their difference is the ratio of their medians, and
   * credited to no entry.
   */
  readonly ledger: readonly LedgerRowDocument[];
  /** In the order of the series. */
  readonly totals: readonly TotalsDocument[];
  /** Index of the effects of the entries, 1 at the start; empty where no entry has a kept pair. */
  readonly chained: readonly ChainedPoint[];
}

/** The history on a machine, with the reasons of its state. */
export interface HistoryDocument extends SeriesDocument {
  readonly environment: Environment;
  readonly state: StateWord;
  /** The state in a sentence. */
  readonly why: string;
  /** Relative standard deviation of measurements without a change; null for exact numbers and too few. */
  readonly noise: number | null;
  /** A steady slope within the levels. */
  readonly drift: (Drift & {readonly better: boolean | null}) | null;
  readonly noiseChange: (NonNullable<SeriesDocument["noiseChange"]> & {readonly title: string}) | null;
  /** Places of isolated outliers, which are ignored. */
  readonly spikes: readonly number[];
  readonly changes: readonly LevelChangeDocument[];
  readonly points: MeasuredPointColumns;
}

/** A change of level, between the measurements `last` and `first`. */
export interface LevelChangeDocument extends ChangeDocument {
  readonly state: SeriesChange["state"];
  /** The last measurement of the old level. */
  readonly last: PlaceDocument;
  readonly first: PlaceDocument;
  readonly before: ChangeSide;
  readonly after: ChangeSide;
  /** Level after over level before; null from 0. */
  readonly ratio: number | null;
  readonly interval: RatioInterval | null;
  readonly p: number | null;
}

/** A measurement by its place in `points`. */
export interface PlaceDocument {
  readonly place: number;
  readonly side: Side;
  readonly entry: string;
}

/** Measurements of entries with their commits. */
export interface MeasuredPointColumns extends PointColumns {
  /** Absent if no entry has one. */
  readonly commit?: readonly (string | null)[];
  readonly verdict?: readonly (Verdict | null)[];
  readonly side?: readonly Side[];
}

type Side = SeriesPoint["side"];

/** An interval of a ratio. */
interface RatioInterval {
  readonly low: number;
  readonly high: number;
}

/** A row of the ledger. */
export interface LedgerRowDocument extends Partial<LedgerEffectDocument> {
  /** `entry` is an entry's own pair; `between` the difference between two entries; `start` and `machine` have no base. */
  readonly kind: LedgerRowKind;
  readonly machine: string;
  /** The entry that measured `head`. */
  readonly entry: string;
  /** Median before, in the unit. */
  readonly base: number | null;
  /** Median after. */
  readonly head: number;
  /** Head over base; null without a base, and from 0. */
  readonly ratio: number | null;
}

/** Fields of an `entry` row alone. */
interface LedgerEffectDocument {
  readonly title: string;
  readonly date: string;
  readonly verdict: Verdict | null;
  /** The file of a head that was tried and not kept. */
  readonly tried: string | null;
  readonly interval: RatioInterval | null;
  readonly p: number | null;
  readonly n: Effect["n"] | null;
  /** True if the effect counts as a move. */
  readonly significant: boolean;
  /** True for the effect of a kept head. */
  readonly attributed: boolean;
  readonly judgement: EffectJudgement | null;
  /** Number of rows of the entry and unit that were judged together. */
  readonly rows: number | null;
}

/** How far a benchmark came on a machine: `total = byEntries · between`, each null where a value is not positive. */
interface TotalsDocument {
  readonly machine: string;
  readonly first: number;
  readonly last: number;
  readonly total: number | null;
  readonly byEntries: number | null;
  readonly between: number | null;
}
