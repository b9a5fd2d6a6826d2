import {Annotations} from "./annotations.ts";
import {Durations} from "./durations.ts";
import {EVENT, GO, PROC} from "./event-types.ts";
import type {GoroutineGroup} from "./goroutine-groups.ts";
import {GoroutineGroups, unnamedGroup} from "./goroutine-groups.ts";
import type {Outcome} from "./merge-threads.ts";
import type {Goroutine, Proc} from "./scheduler-state.ts";
import {TraceSeries} from "./series.ts";
import {StackTimes} from "./stack-times.ts";
import type {Symbols} from "./symbols.ts";
import {NO_NAME, NO_TRACE_STACK} from "./symbols.ts";
import type {Tables} from "./tables.ts";
import type {ThreadCursor} from "./thread-cursor.ts";
import {LANE, Timeline} from "./timeline.ts";

/** The function that workers of the collector start in. */
const GC_WORKER = "runtime.gcBgMarkWorker";
/** Why the world stops for the recording itself. */
const OF_RECORDING = /^(?:start|stop) trace$/;
/** Changes of GOMAXPROCS that are kept. */
const MOST_CHANGES = 1_000;
/** Sizes beyond are no sizes: with GOGC=off the goal is the greatest number. */
const LARGEST_SIZE = 2 ** 62;

/** Accumulates the events of a trace. All times are nanoseconds since its beginning. */
export class Accounts {
  readonly symbols: Symbols;
  readonly groups: GoroutineGroups;
  readonly timeline = new Timeline();
  /** Stays in the run queue that began within the trace, without coroutine switches. */
  readonly latencies = new Durations();
  readonly annotations = new Annotations();
  /** Finished waits and system calls. */
  readonly blocked = new StackTimes();
  readonly cpuSamples = new StackTimes();
  readonly heapLive = new TraceSeries();
  readonly heapGoal = new TraceSeries();
  /** Stops of the world and when which began, without those of the recording. */
  readonly stops = new Durations();
  /** All of them by number of the reason's name. */
  readonly stopsByReason = new Map<number, Durations>();
  readonly stopSeries = new TraceSeries();
  /** Values of GOMAXPROCS with their times. */
  readonly procsChanges: {readonly at: number; readonly procs: number}[] = [];
  /** Collections that began in the trace, and how long the collector worked. */
  collections = 0;
  collecting = 0;
  assist = 0;
  sweeping = 0;
  /** Time of all processors in use. */
  procTime = 0;
  /** Goroutines that still waited at the end, and for how long, the runtime's own aside. */
  openWaits = 0;
  openWaitTime = 0;
  /** Reasons that are not the trace's own. */
  readonly coroutine: number;
  readonly syscall: number;
  generationStart = 0;
  private readonly gcWorker: number;
  /** Why a goroutine waits that never goes on, as with `select {}`: as good as gone. */
  private readonly forever: number;
  private collectingSince = -1;
  private last = -1;

  constructor(symbols: Symbols) {
    this.symbols = symbols;
    this.groups = new GoroutineGroups(symbols);
    this.coroutine = symbols.nameOf("coroutine switch");
    this.syscall = symbols.nameOf("syscall");
    this.forever = symbols.nameOf("forever");
    this.gcWorker = symbols.nameOf(GC_WORKER);
  }

  /** The time of an event as Go's reader gives it out: no two are equal. */
  stamp(time: number): number {
    if (time <= this.last) this.last++;
    else this.last = time;
    return this.last;
  }

  get now(): number {
    return this.last;
  }

  unnamed(): GoroutineGroup {
    return unnamedGroup();
  }

  beginGeneration(time: number): void {
    this.generationStart = this.stamp(time);
  }

  cpuSample(time: number, stack: number): void {
    this.stamp(time);
    this.cpuSamples.add(NO_NAME, stack, false, 0);
  }

  /** A goroutine older than the trace; `proc` is the processor it holds in a system call. */
  goroutineSeen(goroutine: Goroutine, time: number, stack: number, proc: Proc | undefined): void {
    this.stamp(time);
    goroutine.isOlder = true;
    this.name(goroutine, stack);
    if (goroutine.status !== GO.syscall) return;
    if (proc) proc.inSyscall = goroutine;
    else goroutine.lostProc = goroutine.since;
  }

