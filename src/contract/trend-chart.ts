import {attributeCodec, numberField, textField} from "./attributes.ts";

/** Attributes of a `trend-chart` about its history. */
export interface TrendChartData {
  /** Address of the benchmark's JSON, base applied. */
  readonly points: string;
  /** Which of its series is drawn, from 0. */
  readonly line: number;
  /** Address that the pages of entries begin with, base applied. */
  readonly entries: string;
}

/** Attributes of `trend-chart`. */
export const TREND_CHART = attributeCodec<TrendChartData>({
  points: textField,
  line: numberField,
  entries: textField,
});

/** Version of `/benchmarks/….json`. */
export const BENCHMARK_VERSION = 3;

/** The part of `/benchmarks/….json` that a chart reads. */
export interface BenchmarkDocument {
  readonly version: typeof BENCHMARK_VERSION;
  readonly name: string;
  readonly unit: string;
  readonly better: "lower" | "higher" | null;
  /** A series for each machine, that of the newest measurement first. */
  readonly series: readonly SeriesDocument[];
}

/** The history on a machine; places count its points from 0. */
export interface SeriesDocument {
  readonly machine: string;
  readonly levels: readonly {
    readonly start: number;
    /** Excluded. */
    readonly end: number;
    readonly center: number;
    /** Values at the first and the last point of a level that drifts. */
    readonly ends?: readonly [first: number, last: number];
  }[];
  /** Where the noise changed, as relative standard deviations before and after. */
  readonly noiseChange: {
    readonly place: number;
    readonly entry: string;
    readonly before: number;
    readonly after: number;
  } | null;
  readonly changes: readonly ChangeDocument[];
  /** Columns of the same length, oldest first. */
  readonly points: PointColumns;
}

/** A change of level. */
export interface ChangeDocument {
  readonly state: string;
  /** The entry that it is attributed to. */
  readonly entry: string | null;
  /** The first measurement of the new level. */
  readonly first: {readonly place: number; readonly entry: string};
  readonly better: boolean | null;
}

/** Measurements of entries, a value for each. */
export interface PointColumns {
  /** Ids, which have the day in them: `2026-05-03-pool`. */
  readonly entry: readonly string[];
  readonly title: readonly string[];
  /** Absent if no entry has one. */
  readonly verdict?: readonly (string | null)[];
  /** Absent if all are `only`. */
  readonly side?: readonly string[];
  readonly median: readonly number[];
  /** Ends of the interval; null without an interval. */
  readonly low: readonly (number | null)[];
  readonly high: readonly (number | null)[];
  /** Number of samples; the CSV beside the document has them. */
  readonly n: readonly number[];
}
