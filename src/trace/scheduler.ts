import {BUDGETS} from "../budgets.ts";
import type {Accounts} from "./accounts.ts";
import {EVENT, GO, NO_THREAD, PROC} from "./event-types.ts";
import type {Outcome} from "./merge-threads.ts";
import type {Thread} from "./scheduler-state.ts";
import {follows, Goroutine, Proc, restart} from "./scheduler-state.ts";
import type {Tables} from "./tables.ts";
import type {ThreadCursor} from "./thread-cursor.ts";

/**
 * Go's scheduler as far as the events show it. Decides whether an event can be next: a goroutine starts on a
 * thread only if it is runnable and the event has the sequence number after its last. Applied events go to
 * the accounts.
 */
export class Scheduler {
  private readonly accounts: Accounts;
  private readonly goroutines = new Map<number, Goroutine>();
  private readonly procs = new Map<number, Proc>();
  private readonly threads = new Map<number, Thread>();
  private tables: Tables | undefined;
  private generation = 0;
  private isFirst = true;
  /** Sequence number of the collector's last event; -1 before the first, when its state is unknown. */
  private gcSequence = -1;
  private isCollecting = false;
  /** Goroutines that were too many to be followed. */
  lost = 0;

  constructor(accounts: Accounts) {
    this.accounts = accounts;
  }

  /** Goes over to the next generation. */
  begin(generation: number, tables: Tables): void {
    this.isFirst = this.tables === undefined;
    this.generation = generation;
    this.tables = tables;
  }

  /** Charges the states that last until the end of the trace. */
  finish(): void {
    for (const goroutine of this.goroutines.values()) this.accounts.finish(goroutine);
    for (const proc of this.procs.values()) this.accounts.finishProc(proc);
  }

  get procCount(): number {
    return this.procs.size;
  }

  /** Lets an event happen where it can. */
  take(event: ThreadCursor): Outcome {
    const thread = event.state ?? this.threadOf(event);
    switch (event.type) {
      case EVENT.procStatus:
        return this.procStatus(event, thread);
      case EVENT.procStart:
        return this.procStart(event, thread);
      case EVENT.procStop:
        return this.procStop(event, thread);
      case EVENT.procSteal:
        return this.procSteal(event, thread);
      case EVENT.goStatus:
      case EVENT.goStatusStack:
        return this.goStatus(event, thread);
      case EVENT.goCreate:
      case EVENT.goCreateBlocked:
        return this.goCreate(event, thread);
      case EVENT.goStart:
        return this.goStart(event, thread);
      case EVENT.goUnblock:
        return this.goUnblock(event);
      case EVENT.goDestroy:
      case EVENT.goStop:
      case EVENT.goBlock:
        return this.goLeave(event, thread);
      case EVENT.goSwitch:
      case EVENT.goSwitchDestroy:
        return this.goSwitch(event, thread);
      case EVENT.goSyscallBegin:
        return this.syscallBegin(event, thread);
      case EVENT.goSyscallEnd:
        return this.syscallEnd(event, thread);
      case EVENT.goSyscallEndBlocked:
        return this.syscallEndBlocked(event, thread);
      case EVENT.goCreateSyscall:
        return this.createInSyscall(event, thread);
      case EVENT.goDestroySyscall:
        return this.destroyInSyscall(event, thread);
      case EVENT.gcActive:
      case EVENT.gcBegin:
      case EVENT.gcEnd:
        return this.collection(event);
      default:
        return this.happening(event, thread);
    }
  }

  private threadOf(event: ThreadCursor): Thread {
    const id = event.thread;
    const thread = this.threads.get(id) ?? {id, proc: undefined, goroutine: undefined};
    if (id < NO_THREAD) this.threads.set(id, thread);
    event.state = thread;
    return thread;
  }

  private procStatus(event: ThreadCursor, thread: Thread): Outcome {
    const status = event.b;
    if (status < PROC.running || status > PROC.abandoned) return "wrong";
    let proc = this.procs.get(event.a);
    if (proc) {
      if (proc.status !== status && !(status === PROC.abandoned && proc.status === PROC.syscall))
        return "wrong";
      restart(proc, this.generation);
      this.accounts.stamp(event.time);
    } else {
      if (this.procs.size >= BUDGETS.traceProcs) return "wrong";
      proc = new Proc(event.a, status, this.generation);
      this.procs.set(event.a, proc);
      this.accounts.procSeen(proc, event.time, this.isFirst);
    }
    if (status === PROC.running || status === PROC.syscall) {
      thread.proc = proc;
      if (thread.goroutine?.status === GO.syscall) proc.inSyscall = thread.goroutine;
    }
    return "taken";
  }