  goroutineCreated(goroutine: Goroutine, stack: number): void {
    if (goroutine.status === GO.waiting) goroutine.reason = this.coroutine;
    this.name(goroutine, stack);
  }

  /** Charges a goroutine's time up to now and starts its next state. */
  move(goroutine: Goroutine, status: number, time: number, reason = NO_NAME, stack = NO_TRACE_STACK): void {
    const now = this.stamp(time);
    if (stack !== NO_TRACE_STACK) this.name(goroutine, stack);
    this.book(goroutine, now, true);
    if (status === GO.gone || reason === this.forever) {
      goroutine.group.total += now - goroutine.created;
      this.annotations.leave(goroutine.regions);
    }
    goroutine.status = status;
    goroutine.since = now;
    goroutine.isOlder = false;
    goroutine.isSwitched = false;
    goroutine.reason = reason;
    goroutine.stack = stack;
    goroutine.lostProc = -1;
  }

  /** Charges the time of a goroutine's last state at the end of the trace. */
  finish(goroutine: Goroutine): void {
    const {group, status, since, created, assistSince} = goroutine;
    if (goroutine.reason === this.forever) return;
    this.book(goroutine, this.last, false);
    group.total += this.last - created;
    if (assistSince >= 0) this.bookAssist(goroutine, this.last);
    if (status === GO.waiting && !group.isSystem) {
      this.openWaits++;
      this.openWaitTime += this.last - since;
    }
    if (group.name === NO_NAME) this.groups.get(NO_NAME).absorb(group);
  }

  private name(goroutine: Goroutine, stack: number): void {
    const {group} = goroutine;
    if (group.name !== NO_NAME) return;
    const name = this.symbols.rootOf(stack);
    if (name === NO_NAME) return;
    goroutine.group = this.groups.get(name);
    goroutine.group.absorb(group);
  }

  private book(goroutine: Goroutine, now: number, isOver: boolean): void {
    const {group, since} = goroutine;
    const time = now - since;
    switch (goroutine.status) {
      case GO.running:
        group.running += time;
        this.timeline.add(group.name === this.gcWorker ? LANE.collecting : LANE.running, since, now);
        return;
      case GO.runnable:
        group.runnable += time;
        this.timeline.add(LANE.runnable, since, now);
        if (isOver && !goroutine.isOlder && !goroutine.isSwitched) this.latencies.add(time);
        return;
      case GO.waiting:
        group.wait(goroutine.reason, time);
        if (isOver && !goroutine.isOlder) this.bookStack(goroutine, goroutine.reason, time);
        return;
      case GO.syscall:
        this.bookSyscall(goroutine, now);
        if (isOver && !goroutine.isOlder) this.bookStack(goroutine, this.syscall, time);
    }
  }

  private bookSyscall(goroutine: Goroutine, now: number): void {
    const {group, since, lostProc} = goroutine;
    const lost = lostProc < 0 ? now : Math.max(lostProc, since);
    group.syscall += lost - since;
    group.syscallBlocked += now - lost;
    this.timeline.add(LANE.syscall, since, lost);
  }

  private bookStack({group, stack}: Goroutine, reason: number, time: number): void {
    this.blocked.add(reason, stack, group.isSystem, time);
  }

  procSeen(proc: Proc, time: number, isFirst: boolean): void {
    const now = this.stamp(time);
    if (proc.status === PROC.running || proc.status === PROC.syscall)
      proc.since = isFirst ? this.generationStart : now;
  }

  procStart(proc: Proc, time: number): void {
    proc.since = this.stamp(time);
    proc.inSyscall = undefined;
  }

  procStop(proc: Proc, time: number): void {
    const now = this.stamp(time);
    if (proc.since >= 0) this.procTime += now - proc.since;
    if (proc.inSyscall?.status === GO.syscall) proc.inSyscall.lostProc = now;
    proc.inSyscall = undefined;
    proc.since = -1;
  }

