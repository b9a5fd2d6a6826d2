import type {Quantity} from "../shared/quantities.ts";
import {quantity} from "../shared/quantities.ts";
import type {SchedSample} from "./sample-line.ts";

/** Totals of a scheduler's trace. */
export interface SchedSummary {
  readonly count: number;
  /** Seconds from the first sample to the last. */
  readonly span: number;
  /** The most of any sample. */
  readonly procs: number;
  /** Mean share of the processors that had work, 0 to 1. */
  readonly busy: number;
  /** Goroutines that were ready and waited for a processor, in all queues. */
  readonly runnableMean: number;
  readonly runnableMax: number;
  /** Share of the samples in which goroutines waited while every processor was busy, 0 to 1. */
  readonly starved: number;
  /** Samples in which goroutines waited while a processor was idle. */
  readonly missed: number;
  readonly threadsFirst: number;
  readonly threadsMax: number;
  readonly processors: readonly ProcessorSummary[];
}

/** A processor over all samples. */
export interface ProcessorSummary {
  readonly queueMean: number;
  readonly queueMax: number;
  /** Its share of all goroutines that waited in processors' own queues, 0 to 1. */
  readonly queueShare: number;
  /** Goroutines it switched to a second, between the first sample and the last; undefined where not traced. */
  readonly switches: number | undefined;
}

/** Goroutines that were ready to run in a sample, and ran on no processor. */
export function runnableOf({global, local}: SchedSample): number {
  return local.reduce((sum, queue) => sum + queue, global);
}

/** Sums up the samples of a trace; requires at least 1. */
export function summarizeSamples(samples: readonly SchedSample[]): SchedSummary {
  const count = samples.length;
  const mean = (of: (sample: SchedSample) => number): number =>
    samples.reduce((sum, sample) => sum + of(sample), 0) / count;
  const most = (of: (sample: SchedSample) => number): number =>
    samples.reduce((max, sample) => Math.max(max, of(sample)), 0);
  return {
    count,
    span: (samples.at(-1)?.at ?? 0) - (samples[0]?.at ?? 0),
    procs: most(({procs}) => procs),
    busy: mean(({procs, idle}) => (procs - idle) / procs),
    runnableMean: mean(runnableOf),
    runnableMax: most(runnableOf),
    starved: mean(sample => (sample.idle === 0 && runnableOf(sample) > 0 ? 1 : 0)),
    missed: samples.filter(sample => sample.idle > 0 && runnableOf(sample) > 0).length,
    threadsFirst: samples[0]?.threads ?? 0,
    threadsMax: most(({threads}) => threads),
    processors: processorsOf(samples),
  };
}

function processorsOf(samples: readonly SchedSample[]): ProcessorSummary[] {
  const count = samples.reduce((most, {local}) => Math.max(most, local.length), 0);
  const sums = new Float64Array(count);
  const most = new Float64Array(count);
  for (const {local} of samples) {
    for (const [index, queue] of local.entries()) {
      sums[index] = (sums[index] ?? 0) + (queue ?? 0);
      most[index] = Math.max(most[index] ?? 0, queue ?? 0);
    }
  }
  const all = sums.reduce((sum, queue) => sum + queue, 0);
  return Array.from({length: count}, (_, index) => ({
    queueMean: (sums[index] ?? 0) / samples.length,
    queueMax: most[index] ?? 0,
    queueShare: all > 0 ? (sums[index] ?? 0) / all : 0,
    switches: switchesOf(samples, index),
  }));
}

function switchesOf(samples: readonly SchedSample[], index: number): number | undefined {
  const first = samples.find(({ticks}) => ticks[index] !== undefined);
  const last = samples.findLast(({ticks}) => ticks[index] !== undefined);
  if (!first || !last || !(last.at > first.at)) return undefined;
  const switched = (last.ticks[index] ?? 0) - (first.ticks[index] ?? 0);
  return switched >= 0 ? switched / (last.at - first.at) : undefined;
}

/** The numbers of a summary that are worth comparing, in the order of their table. */
export function schedQuantities(summary: SchedSummary): Quantity[] {
  const {procs, busy, runnableMean, runnableMax, starved, threadsMax} = summary;
  return [
    quantity("GOMAXPROCS", "P", undefined, procs, {isAside: true}),
    quantity("busy P", "%", undefined, busy * 100),
    quantity("runnable mean", "goroutines", "lower", runnableMean),
    quantity("runnable max", "goroutines", "lower", runnableMax),
    quantity("waiting while every P is busy", "%", "lower", starved * 100),
    quantity("threads max", "threads", "lower", threadsMax),
  ];
}
