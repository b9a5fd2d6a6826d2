import type {Fact} from "../kind.ts";
import type {UnrecognizedLines} from "../shared/unrecognized-lines.ts";

/** Who wrote a report; its numbers are followed under this name. `load` is a program that prints its own counts. */
export type LoadTool = "hey" | "ab" | "wrk" | "wrk2" | "oha" | "vegeta" | "k6" | "load";

/** A fact that a tool prints once a run; the other numbers have fields of their own. */
export type ValueName =
  | "requests/s"
  | "mean"
  | "stdev"
  | "min"
  | "max"
  | "failed"
  | "requests"
  | "duration"
  | "size/request"
  | "received"
  | "received/s"
  | "sent"
  | "sent/s"
  | "throughput";

/** A number of a run. */
export interface LoadRunValue {
  /** Times in seconds, sizes in bytes, anything else a count. */
  readonly value: number;
  /** As it was printed. */
  readonly text: string;
}

/** How long a share of the requests took at most. */
export interface Quantile {
  /** 0 to 100. */
  readonly percent: number;
  /** Seconds. */
  readonly value: number;
  /** As it was printed. */
  readonly text: string;
}

/** Requests whose time lies in a range. */
export interface Bucket {
  /** Seconds, exclusive; undefined where the range has no lower end. */
  readonly from: number | undefined;
  /** Seconds, inclusive; infinite for the last of an open histogram. */
  readonly to: number;
  readonly count: number;
}

/** How long a part of each request took: looking up a name, dialling, waiting. */
export interface Phase {
  readonly name: string;
  /** In the tool's order and words: `average`, `slowest`, `p(95)`. */
  readonly times: readonly {readonly name: string; readonly value: number; readonly text: string}[];
}

/** Answers of a status, or failures with the same message. */
export interface Count {
  readonly name: string;
  readonly count: number;
}

/** Something a tool was asked to hold a run to: a k6 check or threshold. */
export interface Demand {
  readonly name: string;
  readonly isMet: boolean;
  readonly text: string;
}

/** A load test as its tool reports it. */
export interface LoadRun {
  readonly tool: LoadTool;
  /** "" if the report does not have it. */
  command: string;
  readonly settings: Fact[];
  readonly values: Map<ValueName, LoadRunValue>;
  /** As printed, ascending. */
  readonly quantiles: Quantile[];
  /** Finer than the quantiles, where a tool prints them or each request is known. */
  readonly curve: Quantile[];
  readonly buckets: Bucket[];
  readonly phases: Phase[];
  readonly statuses: Count[];
  readonly errors: Count[];
  readonly demands: Demand[];
  /** Seconds: resolution of the printed times; 0 if far below the measured times. */
  resolution: number;
}

/** Load tests of a file. */
export interface LoadReport {
  /** In the order of the file. */
  readonly runs: readonly LoadRun[];
  /** Whether the file goes on after those. */
  readonly isCut: boolean;
  readonly stray: UnrecognizedLines;
}
