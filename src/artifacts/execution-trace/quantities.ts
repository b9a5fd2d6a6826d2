import type {TraceSummary} from "../../trace/summary.ts";
import type {Quantity} from "../shared/quantities.ts";
import {quantity} from "../shared/quantities.ts";

/** Nanoseconds of a second. */
export const SECOND = 1e9;
/** A p99 needs that many, or it is the greatest. */
export const LEAST_FOR_P99 = 100;
/** Reasons for waiting that are compared. */
const REASONS = 6;

/** The numbers of a trace; those that grow with its length are not followed over time. */
export function traceQuantities(summary: TraceSummary): Quantity[] {
  const {wall, stops, latencies, heapLive, heapGoal} = summary;
  const time = (name: string, value: number, isAside = false): Quantity =>
    quantity(name, "sec", "lower", value / SECOND, {isAside});
  return [
    quantity("wall time", "sec", undefined, wall / SECOND, {isAside: true}),
    quantity("utilisation", "%", undefined, share(busyTime(summary), summary.capacity)),
    quantity("goroutines", "goroutines", undefined, summary.goroutines, {isAside: true}),
    quantity("GC cycles", "cycles", "lower", summary.collections, {isAside: true}),
    ...(wall > 0
      ? [quantity("GC cycles/s", "cycles/s", "lower", (summary.collections / wall) * SECOND)]
      : []),
    quantity("GC workers", "%", "lower", share(summary.collector, summary.capacity)),
    time("mark assist", summary.assist, true),
    time("sweep", summary.sweeping, true),
    quantity("mark assist share", "%", "lower", share(summary.assist, ownTime(summary))),
    ...(stops.count > 0
      ? [quantity("STW count", "stops", "lower", stops.count, {isAside: true}), time("STW max", stops.max)]
      : []),
    ...(heapLive.max > 0 ? [quantity("heap max", "B", "lower", heapLive.max)] : []),
    ...(heapGoal.max > 0 ? [quantity("heap goal max", "B", undefined, heapGoal.max)] : []),
    ...(latencies.count > 0 ? [time("sched latency p50", latencies.quantile(0.5))] : []),
    ...(latencies.count >= LEAST_FOR_P99 ? [time("sched latency p99", latencies.quantile(0.99))] : []),
    ...(latencies.count > 0 ? [time("sched latency max", latencies.max)] : []),
    ...waitQuantities(summary),
  ];
}

/** Processor time that goroutines had: running, in the collector's workers or in system calls. */
export function busyTime({running, collector, syscall}: TraceSummary): number {
  return running + collector + syscall;
}

/** How long the program's own goroutines were there, together. */
export function ownTime({groups}: TraceSummary): number {
  return groups.reduce((sum, {isSystem, total}) => (isSystem ? sum : sum + total), 0);
}

function share(part: number, whole: number): number {
  return whole > 0 ? (part / whole) * 100 : 0;
}

/** Time that the program's own goroutines waited, by reason. */
function waitQuantities(summary: TraceSummary): Quantity[] {
  return waitsByReason(summary)
    .slice(0, REASONS)
    .map(({reason, time}) =>
      quantity(`waiting: ${reason}`, "sec", undefined, time / SECOND, {isAside: true}),
    );
}

/** Reasons of waiting of the program's own goroutines, the longest in sum first; system calls without a processor count. */
export function waitsByReason({groups, symbols}: TraceSummary): {reason: string; time: number}[] {
  const times = new Map<string, number>();
  const add = (reason: string, time: number): void => {
    if (time > 0) times.set(reason, (times.get(reason) ?? 0) + time);
  };
  for (const {isSystem, waiting, syscallBlocked} of groups) {
    if (isSystem) continue;
    for (const [reason, time] of waiting) add(reasonText(symbols.text(reason)), time);
    add("syscall", syscallBlocked);
  }
  return [...times].map(([reason, time]) => ({reason, time})).sort((a, b) => b.time - a.time);
}

/** A reason as Go names it; a wait that began before the trace has no reason. */
export function reasonText(reason: string): string {
  return reason === "" ? "since before the trace" : reason;
}
