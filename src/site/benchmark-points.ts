import type {Series, SeriesPoint} from "../journal/series.ts";

/** Of so many measurements a page has a row, the newest; and so many samples in all. */
const MOST_ROWS = 320;
const MOST_SAMPLES = 3200;

/** One measurement as a row of the table. */
export interface PointRow {
  readonly point: SeriesPoint;
  readonly machine: string;
  /** Its samples, while the page has room for them; else none. */
  readonly samples: readonly number[];
}

/** Rows for the measurements of all machines, newest first, and how many are left out. */
export function pointRows(series: readonly Series[]): {rows: PointRow[]; left: number} {
  const all = series
    .flatMap(({machine, points}) => points.map(point => ({machine, point})))
    .sort((a, b) => (a.point.entry < b.point.entry ? 1 : a.point.entry > b.point.entry ? -1 : 0));
  let room = MOST_SAMPLES;
  const rows = all.slice(0, MOST_ROWS).map(({machine, point}) => {
    room -= point.samples.length;
    return {machine, point, samples: room >= 0 ? point.samples : []};
  });
  return {rows, left: all.length - rows.length};
}
