/** What was asked of a profile cannot be answered: worded as `go tool pprof` words it, listing what exists. */
export class ReportError extends Error {
  /** What a person should know besides: what was found before the mistake. */
  readonly warnings: readonly string[];

  constructor(message: string, warnings: readonly string[] = []) {
    super(message);
    this.name = "ReportError";
    this.warnings = warnings;
  }
}
