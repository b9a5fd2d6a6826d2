import {medianOf} from "./noise.ts";

/** How many standard deviations outside both sides a point must lie to be a spike. */
const SPIKE_DEVIATIONS = 4;

/** A series fit for finding levels. */
export interface Pulled {
  /** The values, spikes pulled to the nearer neighbouring level. */
  readonly values: Float64Array;
  /** 0-based places of the spikes, ascending. */
  readonly spikes: readonly number[];
}

/**
 * Pulls interior points that stand out alone to what surrounds them, so that no level is fitted to one.
 * A point is a spike when it is more than 4 `noise` outside the medians of both the two points before and the two after it
 * (Hampel's identifier, 1974, told of each side apart so that the edge of a step is none).
 */
export function pullSpikes(values: Float64Array, noise: number): Pulled {
  const pulled = values.slice();
  const spikes: number[] = [];
  for (let i = 1; i < values.length - 1; i++) {
    const value = values[i] ?? Number.NaN;
    const left = medianOf(values.subarray(Math.max(0, i - 2), i));
    const right = medianOf(values.subarray(i + 1, i + 3));
    const nearest = Math.min(Math.max(value, Math.min(left, right)), Math.max(left, right));
    if (Math.abs(value - nearest) > SPIKE_DEVIATIONS * noise) {
      pulled[i] = nearest;
      spikes.push(i);
    }
  }
  return {values: pulled, spikes};
}
