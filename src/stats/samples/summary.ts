import {median} from "./median.ts";
import {medianInterval, samplesForInterval} from "./median-interval.ts";
import {mode} from "./mode.ts";

/** Assumption about repeated measurements: `nothing`, or that all are equal (`assume=exact`). */
export type Assumption = "nothing" | "exact";

/** Warnings of a summary; the texts are made where it is shown. */
export type SummaryWarning =
  // Too few samples for an interval; `samples` are enough, undefined if 50 are too few.
  | {
      readonly kind: "interval-needs-samples";
      readonly samples: number | undefined;
      readonly confidence: number;
    }
  // The samples were declared exact, but range from low to high.
  | {readonly kind: "not-exact"; readonly low: number; readonly high: number};

/** The median of a sample and its confidence interval. */
export interface Summary {
  readonly center: number;
  /** Infinite at either or both ends if the sample is too small for the confidence. */
  readonly low: number;
  readonly high: number;
  readonly warnings: readonly SummaryWarning[];
}

const NONE: readonly SummaryWarning[] = [];
const tooFew = new Map<number, readonly SummaryWarning[]>();

/**
 * Summarises values in ascending order, not empty: the median with its interval, or the mode with the range.
 */
export function summarize(sorted: ArrayLike<number>, assumption: Assumption, confidence: number): Summary {
  return assumption === "exact" ? summarizeExact(sorted) : summarizeMedian(sorted, confidence);
}

function summarizeExact(sorted: ArrayLike<number>): Summary {
  const low = sorted[0] ?? Number.NaN;
  const high = sorted[sorted.length - 1] ?? Number.NaN;
  const warnings = low === high ? NONE : [{kind: "not-exact", low, high} as const];
  return {center: mode(sorted), low, high, warnings};
}

function summarizeMedian(sorted: ArrayLike<number>, confidence: number): Summary {
  const interval = medianInterval(sorted.length, confidence);
  const low = sorted[interval.low - 1] ?? Number.NEGATIVE_INFINITY;
  const high = sorted[interval.high - 1] ?? Number.POSITIVE_INFINITY;
  const finite = interval.low >= 1 && interval.high <= sorted.length;
  return {center: median(sorted), low, high, warnings: finite ? NONE : intervalWarning(confidence)};
}

function intervalWarning(confidence: number): readonly SummaryWarning[] {
  let warnings = tooFew.get(confidence);
  if (!warnings) {
    warnings = [{kind: "interval-needs-samples", samples: samplesForInterval(confidence), confidence}];
    tooFew.set(confidence, warnings);
  }
  return warnings;
}
