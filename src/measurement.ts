/** Where numbers were measured, by the tools' own output; absent fields were not printed. */
export interface Environment {
  readonly goos?: string;
  readonly goarch?: string;
  readonly cpu?: string;
  /** The Go version, such as `1.26.8`. */
  readonly go?: string;
}

/** Which direction of a unit is an improvement; undefined if unknown. */
export type Better = "lower" | "higher" | undefined;

/** A quantity of an artifact that is worth following over time. */
export interface Measurement {
  /** The kind that measured it; numbers of different kinds never share a series. */
  readonly kind: string;
  /** The package or group the name lives in; "" when unknown. */
  readonly group: string;
  /** For benchmarks the full name as benchstat prints it: `Parse/msg=invite-8`. */
  readonly name: string;
  /** Tidied as benchstat does: `sec/op`, `B/op`, `allocs/op`, `B/s`. */
  readonly unit: string;
  readonly better: Better;
  /** Every sample, in the order of the file, in `unit`. Not empty. */
  readonly samples: readonly number[];
  /**
   * True if the tool gave a single number and no samples: `samples` is that number, and no test may be made
   * with it.
   */
  readonly summaryOnly?: boolean;
  /** Ends of the tool's own interval if it gave a single number and no samples. */
  readonly ownInterval?: readonly [low: number, high: number];
  /** True if the samples are declared equal (`Unit … assume=exact`). */
  readonly isExact?: boolean;
  readonly environment: Environment;
}
