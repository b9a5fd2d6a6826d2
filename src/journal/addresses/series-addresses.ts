import {benchmarkAddress} from "./addresses.ts";
import {SEGMENT_BYTES, segment} from "./segment.ts";

/** Room of a unit's segment beside `@` and the ending of its data. */
const UNIT_BYTES = SEGMENT_BYTES - "@.json".length;

/** Identity of a page of the history: kind, group and name of the measurement. */
export interface SeriesPlace {
  /** Name of the journal among several of a site. */
  readonly journal?: string | undefined;
  readonly kind: string;
  readonly group: string;
  readonly name: string;
}

/**
 * Returns the page of a benchmark: `/benchmarks/example.com/sip/Parse-8/`; for measurements of other kinds
 * `/benchmarks/@gctrace/GC-CPU-1f0c9a2b/`; in a named journal `/benchmarks/@journal/parser/example.com/sip/Parse-8/`. No segment
 * of a name begins with `@`, and no kind is called "journal", so that they never collide.
 */
export function seriesAddress({journal, kind, group, name}: SeriesPlace): string {
  const start = journal === undefined ? "/benchmarks" : `/benchmarks/@journal/${journal}`;
  const path = benchmarkAddress({group, name}).slice("/benchmarks".length);
  if (kind === "benchmark") return start + path;
  return `${start}/@${kind}${group === "" ? `/${segment(name)}/` : path}`;
}

/** One of its units: `/benchmarks/example.com/sip/Parse-8/@B~op/`. */
export function seriesUnitAddress(place: SeriesPlace, unit: string): string {
  return `${seriesAddress(place)}@${segment(unit, UNIT_BYTES)}/`;
}

/** The same as data, or as a small chart: `/benchmarks/example.com/sip/Parse-8/@B~op.csv`. */
export function seriesDataAddress(place: SeriesPlace, unit: string, format: "csv" | "json" | "svg"): string {
  return `${seriesAddress(place)}@${segment(unit, UNIT_BYTES)}.${format}`;
}
