import {benchmarkAddress} from "./addresses.ts";
import {SEGMENT_BYTES, segment, taggedSegment} from "./segment.ts";

/** Room of a unit's segment beside `@` and the ending of its data. */
const UNIT_BYTES = SEGMENT_BYTES - "@.json".length;

/** Identity of a page of the history: kind, group and name of the measurement. */
export interface SeriesPlace {
  /** Name of the journal among several of a site. */
  readonly journal?: string | undefined;
  readonly kind: string;
  readonly group: string;
  readonly name: string;
  /** Site path of its page, where that is not made of its names alone. */
  readonly address?: string;
  /** Segments of units that are not made of the unit alone. */
  readonly unitSegments?: ReadonlyMap<string, string>;
}

/**
 * Returns the page of a benchmark: `/benchmarks/example.com/sip/Parse-8/`; for measurements of other kinds
 * `/benchmarks/@gctrace/GC-CPU-1f0c9a2b/`; in a named journal `/benchmarks/@journal/parser/example.com/sip/Parse-8/`. No segment
 * of a name begins with `@`, and no kind is called "journal", so that they never collide.
 */
export function seriesAddress({journal, kind, group, name, address}: SeriesPlace): string {
  if (address !== undefined) return address;
  const start = journal === undefined ? "/benchmarks" : `/benchmarks/@journal/${journal}`;
  const path = benchmarkAddress({group, name}).slice("/benchmarks".length);
  if (kind === "benchmark") return start + path;
  return `${start}/@${kind}${group === "" ? `/${segment(name)}/` : path}`;
}

/** The page of a unit: `/benchmarks/example.com/sip/Parse-8/@B~op/`. */
export function seriesUnitAddress(place: SeriesPlace, unit: string): string {
  return `${seriesAddress(place)}@${unitSegment(place, unit)}/`;
}

/** The same as data, or as a small chart: `/benchmarks/example.com/sip/Parse-8/@B~op.csv`. */
export function seriesDataAddress(place: SeriesPlace, unit: string, format: "csv" | "json" | "svg"): string {
  return `${seriesAddress(place)}@${unitSegment(place, unit)}.${format}`;
}

function unitSegment({unitSegments}: SeriesPlace, unit: string): string {
  return unitSegments?.get(unit) ?? segment(unit, UNIT_BYTES);
}

/** Returns an address without the differences that some file systems ignore: case and Unicode form. */
export function foldAddress(address: string): string {
  return address.normalize("NFC").toLowerCase();
}

/**
 * Returns tagged addresses of the places whose own address has a segment that differs from an earlier place's only in case, by
 * their index. The first keeps its own, so that places should be in the order of their first measurement.
 */
export function taggedAddresses(places: readonly SeriesPlace[]): Map<number, string> {
  const taken = new Map<string, string>();
  const tagged = new Map<number, string>();
  for (const [index, place] of places.entries()) {
    const parts = prefixes(seriesAddress(place));
    if (parts.some(part => (taken.get(foldAddress(part)) ?? part) !== part)) {
      const {journal, kind, group, name} = place;
      const full = JSON.stringify([journal, kind, group, name]);
      tagged.set(index, `/benchmarks/${taggedSegment(`${group}/${name}`, full)}/`);
    } else for (const part of parts) taken.set(foldAddress(part), part);
  }
  return tagged;
}

/** Returns tagged segments of the units whose own segment differs from an earlier unit's only in case. */
export function taggedUnits(units: readonly string[]): Map<string, string> {
  const taken = new Set<string>();
  const tagged = new Map<string, string>();
  for (const unit of new Set(units)) {
    const folded = foldAddress(segment(unit, UNIT_BYTES));
    if (taken.has(folded)) tagged.set(unit, taggedSegment(unit, unit, UNIT_BYTES));
    taken.add(folded);
  }
  return tagged;
}

/** A path and those of the folders that it is in. */
function prefixes(address: string): string[] {
  const segments = address.split("/").filter(Boolean);
  return segments.map((_, index) => segments.slice(0, index + 1).join("/"));
}
