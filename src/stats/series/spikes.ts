import {stretches} from "./levels.ts";
import {medianOf} from "./noise.ts";

/** How many standard deviations outside both sides a point must lie to be a spike. */
const SPIKE_DEVIATIONS = 4;

/** A series prepared for finding levels. */
export interface Pulled {
  /** The values, with spikes moved to the nearer neighbouring level. */
  readonly values: Float64Array;
  /** 0-based places of the spikes, ascending. */
  readonly spikes: readonly number[];
}

/**
 * Moves single outliers to the nearer of their neighbours, so that they do not form levels.
 * A point is a spike if it lies more than 4 times its `noise` outside the medians of both the two points before and the two
 * after it. Source: Hampel's identifier (1974), applied to each side separately so that the edge of a step is no spike.
 * Neighbours across a `fixed` boundary do not count; the first and last point of a stretch are no spikes.
 */
export function pullSpikes(
  values: Float64Array,
  noise: ArrayLike<number>,
  fixed: readonly number[] = [],
): Pulled {
  const pulled = values.slice();
  const spikes: number[] = [];
  for (const {start, end} of stretches(values.length, fixed)) {
    for (let i = start + 1; i < end - 1; i++) {
      const value = values[i] ?? Number.NaN;
      const left = medianOf(values.subarray(Math.max(start, i - 2), i));
      const right = medianOf(values.subarray(i + 1, Math.min(end, i + 3)));
      const nearest = Math.min(Math.max(value, Math.min(left, right)), Math.max(left, right));
      if (Math.abs(value - nearest) <= SPIKE_DEVIATIONS * (noise[i] ?? 0)) continue;
      pulled[i] = nearest;
      spikes.push(i);
    }
  }
  return {values: pulled, spikes};
}
