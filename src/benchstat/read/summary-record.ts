import type {MeasuredUnit, ResultGroup} from "./results.ts";

/** Kind of a tool's single number; only medians are comparable with benchstat's numbers. */
export type Centre = "median" | "mean" | "best" | "estimate" | "value";

/**
 * A benchmark in a unit of which a file has only its tool's summary, no samples. Note: it is no `Series` and in no
 * grid, so that no test of samples can ever be made with it.
 */
export interface SummaryRecord {
  readonly kind: "summary";
  readonly group: ResultGroup;
  readonly unit: MeasuredUnit;
  readonly centre: Centre;
  readonly center: number;
  /** The ends of the tool's own interval; undefined if not given. */
  readonly low: number | undefined;
  readonly high: number | undefined;
  /** Meaning of the range in words: "95 % confidence interval". */
  readonly interval: string | undefined;
  /** Samples that the tool had; undefined if it does not print them. */
  readonly n: number | undefined;
}

/** Message wherever samples are expected and a file has only a summary. */
export const SUMMARY_ONLY = "summary only: cannot be compared statistically";
