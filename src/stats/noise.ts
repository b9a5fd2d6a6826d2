import {goLog} from "./go-logarithm.ts";
import {median} from "./median.ts";

/** No noise is believed to be smaller: 0.05 %. It keeps a lucky run of equal medians from making every step one. */
export const LEAST_NOISE = 0.0005;

/** The standard deviation of normal values over their median absolute deviation: 1/Φ⁻¹(3/4). */
const DEVIATION_OF_MAD = 1.4826;

/** The standard error of a median over that of the mean, for many normal values: √(π/2). */
export const ERROR_OF_MEDIAN = 1.2533;

/**
 * Estimates the standard deviation of a point about its level, of logarithms: 0.01 is 1 %.
 * `logs` are the logarithms of the points' centres, at least two; `samples` each point's samples. The larger of what
 * neighbouring points differ by and of what the samples leave uncertain, and never below 0.05 %.
 */
export function pointNoise(logs: ArrayLike<number>, samples: Iterable<readonly number[]>): number {
  return Math.max(differenceNoise(logs), sampleNoise(samples), LEAST_NOISE);
}

/** From the median absolute difference of neighbours, which a few steps do not move; √2 since both differ. */
function differenceNoise(logs: ArrayLike<number>): number {
  const steps = Array.from({length: logs.length - 1}, (_, i) =>
    Math.abs((logs[i + 1] ?? Number.NaN) - (logs[i] ?? Number.NaN)),
  );
  return (DEVIATION_OF_MAD * medianOf(steps)) / Math.SQRT2;
}

/** The median, over the points of two samples or more, of their medians' standard error; 0 when there is no such point. */
function sampleNoise(samples: Iterable<readonly number[]>): number {
  const errors: number[] = [];
  for (const values of samples) {
    // The logarithm of a negative number is none; such a point says nothing of relative noise.
    if (values.length < 2 || values.some(value => !(value > 0))) continue;
    const logs = values.map(goLog);
    const middle = medianOf(logs);
    const deviation = DEVIATION_OF_MAD * medianOf(logs.map(x => Math.abs(x - middle)));
    errors.push((ERROR_OF_MEDIAN * deviation) / Math.sqrt(logs.length));
  }
  return errors.length === 0 ? 0 : medianOf(errors);
}

/** The median of numbers in any order. */
export function medianOf(values: ArrayLike<number>): number {
  return median(Float64Array.from(values).sort());
}
