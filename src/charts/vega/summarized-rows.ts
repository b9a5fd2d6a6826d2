import type {Row} from "./line-chart-rows.ts";

/** Newest points of a line that are drawn each; older ones are summarized. */
export const DRAWN_POINTS = 300;

/** Maximum parts that the older points of a line are divided into: a part is at least three pixels wide. */
const PARTS = 150;

/** The rows of a chart as its layers draw them. */
export interface SummarizedRows {
  /** For the line through the points: of each part the lowest and the highest. */
  readonly line: readonly Row[];
  /** For the band of intervals: of each part the lowest and the highest end. */
  readonly band: readonly Row[];
  /** Points that are drawn each. */
  readonly points: readonly Row[];
}

/**
 * Summarizes lines of more than `DRAWN_POINTS` points, in the order of the rows. Older points for which `isKept` is true are
 * drawn as well.
 */
export function summarizedRows(rows: readonly Row[], isKept: (row: Row) => boolean): SummarizedRows {
  const lines = [...Map.groupBy(rows, ({line}) => line).values()].map(line => {
    const older = line.slice(0, Math.max(0, line.length - DRAWN_POINTS));
    const newer = line.slice(older.length);
    const parts = partsOf(older);
    return {
      line: [...parts.flatMap(ends), ...newer],
      band: [...parts.flatMap(envelope), ...newer],
      points: [...older.filter(isKept), ...newer],
    };
  });
  return {
    line: lines.flatMap(one => one.line),
    band: lines.flatMap(one => one.band),
    points: lines.flatMap(one => one.points),
  };
}

/** Divides rows into parts of equal size, except for the last. */
function partsOf(rows: readonly Row[]): Row[][] {
  const size = Math.max(1, Math.ceil(rows.length / PARTS));
  return Array.from({length: Math.ceil(rows.length / size)}, (_, i) => rows.slice(i * size, (i + 1) * size));
}

/** Returns the lowest and the highest point of a part, in their order. */
function ends(part: readonly Row[]): Row[] {
  const lowest = part.reduce((a, b) => (b.center < a.center ? b : a));
  const highest = part.reduce((a, b) => (b.center > a.center ? b : a));
  if (lowest === highest) return [lowest];
  return part.indexOf(lowest) < part.indexOf(highest) ? [lowest, highest] : [highest, lowest];
}

/** Returns one row with the lowest and the highest end of a part's intervals; no row for a part without intervals. */
function envelope(part: readonly Row[]): Row[] {
  const known = part.filter(({low, high}) => low !== undefined && high !== undefined);
  const middle = known[Math.floor(known.length / 2)];
  if (!middle) return [];
  const low = Math.min(...known.map(row => row.low ?? row.center));
  const high = Math.max(...known.map(row => row.high ?? row.center));
  return [{...middle, low, high}];
}
