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
export const BENCHMARK_VERSION = 2;

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
  /** Oldest first. */
  readonly points: readonly PointDocument[];
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

/** Measurement of an entry. */
export interface PointDocument {
  readonly entry: string;
  readonly title: string;
  readonly date: string;
  readonly verdict: string | null;
  readonly side: string;
  readonly median: number;
  /** Ends of the interval; null without an interval. */
  readonly low: number | null;
  readonly high: number | null;
  /** Number of samples; the CSV beside the document has them. */
  readonly n: number;
}
