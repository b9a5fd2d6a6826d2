import type {LineChart, LinePoint, LineReading} from "./line-chart-data.ts";

/** Milliseconds. */
export const DAY = 86_400_000;

/** Dates closer than this share of the width would print over each other. */
const LABEL_GAP = 0.14;

/** Minimum half height of the axis relative to the values, so that a stable series looks flat. */
const LEAST_VIEW = 0.025;

/**
 * Values that span more than this factor are read on a logarithmic axis, or the lower values would all lie on
 * its bottom.
 */
const WIDE = 10;

/** Default scale: linear, or logarithmic for values that span more than a factor of ten. */
export function usualReading({lines}: Pick<LineChart, "lines">): LineReading {
  const points = lines.flatMap(line => line.points);
  const least = Math.min(...points.map(({center}) => center));
  const greatest = Math.max(...points.map(({center}) => center));
  const isPositive = points.every(({center, low}) => center > 0 && (low > 0 || !Number.isFinite(low)));
  return {relative: false, log: isPositive && greatest / least > WIDE};
}

/** Values of a point, as the axis shows them. */
interface Value {
  readonly center: number;
  readonly low?: number;
  readonly high?: number;
  readonly line: number;
}

/**
 * Spreads measurements of the same day over the day, in the order of the keys, so that no point hides
 * another.
 */
export function spreadDays(points: readonly LinePoint[]): (point: LinePoint) => number {
  const keysOf = new Map<string, string[]>();
  for (const {date, key} of points) {
    const keys = keysOf.get(date);
    if (keys) keys.push(key);
    else keysOf.set(date, [key]);
  }
  const placesOf = new Map<string, Map<string, number>>();
  for (const [date, keys] of keysOf) {
    // Most days have a single measurement, which stands at midnight.
    if (keys.length === 1) continue;
    const sorted = [...new Set(keys)].sort();
    placesOf.set(date, new Map(sorted.map((key, place) => [key, place])));
  }
  return ({date, key}) => {
    const places = placesOf.get(date);
    return Date.parse(date) + (places ? Math.floor((DAY * (places.get(key) ?? 0)) / places.size) : 0);
  };
}

/** From the first to the last time; a day around a single time. */
export function timeDomain(times: readonly number[]): [number, number] {
  const first = Math.min(...times);
  const last = Math.max(...times);
  return first === last ? [first - DAY, last + DAY] : [first, last];
}

/**
 * The values' range. It starts at zero unless all values lie in its upper half, where changes would be hard to see, and never
 * comes closer to a line's newest value than 2.5 %.
 */
export function valueDomain(
  values: readonly Value[],
  levels: readonly Value[],
  isLog: boolean,
): [number, number] {
  const newest = new Map(values.map(({line, center}) => [line, center]));
  for (const {line, center} of levels) newest.set(line, center);
  const kept = [...newest.values()].flatMap(center => [center * (1 - LEAST_VIEW), center * (1 + LEAST_VIEW)]);
  const least = Math.min(...values.map(({low, center}) => low ?? center), ...kept);
  const greatest = Math.max(...values.map(({high, center}) => high ?? center), ...kept);
  if (isLog) return [least / 1.05, greatest * 1.05];
  if (least >= 0 && least < greatest / 2) return [0, greatest];
  if (least === greatest) return [Math.min(0, least), Math.max(0, greatest) || 1];
  const margin = (greatest - least) / 10;
  return [least - margin, greatest + margin];
}

/** The times that get a date below an axis: the first, the last, and between them as many as have room. */
export function labelledTimes(times: readonly number[], [start, end]: readonly [number, number]): number[] {
  const sorted = [...new Set(times)].sort((a, b) => a - b);
  const first = sorted[0] ?? 0;
  const last = sorted.at(-1) ?? 0;
  const gap = (end - start) * LABEL_GAP;
  const kept = [first];
  for (const time of sorted) if (time - (kept.at(-1) ?? 0) >= gap && last - time >= gap) kept.push(time);
  if (last - (kept.at(-1) ?? 0) >= gap) kept.push(last);
  return [...new Set(kept)];
}

/** Round numbers for a logarithmic axis: 1, 2, 5, 10, …; without the 2 and the 5 where they would be many. */
export function logTicks([low, high]: readonly [number, number]): number[] {
  const first = Math.floor(Math.log10(low));
  const last = Math.floor(Math.log10(high));
  const powers = Array.from({length: last - first + 1}, (_, i) => first + i);
  const steps = powers.length > 3 ? [1] : [1, 2, 5];
  const all = powers.flatMap(power => steps.map(step => Number(`${step}e${power}`)));
  return all.filter(tick => tick >= low && tick <= high);
}
