import {stepWithin} from "../../charts/draw/axis-ticks.ts";
import type {Bucket, Quantile} from "./model.ts";

/** Times of requests, counted by their tick: exact where the tool's digits are no finer. */
export interface TimeCounts {
  readonly count: number;
  /** Seconds, of the ticks. */
  readonly sum: number;
  /** Takes a time in seconds. */
  add(seconds: number): void;
  /** The least time that so many percent of the requests did not exceed, in seconds: a time that occurred. */
  quantile(percent: number): number;
  /** Quantiles from the least to the greatest, closer towards the end. */
  curve(): Quantile[];
  /** Ranges of equal, round width up to the 99th percentile, and a range for the rest. */
  buckets(): Bucket[];
}

/** About as many ranges as hey draws. */
const RANGES = 12;
/** Ticks that are counted in an array; longer times are rare. */
const DENSE = 1 << 18;

/** Counts times in so many ticks a second. */
export function timeCounts(ticks: number): TimeCounts {
  const dense = new Uint32Array(DENSE);
  const sparse = new Map<number, number>();
  let count = 0;
  let sum = 0;
  let sorted: {tick: number; upTo: number}[] | undefined;
  const steps = (): {tick: number; upTo: number}[] => {
    sorted ??= cumulated(dense, sparse);
    return sorted;
  };
  const counts: TimeCounts = {
    get count() {
      return count;
    },
    get sum() {
      return sum / ticks;
    },
    add(seconds) {
      const tick = Math.round(seconds * ticks);
      if (tick < DENSE) dense[tick] = (dense[tick] ?? 0) + 1;
      else sparse.set(tick, (sparse.get(tick) ?? 0) + 1);
      count++;
      sum += tick;
      sorted = undefined;
    },
    quantile(percent) {
      const wanted = Math.max(1, Math.ceil((percent / 100) * count - 1e-9));
      return (firstWith(steps(), ({upTo}) => upTo >= wanted)?.tick ?? 0) / ticks;
    },
    curve: () => curvePercents(count).map(percent => ({percent, value: counts.quantile(percent), text: ""})),
    buckets() {
      const [low, high, max] = [counts.quantile(0), counts.quantile(99), counts.quantile(100)];
      const width = Math.max(stepWithin(low, high, RANGES), 1 / ticks);
      const start = Math.floor(low / width) * width;
      const below = (seconds: number): number =>
        steps().findLast(({tick}) => tick <= Math.round(seconds * ticks))?.upTo ?? 0;
      const ends = Array.from({length: RANGES * 2}, (_, index) => start + width * (index + 1));
      const last = ends.findIndex(end => end >= high - 1e-12);
      const kept = ends.slice(0, last + 1).map(end => Number(end.toPrecision(12)));
      const closed = kept.map((to, index) => {
        const from = kept[index - 1] ?? Number(start.toPrecision(12));
        return {from, to, count: below(to) - (index === 0 ? 0 : below(from))};
      });
      const rest = count - below(kept.at(-1) ?? 0);
      return rest > 0 ? [...closed, {from: kept.at(-1), to: max, count: rest}] : closed;
    },
  };
  return counts;
}

function cumulated(dense: Uint32Array, sparse: ReadonlyMap<number, number>): {tick: number; upTo: number}[] {
  const steps: {tick: number; upTo: number}[] = [];
  let upTo = 0;
  const take = (tick: number, count: number): void => {
    upTo += count;
    steps.push({tick, upTo});
  };
  dense.forEach((count, tick) => {
    if (count > 0) take(tick, count);
  });
  for (const [tick, count] of [...sparse].sort(([a], [b]) => a - b)) take(tick, count);
  return steps;
}

/** The first item of a sorted list for which a condition holds that holds for all after it. */
function firstWith<Item>(items: readonly Item[], holds: (item: Item) => boolean): Item | undefined {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = items[middle];
    if (item !== undefined && holds(item)) high = middle;
    else low = middle + 1;
  }
  return items[low];
}

/** 0 to 100, eight steps each time the rest halves, down to a single request. */
function curvePercents(count: number): number[] {
  const percents = [0];
  for (let rest = 1; rest * count > 1; rest *= 0.5 ** (1 / 8)) percents.push((1 - rest) * 100);
  return [...new Set([...percents, 100])];
}
