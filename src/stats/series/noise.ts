import {goLog} from "../distributions/go-logarithm.ts";
import {median} from "../samples/median.ts";
import {stretches} from "./levels.ts";
import {medianError} from "./median-error.ts";
import {roundingStep} from "./rounding-step.ts";

/** Lower limit of the noise, 0.05 %: without it, equal medians would make every step significant. */
export const LEAST_NOISE = 0.0005;

/** Ratio of the standard deviation of normal values to their median absolute deviation: 1/Φ⁻¹(3/4). */
const DEVIATION_OF_MAD = 1.4826;

/** Ratio of the standard deviation of normal values to their mean absolute deviation: √(π/2). */
export const DEVIATION_OF_MEAN_DISTANCE = 1.2533;

/** Ratio of the standard error of a median to that of the mean, for many normal values: √(π/2). */
export const ERROR_OF_MEDIAN = 1.2533;

/** How much a point varies about its level, as standard deviations of logarithms: 0.01 is 1 %. */
export interface NoiseEstimate {
  /** The estimate; at least `floor`. */
  readonly noise: number;
  /** Lower limit given by the samples within points and by rounding; at least 0.05 %. */
  readonly floor: number;
}

/**
 * Estimates the noise from the differences of neighbouring points. `logs` are the logarithms of the points' centers, at
 * least two. Differences across `fixed` boundaries do not count.
 */
export function pointNoise(
  logs: Float64Array,
  points: readonly {readonly center: number; readonly samples: readonly number[]}[],
  fixed: readonly number[] = [],
): NoiseEstimate {
  const samples = sampleNoise(points.map(point => point.samples));
  const floor = Math.max(samples, roundingNoise(points), LEAST_NOISE);
  return {noise: Math.max(differenceNoise(logs, fixed), floor), floor};
}

/** Uses the median absolute difference of neighbours, which a few steps do not change; √2 since both vary. */
function differenceNoise(logs: Float64Array, fixed: readonly number[]): number {
  const differences = stretches(logs.length, fixed).flatMap(({start, end}) =>
    Array.from({length: end - start - 1}, (_, i) =>
      Math.abs((logs[start + i + 1] ?? Number.NaN) - (logs[start + i] ?? Number.NaN)),
    ),
  );
  return differences.length === 0 ? 0 : (DEVIATION_OF_MAD * medianOf(differences)) / Math.SQRT2;
}

/** Standard deviation of the rounding error, relative to the median center: step/√12 for a uniform distribution. */
function roundingNoise(
  points: readonly {readonly center: number; readonly samples: readonly number[]}[],
): number {
  return roundingStep(points) / medianOf(points.map(({center}) => center)) / Math.sqrt(12);
}

/** Median, over the points with two or more samples, of the standard errors of their medians; 0 without such a point. */
function sampleNoise(samples: Iterable<readonly number[]>): number {
  const errors: number[] = [];
  for (const values of samples) {
    // The logarithm of a negative number does not exist; such a point has no relative noise.
    if (values.length < 2 || values.some(value => !(value > 0))) continue;
    errors.push(medianError(Float64Array.from(values, goLog).sort()));
  }
  return errors.length === 0 ? 0 : medianOf(errors);
}

/** The median of numbers in any order. */
export function medianOf(values: ArrayLike<number>): number {
  return median(Float64Array.from(values).sort());
}
