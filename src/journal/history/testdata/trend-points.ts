import {median} from "../../../stats/samples/median.ts";
import {seriesTrend} from "../changes.ts";
import {judgeSeries} from "../judge-series.ts";
import type {SeriesPoint} from "../series.ts";

export const middle = (samples: readonly number[]) => median(Float64Array.from(samples).sort());

/** Six samples about a level, within 0.5 %; the level itself is a little off, by `seed`. */
export const about = (level: number, seed = 0): number[] =>
  [-5, -3, -1, 1, 3, 5].map(each => level * (1 + each / 1000 + ((seed * 5) % 7) / 2000));

export const exact = (value: number): number[] => [value, value, value];

/** A point of day `i`; its samples are what matters. */
export function point(i: number, samples: readonly number[], more: Partial<SeriesPoint> = {}): SeriesPoint {
  const date = `2026-01-${String(i + 1).padStart(2, "0")}`;
  const center = middle(samples);
  return {
    entry: `${date}-e`,
    title: `Entry ${i}`,
    date,
    commit: undefined,
    verdict: undefined,
    side: "only",
    samples,
    center,
    low: center,
    high: center,
    ...more,
  };
}

export const noisy = (...levels: number[]): SeriesPoint[] => levels.map((level, i) => point(i, about(level, i)));
export const trend = (points: readonly SeriesPoint[]) => seriesTrend({points, better: "lower"});

export const THRESHOLDS = {leastChange: 0.02, alpha: 0.05, confidence: 0.95};
const WHERE = {kind: "benchmark", group: "", name: "Parse", unit: "sec/op", machine: "m", environment: {}};
/** The trend of points whose own pairs are judged. */
export function judgedTrend(points: readonly SeriesPoint[]) {
  const [series] = judgeSeries([{...WHERE, better: "lower", points}], THRESHOLDS);
  return seriesTrend(series ?? {points: [], better: "lower"}, THRESHOLDS);
}

/** A pair's point: the base beside the head. */
export function pair(
  i: number,
  base: number,
  head: number,
  more: Partial<SeriesPoint>,
  commit: string | undefined,
): SeriesPoint {
  const samples = about(base, i + 3);
  return point(i, about(head, i), {side: "head", base: {commit, samples, center: middle(samples)}, ...more});
}
