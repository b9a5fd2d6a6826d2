/** A point of a line: a median with the interval around it. */
export interface LinePoint {
  /** A measurement; points of the same key are above each other, keys of a day keep their order. */
  readonly key: string;
  /** `YYYY-MM-DD`. */
  readonly date: string;
  /** Accessible name of the point. */
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
  /** Why the point is drawn hollow, such as `rejected`; absent if filled. */
  readonly hollow?: string;
}

/** A level of a line over the points `start` up to, not including, `end`. */
export interface LineLevel {
  readonly start: number;
  readonly end: number;
  readonly center: number;
  /** Heights at its first and last point, where the line drifts; absent for a flat level. */
  readonly ends?: readonly [first: number, last: number];
}

/** A place from which on a line varies more, or less. */
export interface LineNoise {
  /** Place of the first point with the new noise. */
  readonly place: number;
  /** The word in the drawing: `noisier`. */
  readonly word: string;
  /** Accessible name of the mark: `noisier since 2026-03-01: ±2.5% instead of ±0.50%`. */
  readonly label: string;
  /** Where the mark leads: a path of the site. */
  readonly href: string;
}

/** A change of level that is marked on a line. */
export interface LineMark {
  /** The number it carries in the drawing and in the list beside it. */
  readonly number: number;
  /** Place of the first point after the change. */
  readonly place: number;
  /** True when that point's own entry brought it; else it lies before. */
  readonly atPoint: boolean;
  /** Accessible name of the mark: `-41.2% Pool the parser`. */
  readonly label: string;
  /** Where the mark leads: a path of the site, or `#` and a place of the page. */
  readonly href: string;
  /** Drawn dashed until another measurement confirms it. */
  readonly confirmed: boolean;
  readonly tone: "better" | "worse" | "unknown";
}

/** A line of a chart. */
export interface Line {
  readonly name: string;
  /** In the order they are drawn. Not empty. */
  readonly points: readonly LinePoint[];
  readonly levels?: readonly LineLevel[];
  /** Places of isolated outliers, which were ignored. */
  readonly spikes?: readonly number[];
  /** Oldest first. */
  readonly marks?: readonly LineMark[];
  readonly noise?: LineNoise;
  /** How the line drifts, for the legend: `+0.10% a measurement`. */
  readonly drift?: string;
}

/** A quantity followed over time, a line for each machine. */
export interface LineChart {
  /** Name of the quantity: `Parse/msg=invite`. */
  readonly title: string;
  /** Tidied: `sec/op`, `B/op`. */
  readonly unit: string;
  readonly better: "lower" | "higher" | undefined;
  /** In the order of the legend. Not empty. */
  readonly lines: readonly Line[];
  /** First and last day that the axis must hold, so that several charts can be read below each other. */
  readonly days?: readonly [string, string];
  /** Days from which on another machine measured. */
  readonly cuts?: readonly string[];
}

/** How the values of a chart are read. */
export interface LineReading {
  /** Each line in percent of its first point. */
  readonly relative: boolean;
  /** A logarithmic axis; without effect where a value is not above 0. */
  readonly log: boolean;
}
