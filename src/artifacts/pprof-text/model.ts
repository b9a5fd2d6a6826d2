import type {UnrecognizedLines} from "../shared/unrecognized-lines.ts";

/** A number as pprof printed it. */
export interface PrintedValue {
  /** As printed: `512.02kB`. */
  readonly text: string;
  /** In bytes, nanoseconds or counts, for sorting and drawing; rounded as printed. */
  readonly value: number;
}

/** A row of `top`. */
export interface PrintedTopRow {
  readonly flat: PrintedValue;
  /** Percentages as printed, with their sign: `53.51%`. */
  readonly flatPercent: string;
  readonly sumPercent: string;
  readonly cum: PrintedValue;
  readonly cumPercent: string;
  /** "" where the text lost it. */
  readonly name: string;
  /** `(inline)`, `(partial-inline)` or "". */
  readonly inline: string;
}

/** A line of `list`. */
export interface ListLine {
  /** undefined where pprof prints a dot. */
  readonly flat: PrintedValue | undefined;
  readonly cum: PrintedValue | undefined;
  /** 1-based. */
  readonly number: number;
  readonly text: string;
}

/** A function of `list`. */
export interface Routine {
  /** "" where the text lost it. */
  readonly name: string;
  readonly file: string;
  readonly flat: PrintedValue | undefined;
  readonly cum: PrintedValue | undefined;
  /** Of the profile's total; "" where the text lost it. */
  readonly percent: string;
  readonly lines: readonly ListLine[];
  /** Why there are no lines; undefined where there are. */
  readonly fault: string | undefined;
}

/** A caller or a callee in `peek` and `tree`. */
export interface PrintedCall {
  readonly weight: PrintedValue;
  /** Of the function's cum. */
  readonly percent: string;
  readonly name: string;
  readonly inline: string;
}

/** A function of `peek` and `tree` between its callers and callees; the row is missing where the text was torn. */
export interface PrintedContext {
  readonly row: PrintedTopRow | undefined;
  readonly callers: readonly PrintedCall[];
  readonly callees: readonly PrintedCall[];
}

/** A stack of `traces`. */
export interface PrintedTrace {
  readonly weight: PrintedValue;
  /** `method:  REGISTER` as `method=REGISTER`. */
  readonly labels: readonly string[];
  /** The innermost first. */
  readonly functions: readonly {readonly name: string; readonly inline: string}[];
}

/** Body of a report, below its header. */
export type ReportBody =
  | {readonly type: "top"; readonly rows: readonly PrintedTopRow[]}
  | {readonly type: "list"; readonly routines: readonly Routine[]}
  | {readonly type: "contexts"; readonly contexts: readonly PrintedContext[]}
  | {readonly type: "traces"; readonly traces: readonly PrintedTrace[]}
  /** A table of functions written by hand, in Markdown. */
  | {
      readonly type: "written";
      readonly heads: readonly string[];
      readonly rows: readonly (readonly string[])[];
    };

/** A report: the output of a `pprof` command. */
export interface PrintedReport {
  /** 1-based line it begins at. */
  readonly line: number;
  /** As typed: `top 40 -cum`; undefined where the text does not have it. */
  readonly command: string | undefined;
  /** `File`, `Type`, `Time`, `Duration`, `Total` as printed. */
  readonly header: readonly {readonly name: string; readonly value: string}[];
  /** `Showing nodes accounting for …`, `Dropped …`, active filters. */
  readonly notes: readonly string[];
  readonly body: ReportBody;
}

/** The reports of a text. */
export interface PprofText {
  readonly reports: readonly PrintedReport[];
  /** True if the text has more lines than are kept. */
  readonly isCut: boolean;
  readonly stray: UnrecognizedLines;
}
