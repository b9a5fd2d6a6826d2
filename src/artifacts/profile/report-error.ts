/** What was asked of a profile cannot be answered: worded as `go tool pprof` words it, listing what exists. */
export class ReportError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "ReportError";
  }
}
