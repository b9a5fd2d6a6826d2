import {benchmarkAddress} from "./addresses.ts";
import {SEGMENT_BYTES, segment} from "./segment.ts";

/** Room of a unit's segment beside `@` and the ending of its data. */
const UNIT_BYTES = SEGMENT_BYTES - "@.json".length;

/** Identity of a page of the history: kind, group and name of the measurement. */
export interface SeriesPlace {
  readonly kind: string;
  readonly group: string;
  readonly name: string;
}

/**
 * Returns the page of a benchmark: `/benchmarks/example.com/sip/Parse-8/`; for measurements of other kinds
 * `/benchmarks/@gctrace/GC-CPU-1f0c9a2b/`. No segment of a name begins with `@`, so the two never collide.
 */
export function seriesAddress({kind, group, name}: SeriesPlace): string {
  if (kind === "benchmark") return benchmarkAddress({group, name});
  const path = benchmarkAddress({group, name}).slice("/benchmarks".length);
  return `/benchmarks/@${kind}${group === "" ? `/${segment(name)}/` : path}`;
}

/** One of its units: `/benchmarks/example.com/sip/Parse-8/@B~op/`. */
export function seriesUnitAddress(place: SeriesPlace, unit: string): string {
  return `${seriesAddress(place)}@${segment(unit, UNIT_BYTES)}/`;
}

/** The same as data, or as a small chart: `/benchmarks/example.com/sip/Parse-8/@B~op.csv`. */
export function seriesDataAddress(place: SeriesPlace, unit: string, format: "csv" | "json" | "svg"): string {
  return `${seriesAddress(place)}@${segment(unit, UNIT_BYTES)}.${format}`;
}
