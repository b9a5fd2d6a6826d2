/** A share of counted samples. */
export interface SampledShare {
  /** Samples within the share; need not be whole. */
  readonly within: number;
  readonly count: number;
}

/** Normal quantile of a 95 % interval. */
const Z = 1.959964;

/**
 * Returns the 95 % interval of the ratio of two shares, head over base, as far as the samples' own number limits it; undefined
 * if either share has no sample.
 * Source: Katz, Baptista, Azen and Pike, Biometrics 34 (1978), the logarithmic interval of the ratio of two binomials.
 */
export function shareRatioInterval(
  base: SampledShare,
  head: SampledShare,
): {readonly low: number; readonly high: number} | undefined {
  if (!(base.within > 0 && head.within > 0)) return undefined;
  const ratio = head.within / head.count / (base.within / base.count);
  const variance = 1 / base.within - 1 / base.count + 1 / head.within - 1 / head.count;
  const factor = Math.exp(Z * Math.sqrt(Math.max(0, variance)));
  return {low: ratio / factor, high: ratio * factor};
}
