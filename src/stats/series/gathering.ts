import {logBeta, logGamma} from "../distributions/student.ts";

/** Beta distribution of the share of outliers in an unchanged series, before any is seen: mean 5 %, worth two points. */
const PRIOR_OUTLIERS = 0.1;
const PRIOR_OTHERS = 1.9;

/** A point of a level counts as a value of the other level from this share of the way to its median. */
const OTHER_SIDE = 0.75;

/** Two neighbouring levels and their medians. */
export interface LevelPair {
  readonly left: Float64Array;
  readonly right: Float64Array;
  readonly before: number;
  readonly after: number;
}

/**
 * Returns the chance that the values of the shorter level gather in a single place, if every point took either of
 * two values independently of time: spikes, two modes, small integers. The share of such values is learnt
 * from the longer level: each of its points close to the shorter level's median makes a gathering likelier.
 * For levels of equal length, the larger chance. The places such a gathering could have are not taken into
 * account.
 */
export function gatheringChance({left, right, before, after}: LevelPair): number {
  const way = (value: number) => (value - before) / (after - before);
  const rightOfLeft = outlierChance(right, left, way);
  const leftOfRight = outlierChance(left, right, value => 1 - way(value));
  if (left.length === right.length) return Math.max(rightOfLeft, leftOfRight);
  return right.length < left.length ? rightOfLeft : leftOfRight;
}

/** Chance that `gathered` has so many outliers of `rest`; `way` is 0 at the median of `rest` and 1 at that of `gathered`. */
function outlierChance(gathered: Float64Array, rest: Float64Array, way: (value: number) => number): number {
  const outliers = rest.filter(value => way(value) > OTHER_SIDE).length;
  const together = gathered.filter(value => way(value) > 1 - OTHER_SIDE).length;
  return betaBinomialTail(
    together,
    gathered.length,
    PRIOR_OUTLIERS + outliers,
    PRIOR_OTHERS + rest.length - outliers,
  );
}

/** Chance of `least` or more of `n` if the probability of each has a beta distribution with parameters a and b. */
export function betaBinomialTail(least: number, n: number, a: number, b: number): number {
  const scale = logBeta(a, b);
  let sum = 0;
  for (let k = least; k <= n; k++) {
    const ways = logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);
    sum += Math.exp(ways + logBeta(a + k, b + n - k) - scale);
  }
  return Math.min(1, sum);
}
