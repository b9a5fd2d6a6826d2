import {judgeSeries} from "../history/judge-series.ts";
import type {Series, SeriesPoint} from "../history/series.ts";

/** A point of an entry whose samples lie evenly around a center, ten of them, 1 % apart at the ends. */
export function point(entry: string, center: number, more: Partial<SeriesPoint> = {}): SeriesPoint {
  const samples = Array.from({length: 10}, (_, i) => center * (1 + (i - 4.5) / 900));
  return {
    entry,
    title: `Entry ${entry}`,
    date: entry.slice(0, 10),
    commit: undefined,
    verdict: undefined,
    side: "only",
    samples,
    center,
    low: center * 0.99,
    high: center * 1.01,
    ...more,
  };
}

/** A series of one point a day from 2026-01-01 on. */
export function series(centers: readonly number[], more: Partial<Series> = {}): Series {
  return {
    kind: "benchmark",
    group: "example.org/sip",
    name: "Parse/msg=ack-8",
    unit: "sec/op",
    better: "lower",
    machine: "xeon",
    environment: {},
    points: centers.map((center, i) => point(`2026-01-${String(i + 1).padStart(2, "0")}-e`, center)),
    ...more,
  };
}

/** Measurements that differ by about 1 %, and a level that goes from 100 to 80 with the sixth. */
export const STEP = [100, 101, 99.4, 100.3, 99.8, 80, 80.6, 79.5, 80.2, 79.9].map(value => value * 1e-9);

/** The same series, its last point with a base beside the head: `base` is the base's median. */
export function withPair(one: Series, base: number): Series {
  const points = one.points.map((last, i) => {
    if (i < one.points.length - 1) return last;
    const {samples, center} = point(last.entry, base);
    return {...last, side: "head" as const, base: {commit: undefined, samples, center}};
  });
  const [judged] = judgeSeries([{...one, points}], {alpha: 0.05, leastChange: 0.02, confidence: 0.95});
  return judged ?? one;
}
