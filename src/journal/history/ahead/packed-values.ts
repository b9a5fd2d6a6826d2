import type {SeriesValue} from "../../../stats/series/change-points.ts";

/** The points of a series as few flat arrays, which another thread gets at once. */
export interface PackedValues {
  readonly centers: Float64Array<ArrayBuffer>;
  /** Number of samples of each point. */
  readonly counts: Uint32Array<ArrayBuffer>;
  /** Samples of all points, in their order. */
  readonly samples: Float64Array<ArrayBuffer>;
  /** Bits of each point: `SAME_CODE`, `STARTS_LEVEL`. */
  readonly flags: Uint8Array<ArrayBuffer>;
}

const SAME_CODE = 1;
const STARTS_LEVEL = 2;

/** Packs the points of a series. */
export function packValues(values: readonly SeriesValue[]): PackedValues {
  const counts = Uint32Array.from(values, ({samples}) => samples.length);
  const samples = new Float64Array(counts.reduce((sum, count) => sum + count, 0));
  let at = 0;
  for (const value of values) {
    samples.set(value.samples, at);
    at += value.samples.length;
  }
  return {
    centers: Float64Array.from(values, ({center}) => center),
    counts,
    samples,
    flags: Uint8Array.from(
      values,
      ({sameCode, startsLevel}) => (sameCode ? SAME_CODE : 0) | (startsLevel ? STARTS_LEVEL : 0),
    ),
  };
}

/** Unpacks the points of a series. */
export function unpackValues({centers, counts, samples, flags}: PackedValues): SeriesValue[] {
  let at = 0;
  return Array.from(centers, (center, place) => {
    const start = at;
    at += counts[place] ?? 0;
    const bits = flags[place] ?? 0;
    return {
      center,
      samples: Array.from(samples.subarray(start, at)),
      sameCode: (bits & SAME_CODE) !== 0,
      startsLevel: (bits & STARTS_LEVEL) !== 0,
    };
  });
}

/** Lists the memory of packed points, to hand it over to another thread without a copy. */
export function buffersOf({centers, counts, samples, flags}: PackedValues): ArrayBuffer[] {
  return [centers, counts, samples, flags].map(({buffer}) => buffer);
}
