import type {Series, SeriesPoint} from "../../journal/history/series.ts";
import {DigestedData} from "../../publish/digested-data.ts";

/**
 * Returns everything that a series holds as few flat values, to be digested: that takes a fraction of the time of its points.
 */
export function seriesData(series: Series): DigestedData {
  return new DigestedData(series, () => flatSeries(series));
}

/** Numbers of a point beside its samples. */
const NUMBERS = 4;

/** Members that few points have. */
type RareMembers = Omit<
  SeriesPoint,
  "entry" | "title" | "date" | "commit" | "verdict" | "side" | "samples" | "center" | "low" | "high"
>;

/** All members, so that none is forgotten. */
type Members<Of> = {readonly [Name in keyof Of]-?: Of[Name] | undefined};

function flatSeries({points, ...head}: Series): unknown {
  const texts: (string | null)[] = [];
  const rare: unknown[] = [];
  const numbers = new Float64Array(points.reduce((sum, {samples}) => sum + NUMBERS + samples.length, 0));
  let at = 0;
  for (const [place, point] of points.entries()) {
    const {entry, title, date, commit, verdict, side, center, low, high, samples} = point;
    texts.push(entry, title, date, commit ?? null, verdict ?? null, side);
    numbers[at++] = center;
    numbers[at++] = low;
    numbers[at++] = high;
    numbers[at++] = samples.length;
    for (const sample of samples) numbers[at++] = sample;
    const {base, effect, tried, isUnpaid} = point;
    if (base ?? effect ?? tried ?? isUnpaid) {
      const members: Members<RareMembers> = {base, effect, tried, isUnpaid};
      rare.push([place, members]);
    }
  }
  return [head, JSON.stringify(texts), numbers, rare];
}
