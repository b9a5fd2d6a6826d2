import {thinPoints} from "../stats/series/thin-points.ts";

/** Points beyond which a series is thinned, and the columns that are kept apart then. */
const MOST = 1 << 14;
const COLUMNS = 1 << 10;

/** A number over time; of many points those stay that a picture shows: the first, last, lowest and highest of each column. */
export class TraceSeries {
  xs: number[] = [];
  ys: number[] = [];
  max = 0;

  add(x: number, y: number): void {
    if (y > this.max) this.max = y;
    this.xs.push(x);
    this.ys.push(y);
    if (this.xs.length < MOST) return;
    const kept = thinPoints(this, COLUMNS);
    const {xs, ys} = this;
    this.xs = kept.map(index => xs[index] ?? 0);
    this.ys = kept.map(index => ys[index] ?? 0);
  }
}
