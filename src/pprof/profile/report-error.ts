/** An impossible request of a report, worded as in `go tool pprof`, with the alternatives. */
export class ReportError extends Error {
  /** Warnings from before the mistake. */
  readonly warnings: readonly string[];

  constructor(message: string, warnings: readonly string[] = []) {
    super(message);
    this.name = "ReportError";
    this.warnings = warnings;
  }
}
