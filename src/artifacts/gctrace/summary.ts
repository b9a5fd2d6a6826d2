import {median} from "../../stats/samples/median.ts";
import type {Quantity} from "../shared/quantities.ts";
import {quantity} from "../shared/quantities.ts";
import type {Cycles} from "./cycles.ts";

/** Some numbers of all collections, put together. */
export interface Spread {
  readonly sum: number;
  readonly median: number;
  /** Undefined for fewer than 100 numbers, where it would be the greatest. */
  readonly p99: number | undefined;
  readonly max: number;
  /** Index of the greatest. */
  readonly maxAt: number;
}

/** Totals of a log of collections. */
export interface GcSummary {
  /** Collections in the log. */
  readonly count: number;
  /** Collections since the process started. */
  readonly total: number;
  readonly forced: number;
  /** Seconds from the process's start to the last collection. */
  readonly until: number;
  /** Median seconds between consecutive collections; undefined without such a pair. */
  readonly pace: number | undefined;
  /** The share the runtime prints, since the process started, in percent. */
  readonly cpuPercent: number;
  readonly procs: number;
  /** Seconds, of each phase that stops the world and of both. */
  readonly sweepTermination: Spread;
  readonly mark: Spread;
  readonly markTermination: Spread;
  readonly stopped: Spread;
  /** Single stops of more than 100 µs. */
  readonly longStops: number;
  /** CPU seconds of marking. */
  readonly assist: number;
  readonly background: number;
  readonly idle: number;
  /** MiB, as the runtime prints them. */
  readonly start: Spread;
  readonly live: Spread;
  readonly goal: Spread;
}

/** Per second, the unit of the columns. */
const MICROSECONDS = 1e6;
/** Maximum of a short stop, in microseconds. */
export const LONG_STOP = 100;
const MIB = 1024 * 1024;

/** Sums up the collections of a process; requires at least 1. */
export function summarizeCycles(cycles: Cycles): GcSummary {
  const {length, at, number, sweepTermination, markTermination} = cycles;
  const stopped = sweepTermination.map((stop, index) => stop + (markTermination[index] ?? 0));
  const longStops = (stops: Uint32Array): number =>
    stops.reduce((count, stop) => (stop > LONG_STOP ? count + 1 : count), 0);
  return {
    count: length,
    total: number.at(-1) ?? 0,
    forced: sum(cycles.forced),
    until: at.at(-1) ?? 0,
    pace: paceOf(cycles),
    cpuPercent: cycles.cpuPercent.at(-1) ?? 0,
    procs: cycles.procs.at(-1) ?? 0,
    sweepTermination: spread(sweepTermination, MICROSECONDS),
    mark: spread(cycles.mark, MICROSECONDS),
    markTermination: spread(markTermination, MICROSECONDS),
    stopped: spread(stopped, MICROSECONDS),
    longStops: longStops(sweepTermination) + longStops(markTermination),
    assist: sum(cycles.assist) / MICROSECONDS,
    background: sum(cycles.background) / MICROSECONDS,
    idle: sum(cycles.idle) / MICROSECONDS,
    start: spread(cycles.start, 1),
    live: spread(cycles.live, 1),
    goal: spread(cycles.goal, 1),
  };
}

function paceOf({at, number, length}: Cycles): number | undefined {
  const intervals = new Float64Array(length);
  let count = 0;
  for (let i = 1; i < length; i++) {
    if (number[i] === (number[i - 1] ?? 0) + 1) intervals[count++] = (at[i] ?? 0) - (at[i - 1] ?? 0);
  }
  return count > 0 ? median(intervals.subarray(0, count).sort()) : undefined;
}

/**
 * The numbers of a summary that are worth comparing, in the order of their table. Where the log holds a part of the
 * collections, only those that the runtime counts from the process's start are worth following.
 */
export function gcQuantities(summary: GcSummary): Quantity[] {
  const {total, until, count, cpuPercent, stopped, live, start, goal} = summary;
  const marked = summary.assist + summary.background + summary.idle;
  const stop = Math.max(summary.sweepTermination.max, summary.markTermination.max);
  const part = {isAside: count !== total};
  const heap = (name: string, mib: number, better?: "lower") =>
    quantity(name, "B", better, mib * MIB, {text: `${mib} MB`, ...part});
  return [
    quantity("GC cycles", "cycles", "lower", total),
    ...(until > 0 ? [quantity("GC rate", "cycles/s", "lower", total / until)] : []),
    quantity("GC CPU", "%", "lower", cpuPercent),
    quantity("STW total", "sec", "lower", stopped.sum, part),
    quantity("STW max", "sec", "lower", stop, part),
    ...(stopped.p99 === undefined ? [] : [quantity("STW p99", "sec", "lower", stopped.p99, part)]),
    quantity("STW over 100 µs", "stops", "lower", summary.longStops, part),
    ...(marked > 0 ? [quantity("assist share", "%", "lower", (summary.assist / marked) * 100, part)] : []),
    heap("heap live max", live.max, "lower"),
    heap("heap start max", start.max, "lower"),
    heap("heap goal max", goal.max),
  ];
}

/** How the live heap grew from the first third of the log to the last, in MiB, where it never came back. */
export interface Growth {
  readonly from: number;
  readonly to: number;
}

const LEAST_CYCLES = 6;
const LEAST_GROWTH = 4;

/**
 * Finds the growth of a live heap that never shrank: a tenth of the collections aside, each third of the log lies above
 * the previous third, the last by at least half of the first and 4 MB. A cache that is still filling looks the same.
 * Undefined otherwise.
 */
export function findGrowth({live}: Cycles): Growth | undefined {
  if (live.length < LEAST_CYCLES) return undefined;
  const cut = (third: number) => Math.round((live.length * third) / 3);
  const thirds = [0, 1, 2].map(third => live.slice(cut(third), cut(third + 1)).sort());
  const at = (third: number, share: number): number => {
    const sorted = thirds[third] ?? new Uint32Array();
    return sorted[Math.round((sorted.length - 1) * share)] ?? 0;
  };
  const grows = at(0, 0.9) < at(1, 0.1) && at(1, 0.9) < at(2, 0.1);
  const [from, to] = [at(0, 0.5), at(2, 0.5)];
  const isMuch = to >= from * 1.5 && to - from >= LEAST_GROWTH;
  return grows && isMuch ? {from: live[0] ?? 0, to: live.at(-1) ?? 0} : undefined;
}

function spread(values: Uint32Array, perUnit: number): Spread {
  const sorted = values.slice().sort();
  const max = sorted.at(-1) ?? 0;
  const p99 = sorted.length < 100 ? undefined : sorted[Math.ceil(sorted.length * 0.99) - 1];
  return {
    sum: sum(values) / perUnit,
    median: median(sorted) / perUnit,
    p99: p99 === undefined ? undefined : p99 / perUnit,
    max: max / perUnit,
    maxAt: values.indexOf(max),
  };
}

function sum(values: Uint32Array): number {
  return values.reduce((total, value) => total + value, 0);
}
