import type {WeightedValues} from "./levels.ts";

/** Running sums of the weights, the weighted values and their squares, about the first value to cancel fewer digits. */
export interface PrefixSums {
  readonly weight: Float64Array;
  readonly first: Float64Array;
  readonly second: Float64Array;
  /** The smallest and the largest value, about the first. */
  readonly range: readonly [smallest: number, largest: number];
}

/** Places where the last level may begin; `end` is the place behind its last value. */
export interface LevelStarts {
  /** Begins an empty list; `costs` are the least costs of the values before each place. */
  begin(costs: Float64Array): void;
  /** Adds a place, and removes those that are no better start than it, whatever mean the level has. */
  add(place: number): void;
  /** Returns the place of the least cost, the earliest of several; 0 without a place. */
  best(end: number): number;
  /** Returns the cost of the values before `end` if the last level begins at a place. */
  cost(place: number, end: number): number;
  clear(): void;
}

/** Part of the squares that rounding may change. */
const ROUNDING = 1e-9;

/** Sums up a series. */
export function prefixSums({values, weights}: WeightedValues): PrefixSums {
  const n = values.length;
  const weight = new Float64Array(n + 1);
  const first = new Float64Array(n + 1);
  const second = new Float64Array(n + 1);
  const origin = values[0] ?? 0;
  let [smallest, largest] = [0, 0];
  for (let i = 0; i < n; i++) {
    const value = (values[i] ?? Number.NaN) - origin;
    const share = weights[i] ?? 0;
    weight[i + 1] = (weight[i] ?? 0) + share;
    first[i + 1] = (first[i] ?? 0) + share * value;
    second[i + 1] = (second[i] ?? 0) + share * value * value;
    smallest = Math.min(smallest, value);
    largest = Math.max(largest, value);
  }
  return {weight, first, second, range: [smallest, largest]};
}

/** Returns Σw(x - mean)² of the values from `start` to before `end`, Σwx² - (Σwx)²/Σw; rounding may make it less than 0. */
export function squares({weight, first, second}: PrefixSums, start: number, end: number): number {
  const sum = (first[end] ?? 0) - (first[start] ?? 0);
  const total = (weight[end] ?? 0) - (weight[start] ?? 0);
  return (second[end] ?? 0) - (second[start] ?? 0) - (sum * sum) / total;
}

/**
 * Makes a list of starts. A place is kept with the means for which a level may cost least if it begins there, in two parts: those
 * below and those above the means for which an earlier place costs less. A later place takes away the means for which it costs
 * less (Rigaill 2015).
 */
export function levelStarts(sums: PrefixSums): LevelStarts {
  const {weight, first, second, range} = sums;
  const n = weight.length - 1;
  const margin = ROUNDING * (second[n] ?? 0);
  const places = new Int32Array(n + 1);
  // The ends of both parts, included; a part is empty if its first end is the larger.
  const [belowLow, belowHigh] = [new Float64Array(n + 1), new Float64Array(n + 1)];
  const [aboveLow, aboveHigh] = [new Float64Array(n + 1), new Float64Array(n + 1)];
  let costs: Float64Array = new Float64Array(0);
  let count = 0;
  const cost = (place: number, end: number) => (costs[place] ?? 0) + Math.max(0, squares(sums, place, end));

  /** Leaves means from `low` to `high` of a place of the list, and moves it; false if none is left. */
  const keep = (from: number, to: number, low: number, high: number): boolean => {
    const firstLow = Math.max(belowLow[from] ?? 0, low);
    const firstHigh = Math.min(belowHigh[from] ?? 0, high);
    const lastLow = Math.max(aboveLow[from] ?? 0, low);
    const lastHigh = Math.min(aboveHigh[from] ?? 0, high);
    places[to] = places[from] ?? 0;
    belowLow[to] = firstLow;
    belowHigh[to] = firstHigh;
    aboveLow[to] = lastLow;
    aboveHigh[to] = lastHigh;
    return firstLow <= firstHigh || lastLow <= lastHigh;
  };

  return {
    cost,
    begin(before) {
      costs = before;
      count = 0;
    },
    clear() {
      count = 0;
    },
    add(place) {
      const own = costs[place] ?? Number.POSITIVE_INFINITY;
      if (own === Number.POSITIVE_INFINITY) return;
      const [ownWeight, ownFirst, ownSecond] = [weight[place] ?? 0, first[place] ?? 0, second[place] ?? 0];
      let low = Number.POSITIVE_INFINITY;
      let high = Number.NEGATIVE_INFINITY;
      let kept = 0;
      for (let i = 0; i < count; i++) {
        const other = places[i] ?? 0;
        const total = ownWeight - (weight[other] ?? 0);
        const sum = ownFirst - (first[other] ?? 0);
        const mean = sum / total;
        const level = Math.max(0, ownSecond - (second[other] ?? 0) - sum * mean);
        const room = own - (costs[other] ?? 0) - level;
        // The other costs more for every mean.
        if (!(room + margin >= 0)) continue;
        const reach = Math.sqrt((room + margin) / total);
        if (room >= margin && !(low <= mean - reach && high >= mean + reach)) {
          // Means for which the other costs less; of separate stretches only the first is used.
          const sure = Math.sqrt((room - margin) / total);
          if (low > high || (mean - sure <= high && mean + sure >= low)) {
            low = Math.min(low, mean - sure);
            high = Math.max(high, mean + sure);
          }
        }
        if (keep(i, kept, mean - reach, mean + reach)) kept++;
      }
      count = kept;
      if (low <= range[0] && high >= range[1]) return;
      places[count] = place;
      belowLow[count] = range[0];
      belowHigh[count] = Math.min(low, range[1]);
      aboveLow[count] = Math.max(high, range[0]);
      aboveHigh[count] = range[1];
      count++;
    },
    best(end) {
      let best = 0;
      let least = Number.POSITIVE_INFINITY;
      for (let i = count - 1; i >= 0; i--) {
        const place = places[i] ?? 0;
        const level = squares(sums, place, end);
        // A level that begins earlier has even larger squares.
        if (level > least) break;
        const found = (costs[place] ?? 0) + Math.max(0, level);
        if (found > least) continue;
        least = found;
        best = place;
      }
      return best;
    },
  };
}
