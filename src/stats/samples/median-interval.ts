import {inexactChoose} from "../distributions/inexact-binomial.ts";
import {normalCdf, normalQuantile} from "../distributions/normal.ts";

/** The order statistics that bound a median: 1-based, both ends included. */
export interface OrderInterval {
  /** 0 if the lower end is minus infinity. */
  readonly low: number;
  /** n + 1 if the upper end is infinity. */
  readonly high: number;
}

/** Above this many samples the binomial distribution is approximated by the normal distribution. */
const MAX_BINOMIAL = 30;

/** Limit of the search for the needed number of samples. */
const MAX_NEEDED = 50;

const remembered = new Map<number, OrderInterval[]>();

/**
 * Chooses the order statistics of n samples that contain the median with at least this confidence (0 to 1).
 * The interval is the narrowest that grows from the middle, to the left first; it depends only on n and the level.
 */
export function medianInterval(n: number, confidence: number): OrderInterval {
  let intervals = remembered.get(confidence);
  if (!intervals) {
    intervals = [];
    remembered.set(confidence, intervals);
  }
  let interval = intervals[n];
  if (!interval) {
    interval = computeInterval(n, confidence);
    intervals[n] = interval;
  }
  return interval;
}

/** Minimum samples for an interval with two finite ends; undefined if 50 are too few. */
export function samplesForInterval(confidence: number): number | undefined {
  for (let n = 2; n <= MAX_NEEDED; n++) {
    const {low, high} = medianInterval(n, confidence);
    if (low >= 1 && high <= n) return n;
  }
  return undefined;
}

function computeInterval(n: number, confidence: number): OrderInterval {
  if (confidence >= 1) return {low: 0, high: n + 1};
  const {low, high} = n <= MAX_BINOMIAL ? binomialInterval(n, confidence) : normalInterval(n, confidence);
  return {low: Math.max(low, 0), high: Math.min(high, n + 1)};
}

/**
 * Grows from the middle gap between order statistics, by the likelier neighbour; of equally likely
 * neighbours, the left.
 */
function binomialInterval(n: number, confidence: number): OrderInterval {
  const mass = (k: number) => (k < 0 || k > n ? 0 : inexactChoose(n, k) * 0.5 ** k * 0.5 ** (n - k));
  let low = Math.ceil((n + 1) / 2) - 1;
  let high = low + 1;
  let sum = mass(low);
  while (sum < confidence) {
    const left = mass(low - 1);
    const right = mass(high);
    if (left === 0 && right === 0) break;
    if (left >= right) {
      low--;
      sum += left;
    } else {
      high++;
      sum += right;
    }
  }
  return {low, high};
}

/** Rounds the normal interval outwards, then drops the right end if the rest still has the confidence. */
function normalInterval(n: number, confidence: number): OrderInterval {
  const mean = n / 2;
  const deviation = Math.sqrt(n / 4);
  const lowEnd = mean + deviation * normalQuantile((1 - confidence) / 2);
  const highEnd = 2 * mean - lowEnd;
  const low = Math.floor(Math.floor(lowEnd - 0.5) + 0.5) + 1;
  const high = Math.floor(Math.ceil(highEnd - 0.5) + 0.5) + 1;
  const cdf = (x: number) => normalCdf((x - 0.5 - mean) / deviation);
  const full = cdf(high) - cdf(low);
  const biased = cdf(high - 1) - cdf(low);
  return {low, high: biased >= confidence && biased < full ? high - 1 : high};
}