  private procStart(event: ThreadCursor, thread: Thread): Outcome {
    const proc = this.procs.get(event.a);
    if (!proc || proc.status !== PROC.idle || !follows(proc, this.generation, event.b) || thread.proc)
      return "later";
    proc.status = PROC.running;
    proc.sequence = event.b;
    thread.proc = proc;
    this.accounts.procStart(proc, event.time);
    return "taken";
  }

  private procStop(event: ThreadCursor, thread: Thread): Outcome {
    const {proc} = thread;
    if (!proc || (proc.status !== PROC.running && proc.status !== PROC.syscall)) return "wrong";
    proc.status = PROC.idle;
    thread.proc = undefined;
    this.accounts.procStop(proc, event.time);
    return "taken";
  }

  private procSteal(event: ThreadCursor, thread: Thread): Outcome {
    const proc = this.procs.get(event.a);
    if (!proc || (proc.status !== PROC.syscall && proc.status !== PROC.abandoned)) return "later";
    if (!follows(proc, this.generation, event.b)) return "later";
    if (proc.status === PROC.syscall) {
      const victim = event.c === thread.id ? thread : this.threads.get(event.c);
      if (victim?.proc !== proc) return "wrong";
      victim.proc = undefined;
    }
    proc.status = PROC.idle;
    proc.sequence = event.b;
    this.accounts.procStop(proc, event.time);
    return "taken";
  }

  private goStatus(event: ThreadCursor, thread: Thread): Outcome {
    const {a: id, b: on, c: status} = event;
    if (status < GO.runnable || status > GO.waiting) return "wrong";
    const known = this.goroutines.get(id);
    if (known ? known.status !== status : !this.isFirst) return "wrong";
    const there = on === thread.id ? thread : this.threads.get(on);
    const bound = status === GO.running ? thread : status === GO.syscall ? there : undefined;
    if (status === GO.syscall && (on >= NO_THREAD || (known && bound?.goroutine !== known))) return "wrong";
    const goroutine = known ?? this.addGoroutine(id, status, this.accounts.generationStart);
    if (!goroutine) return "taken";
    restart(goroutine, this.generation);
    if (bound) bound.goroutine = goroutine;
    else if (status === GO.syscall) this.threads.set(on, {id: on, proc: undefined, goroutine});
    if (known) {
      this.accounts.stamp(event.time);
      return "taken";
    }
    const stack = event.type === EVENT.goStatusStack ? this.stackOf(event.d) : 0;
    this.accounts.goroutineSeen(goroutine, event.time, stack, bound?.proc);
    return "taken";
  }

  private addGoroutine(id: number, status: number, time: number): Goroutine | undefined {
    if (this.goroutines.size >= BUDGETS.traceGoroutines) {
      this.lost++;
      return undefined;
    }
    const goroutine = new Goroutine(id, status, this.generation, time, this.accounts.unnamed());
    this.goroutines.set(id, goroutine);
    return goroutine;
  }

  private goCreate(event: ThreadCursor, {proc, goroutine}: Thread): Outcome {
    if (!proc || this.goroutines.has(event.a)) return "wrong";
    if (goroutine && goroutine.status !== GO.running) return "wrong";
    const status = event.type === EVENT.goCreate ? GO.runnable : GO.waiting;
    const time = this.accounts.stamp(event.time);
    const created = this.addGoroutine(event.a, status, time);
    if (created) this.accounts.goroutineCreated(created, this.stackOf(event.b));
    return "taken";
  }

  private goStart(event: ThreadCursor, thread: Thread): Outcome {
    const goroutine = this.goroutines.get(event.a);
    if (!goroutine || goroutine.status !== GO.runnable || !follows(goroutine, this.generation, event.b))
      return "later";
    if (!thread.proc || thread.goroutine) return "wrong";
    goroutine.sequence = event.b;
    thread.goroutine = goroutine;
    this.accounts.move(goroutine, GO.running, event.time);
    return "taken";
  }

  private goUnblock(event: ThreadCursor): Outcome {
    const goroutine = this.goroutines.get(event.a);
    if (!goroutine || goroutine.status !== GO.waiting || !follows(goroutine, this.generation, event.b))
      return "later";
    goroutine.sequence = event.b;
    this.accounts.move(goroutine, GO.runnable, event.time);
    return "taken";
  }

  private goLeave(event: ThreadCursor, thread: Thread): Outcome {
    const {goroutine} = thread;
    if (!thread.proc || goroutine?.status !== GO.running) return "wrong";
    thread.goroutine = undefined;
    if (event.type === EVENT.goDestroy) this.end(goroutine, event.time);
    else {
      const status = event.type === EVENT.goStop ? GO.runnable : GO.waiting;
      this.accounts.move(goroutine, status, event.time, this.nameOf(event.a), this.stackOf(event.b));
    }
    return "taken";
  }

