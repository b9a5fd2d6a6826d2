/** One point of a line: a median with the interval around it. */
export interface LinePoint {
  /** What was measured; points of one key stand above each other, keys of one day stand in their order. */
  readonly key: string;
  /** `YYYY-MM-DD`. */
  readonly date: string;
  /** What the point is called where it is read out. */
  readonly label: string;
  /** Where the point leads: a path of the site. */
  readonly href: string;
  readonly center: number;
  /** `-Infinity` where there were too few samples for an interval. */
  readonly low: number;
  /** `Infinity` where there were too few samples for an interval. */
  readonly high: number;
  /** How many samples it is of. */
  readonly n: number;
  /** Why the point is drawn hollow, such as `rejected`; absent for a filled one. */
  readonly hollow?: string;
}

/** One line of a chart. */
export interface Line {
  readonly name: string;
  /** In the order they are drawn. At least one. */
  readonly points: readonly LinePoint[];
}

/** One quantity followed over time, a line for each machine. */
export interface LineChart {
  /** What is followed: `Parse/msg=invite`. */
  readonly title: string;
  /** Tidied: `sec/op`, `B/op`. */
  readonly unit: string;
  readonly better: "lower" | "higher" | undefined;
  /** In the order of the legend. At least one. */
  readonly lines: readonly Line[];
}
