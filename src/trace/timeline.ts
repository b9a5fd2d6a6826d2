/** Quantities summed over time, with their places. */
export const LANE = {running: 0, collecting: 1, syscall: 2, runnable: 3} as const;

export type Lane = (typeof LANE)[keyof typeof LANE];

/** How finely time is cut at most. */
const BINS = 512;

/** Sums how long each thing lasted, by stretches of time that grow with the trace; in nanoseconds. */
export class Timeline {
  /** How long a stretch is. */
  width = 1024;
  private readonly lanes = Object.values(LANE).map(() => new Float64Array(BINS));

  add(lane: Lane, start: number, end: number): void {
    if (!(end > start)) return;
    while (end >= this.width * BINS) this.widen();
    const bins = this.lanes[lane] as Float64Array;
    const first = Math.floor(start / this.width);
    const last = Math.floor(end / this.width);
    if (first === last) {
      (bins[first] as number) += end - start;
      return;
    }
    for (let bin = first; bin <= last; bin++) {
      const from = Math.max(start, bin * this.width);
      const to = Math.min(end, (bin + 1) * this.width);
      (bins[bin] as number) += to - from;
    }
  }

  /** Mean of a lane in each stretch up to `end`: how many did it at a time. */
  means(lane: Lane, end: number): Float64Array {
    const count = Math.min(BINS, Math.ceil(end / this.width));
    const bins = this.lanes[lane] as Float64Array;
    return Float64Array.from({length: count}, (_, bin) => {
      const length = Math.min(this.width, end - bin * this.width);
      return (bins[bin] as number) / length;
    });
  }

  /** Sum of a lane. */
  total(lane: Lane): number {
    return (this.lanes[lane] as Float64Array).reduce((sum, value) => sum + value, 0);
  }

  private widen(): void {
    this.width *= 2;
    for (const bins of this.lanes)
      for (let bin = 0; bin < BINS; bin++)
        bins[bin] = bin < BINS / 2 ? (bins[bin * 2] as number) + (bins[bin * 2 + 1] as number) : 0;
  }
}
