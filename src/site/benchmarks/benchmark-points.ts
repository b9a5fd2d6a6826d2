import type {Series, SeriesPoint} from "../../journal/history/series.ts";

/** Of so many measurements a page has a row, the newest; and so many samples in all. */
const MOST_ROWS = 120;
const MOST_SAMPLES = 1200;

/** A measurement as a row of the table. */
export interface PointRow {
  readonly point: SeriesPoint;
  /** Its samples, while the page has room for them; else empty. */
  readonly samples: readonly number[];
}

/** The rows of a machine, newest first. */
export interface MachineRows {
  readonly machine: string;
  readonly rows: readonly PointRow[];
}

/** Rows for the measurements of all machines in their order, newest first, and how many are left out. */
export function pointRows(series: readonly Series[]): {machines: MachineRows[]; left: number} {
  let rowsLeft = MOST_ROWS;
  let samplesLeft = MOST_SAMPLES;
  const machines = series.map(({machine, points}) => {
    const shown = points.toReversed().slice(0, rowsLeft);
    rowsLeft -= shown.length;
    const rows = shown.map(point => {
      samplesLeft -= point.samples.length;
      return {point, samples: samplesLeft >= 0 ? point.samples : []};
    });
    return {machine, rows};
  });
  const all = series.reduce((sum, {points}) => sum + points.length, 0);
  return {machines: machines.filter(({rows}) => rows.length > 0), left: all - (MOST_ROWS - rowsLeft)};
}