  private end(goroutine: Goroutine, time: number): void {
    this.goroutines.delete(goroutine.id);
    this.accounts.move(goroutine, GO.gone, time);
  }

  private goSwitch(event: ThreadCursor, thread: Thread): Outcome {
    const {proc, goroutine} = thread;
    if (!proc || goroutine?.status !== GO.running) return "wrong";
    const next = this.goroutines.get(event.a);
    if (!next || next.status !== GO.waiting || !follows(next, this.generation, event.b)) return "later";
    this.accounts.move(next, GO.runnable, event.time);
    next.isSwitched = true;
    if (event.type === EVENT.goSwitchDestroy) this.end(goroutine, event.time);
    else this.accounts.move(goroutine, GO.waiting, event.time, this.accounts.coroutine);
    this.accounts.move(next, GO.running, event.time);
    next.sequence = event.b;
    thread.goroutine = next;
    return "taken";
  }

  private syscallBegin(event: ThreadCursor, {proc, goroutine}: Thread): Outcome {
    if (!proc || goroutine?.status !== GO.running || !follows(proc, this.generation, event.a)) return "wrong";
    proc.status = PROC.syscall;
    proc.sequence = event.a;
    proc.inSyscall = goroutine;
    this.accounts.move(goroutine, GO.syscall, event.time, 0, this.stackOf(event.b));
    return "taken";
  }

  private syscallEnd(event: ThreadCursor, {proc, goroutine}: Thread): Outcome {
    if (proc?.status !== PROC.syscall || goroutine?.status !== GO.syscall) return "wrong";
    proc.status = PROC.running;
    proc.inSyscall = undefined;
    this.accounts.move(goroutine, GO.running, event.time);
    return "taken";
  }

  private syscallEndBlocked(event: ThreadCursor, thread: Thread): Outcome {
    const {proc, goroutine} = thread;
    if (proc?.status === PROC.syscall) return "later";
    if (goroutine?.status !== GO.syscall) return "wrong";
    thread.goroutine = undefined;
    this.accounts.move(goroutine, GO.runnable, event.time);
    return "taken";
  }

  private createInSyscall(event: ThreadCursor, thread: Thread): Outcome {
    if (thread.goroutine || this.goroutines.has(event.a)) return "wrong";
    const time = this.accounts.stamp(event.time);
    const goroutine = this.addGoroutine(event.a, GO.syscall, time);
    thread.goroutine = goroutine;
    if (goroutine) this.accounts.goroutineCreated(goroutine, 0);
    if (thread.proc) thread.proc.inSyscall = goroutine;
    return "taken";
  }

  private destroyInSyscall(event: ThreadCursor, thread: Thread): Outcome {
    const {proc, goroutine} = thread;
    if (goroutine?.status !== GO.syscall || (proc && proc.status !== PROC.syscall)) return "wrong";
    if (proc) {
      proc.status = PROC.abandoned;
      thread.proc = undefined;
      this.accounts.procStop(proc, event.time);
    }
    thread.goroutine = undefined;
    this.end(goroutine, event.time);
    return "taken";
  }

  private collection(event: ThreadCursor): Outcome {
    const isEnd = event.type === EVENT.gcEnd;
    const isUnknown = this.gcSequence < 0 && !isEnd;
    if (!isUnknown && event.a !== this.gcSequence + 1) return "later";
    if (event.type === EVENT.gcBegin ? this.isCollecting : !isUnknown && !this.isCollecting) return "wrong";
    this.gcSequence = event.a;
    this.isCollecting = !isEnd;
    this.accounts.collection(event.type, event.time);
    return "taken";
  }

  /** Events on a thread that change no owner. */
  private happening(event: ThreadCursor, {proc, goroutine}: Thread): Outcome {
    const {accounts} = this;
    switch (event.type) {
      case EVENT.heapAlloc:
      case EVENT.heapGoal:
        if (!proc) return "wrong";
        accounts.heap(event.type, event.a, event.time);
        return "taken";
      case EVENT.sweepBegin:
      case EVENT.sweepEnd:
        return accounts.sweep(proc, event);
      case EVENT.sweepActive:
        return accounts.sweep(this.procs.get(event.a), event);
      case EVENT.assistActive:
        return accounts.assistActive(this.goroutines.get(event.a), event);
    }
    if (event.type >= EVENT.endOfGeneration) {
      accounts.stamp(event.time);
      return "taken";
    }
    if (!proc || !goroutine || !this.tables) return "wrong";
    return accounts.note(goroutine, event, this.tables);
  }

  private nameOf(id: number): number {
    return this.tables?.name(id) ?? 0;
  }

  private stackOf(id: number): number {
    return this.tables?.stack(id) ?? 0;
  }
}
