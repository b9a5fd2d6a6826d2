/** Durations of a kind, all kept, in nanoseconds. */
export class Durations {
  count = 0;
  sum = 0;
  max = 0;
  private values = new Float64Array(16);
  private isSorted = true;

  add(value: number): void {
    if (this.count === this.values.length) {
      const larger = new Float64Array(this.count * 2);
      larger.set(this.values);
      this.values = larger;
    }
    this.values[this.count++] = value;
    this.sum += value;
    if (value > this.max) this.max = value;
    this.isSorted = false;
  }

  /** The smallest duration that at least this share of all durations does not exceed; 0 for no durations. */
  quantile(share: number): number {
    const sorted = this.sorted();
    return sorted[Math.max(0, Math.ceil(this.count * share) - 1)] ?? 0;
  }

  /** How many are at least `low` and below `high`. */
  between(low: number, high: number): number {
    const sorted = this.sorted();
    return firstFrom(sorted, high) - firstFrom(sorted, low);
  }

  private sorted(): Float64Array {
    const kept = this.values.subarray(0, this.count);
    if (!this.isSorted) kept.sort();
    this.isSorted = true;
    return kept;
  }
}

/** Index of the first value that is not below `limit`. */
function firstFrom(sorted: Float64Array, limit: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