  finishProc(proc: Proc): void {
    if (proc.since >= 0) this.procTime += this.last - proc.since;
    if (proc.sweepSince >= 0) this.sweeping += this.last - proc.sweepSince;
  }

  collection(type: number, time: number): void {
    const now = this.stamp(time);
    if (type === EVENT.gcEnd) {
      this.collecting += now - this.collectingSince;
      this.collectingSince = -1;
      return;
    }
    if (type === EVENT.gcBegin) this.collections++;
    if (this.collectingSince < 0) this.collectingSince = type === EVENT.gcBegin ? now : this.generationStart;
  }

  /** Ends the trace: charges the collector's last phase. */
  end(): void {
    this.stamp(this.last);
    if (this.collectingSince >= 0) this.collecting += this.last - this.collectingSince;
  }

  heap(type: number, bytes: number, time: number): void {
    const now = this.stamp(time);
    if (bytes < LARGEST_SIZE) (type === EVENT.heapAlloc ? this.heapLive : this.heapGoal).add(now, bytes);
  }

  sweep(proc: Proc | undefined, event: ThreadCursor): Outcome {
    if (!proc) return "wrong";
    const now = this.stamp(event.time);
    if (event.type === EVENT.sweepBegin) proc.sweepSince = now;
    else if (event.type === EVENT.sweepActive) {
      if (proc.sweepSince < 0) proc.sweepSince = this.generationStart;
    } else {
      if (proc.sweepSince >= 0) this.sweeping += now - proc.sweepSince;
      proc.sweepSince = -1;
    }
    return "taken";
  }

  assistActive(goroutine: Goroutine | undefined, event: ThreadCursor): Outcome {
    if (!goroutine) return "wrong";
    this.stamp(event.time);
    if (goroutine.assistSince < 0) goroutine.assistSince = this.generationStart;
    return "taken";
  }

  private bookAssist(goroutine: Goroutine, now: number): void {
    const time = now - goroutine.assistSince;
    goroutine.assistSince = -1;
    goroutine.group.assist += time;
    this.assist += time;
  }

  /** Activities of a running goroutine beside running. */
  note(goroutine: Goroutine, event: ThreadCursor, tables: Tables): Outcome {
    const now = this.stamp(event.time);
    const {annotations} = this;
    switch (event.type) {
      case EVENT.procsChange:
        this.procsChange(event.a, now);
        break;
      case EVENT.stopBegin:
        goroutine.stopSince = now;
        goroutine.stopReason = tables.name(event.a);
        break;
      case EVENT.stopEnd:
        this.stopEnd(goroutine, now);
        break;
      case EVENT.assistBegin:
        goroutine.assistSince = now;
        break;
      case EVENT.assistEnd:
        if (goroutine.assistSince >= 0) this.bookAssist(goroutine, now);
        break;
      case EVENT.taskBegin:
        annotations.beginTask(event.a, tables.name(event.c), now);
        break;
      case EVENT.taskEnd:
        annotations.endTask(event.a, now);
        break;
      case EVENT.regionBegin:
        goroutine.regions ??= [];
        annotations.beginRegion(goroutine.regions, tables.name(event.b), now);
        break;
      case EVENT.regionEnd:
        annotations.endRegion(goroutine.regions, now);
        break;
      case EVENT.log:
        annotations.logs++;
    }
    return "taken";
  }

  /** Every generation of a trace repeats GOMAXPROCS. */
  private procsChange(procs: number, at: number): void {
    const {procsChanges} = this;
    if (procsChanges.length < MOST_CHANGES && procsChanges.at(-1)?.procs !== procs)
      procsChanges.push({at, procs});
  }

  private stopEnd(goroutine: Goroutine, now: number): void {
    const {stopSince: since, stopReason: reason} = goroutine;
    if (since < 0) return;
    goroutine.stopSince = -1;
    const known = this.stopsByReason.get(reason) ?? new Durations();
    this.stopsByReason.set(reason, known);
    known.add(now - since);
    if (OF_RECORDING.test(this.symbols.text(reason))) return;
    this.stops.add(now - since);
    this.stopSeries.add(since, now - since);
  }
}
