import type {Accounts} from "./accounts.ts";
import type {Annotation} from "./annotations.ts";
import type {Durations} from "./durations.ts";
import type {GoroutineGroup} from "./goroutine-groups.ts";
import type {MergeCounts} from "./merge-threads.ts";
import type {TraceSeries} from "./series.ts";
import type {StackTime} from "./stack-times.ts";
import type {Symbols} from "./symbols.ts";
import type {Timeline} from "./timeline.ts";
import {LANE} from "./timeline.ts";

/** Totals of a trace. Durations are nanoseconds, times are nanoseconds since its beginning. */
export interface TraceSummary {
  readonly version: number;
  /** Parts of the file that are complete in themselves; Go begins a part every second. */
  readonly parts: number;
  readonly events: number;
  /** Events that had to be left out. */
  readonly left: number;
  /** Milliseconds since 1970; undefined before Go 1.25. */
  readonly start: number | undefined;
  readonly wall: number;
  /** GOMAXPROCS at the end, and all it was on the way. */
  readonly procs: number;
  readonly procsOverTime: readonly number[];
  /** Processor time there was: GOMAXPROCS times the wall time, summed over its changes. */
  readonly capacity: number;
  /** Processor time spent on goroutines, on the collector's workers, and in system calls. */
  readonly running: number;
  readonly collector: number;
  readonly syscall: number;
  /** Time of processors in use, looking for work included. */
  readonly procTime: number;
  readonly timeline: Timeline;
  readonly collections: number;
  /** While the collector was marking. */
  readonly marking: number;
  readonly assist: number;
  readonly sweeping: number;
  readonly heapLive: TraceSeries;
  readonly heapGoal: TraceSeries;
  readonly stops: Durations;
  /** By reason, the longest in sum first. */
  readonly stopsByReason: readonly {readonly reason: string; readonly stops: Durations}[];
  readonly stopSeries: TraceSeries;
  readonly latencies: Durations;
  readonly groups: readonly GoroutineGroup[];
  readonly goroutines: number;
  /** The most frequent first. */
  readonly tasks: readonly Annotation[];
  readonly regions: readonly Annotation[];
  readonly logs: number;
  readonly endsOnly: number;
  readonly blocked: readonly StackTime[];
  readonly openWaits: number;
  readonly openWaitTime: number;
  readonly cpuSamples: readonly StackTime[];
  readonly symbols: Symbols;
}

/** Facts known only from reading the file. */
interface FileFacts {
  readonly version: number;
  readonly parts: number;
  readonly counts: MergeCounts;
  readonly procCount: number;
  readonly start: number | undefined;
}

/** Builds the summary from the accounts. */
export function summarizeTrace(accounts: Accounts, file: FileFacts): TraceSummary {
  const {symbols, timeline, annotations} = accounts;
  const groups = accounts.groups.list();
  return {
    version: file.version,
    parts: file.parts,
    events: file.counts.events,
    left: file.counts.left,
    start: file.start,
    wall: accounts.now,
    ...procsOf(accounts, file.procCount),
    running: timeline.total(LANE.running),
    collector: timeline.total(LANE.collecting),
    syscall: timeline.total(LANE.syscall),
    procTime: accounts.procTime,
    timeline,
    collections: accounts.collections,
    marking: accounts.collecting,
    assist: accounts.assist,
    sweeping: accounts.sweeping,
    heapLive: accounts.heapLive,
    heapGoal: accounts.heapGoal,
    stops: accounts.stops,
    stopsByReason: [...accounts.stopsByReason]
      .map(([reason, stops]) => ({reason: symbols.text(reason), stops}))
      .sort((a, b) => b.stops.sum - a.stops.sum),
    stopSeries: accounts.stopSeries,
    latencies: accounts.latencies,
    groups,
    goroutines: groups.reduce((sum, {count}) => sum + count, 0),
    tasks: byCount(annotations.tasks),
    regions: byCount(annotations.regions),
    logs: annotations.logs,
    endsOnly: annotations.endsOnly,
    blocked: accounts.blocked.list,
    openWaits: accounts.openWaits,
    openWaitTime: accounts.openWaitTime,
    cpuSamples: accounts.cpuSamples.list,
    symbols,
  };
}

/** GOMAXPROCS over time; where the trace has no word of it, as a recorder's snapshot, as many as there are processors. */
function procsOf(
  {procsChanges, now}: Accounts,
  procCount: number,
): Pick<TraceSummary, "procs" | "procsOverTime" | "capacity"> {
  const changes = procsChanges.length > 0 ? procsChanges : [{at: 0, procs: procCount}];
  let capacity = 0;
  for (const [index, {at, procs}] of changes.entries()) {
    const from = index === 0 ? 0 : at;
    capacity += procs * ((changes[index + 1]?.at ?? now) - from);
  }
  const procsOverTime = changes.map(({procs}) => procs);
  return {procs: procsOverTime.at(-1) ?? 0, procsOverTime, capacity};
}

function byCount(annotations: ReadonlyMap<number, Annotation>): Annotation[] {
  return [...annotations.values()].sort((a, b) => b.begun - a.begun || b.durations.sum - a.durations.sum);
}
