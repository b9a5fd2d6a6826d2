import type {GoroutineGroup} from "./goroutine-groups.ts";

/** A live goroutine: its state and since when. */
export class Goroutine {
  readonly id: number;
  /** A number of `GO`. */
  status: number;
  /** Last sequence number, and the generation it counts in. */
  sequence = 0;
  generation: number;
  /** When it was created, or the trace began. */
  readonly created: number;
  /** When its present state began. */
  since: number;
  /** Whether its present state began before the trace. */
  isOlder = false;
  /** Why it waits: number of a name. */
  reason = 0;
  /** Where it waits or entered a system call: number of a stack. */
  stack = 0;
  /** When it lost its processor in a system call; -1 while it has it. */
  lostProc = -1;
  /** When its present assist, and its present stop of the world began; -1 outside. */
  assistSince = -1;
  stopSince = -1;
  stopReason = 0;
  /** True if a coroutine switch made it runnable, so that it did not wait for a processor. */
  isSwitched = false;
  group: GoroutineGroup;
  /** Open regions, the innermost last. */
  regions: OpenRegion[] | undefined = undefined;

  constructor(id: number, status: number, generation: number, time: number, group: GoroutineGroup) {
    this.id = id;
    this.status = status;
    this.generation = generation;
    this.created = time;
    this.since = time;
    this.group = group;
  }
}

/** A region that has not ended yet. */
export interface OpenRegion {
  readonly name: number;
  readonly since: number;
}

/** A processor in the scheduler's sense. */
export class Proc {
  readonly id: number;
  /** A number of `PROC`. */
  status: number;
  sequence = 0;
  generation: number;
  /** When it began to be in use; -1 while it is idle. */
  since = -1;
  /** The goroutine that is in a system call on it. */
  inSyscall: Goroutine | undefined = undefined;
  /** When the sweep it is doing began; -1 outside. */
  sweepSince = -1;

  constructor(id: number, status: number, generation: number) {
    this.id = id;
    this.status = status;
    this.generation = generation;
  }
}

/** An operating system thread and the goroutine and processor on it. */
export interface Thread {
  readonly id: number;
  proc: Proc | undefined;
  goroutine: Goroutine | undefined;
}

/** Whether an event with this sequence number is the next of a goroutine or processor in this generation. */
export function follows(of: Goroutine | Proc, generation: number, sequence: number): boolean {
  return of.generation === generation && of.sequence + 1 === sequence;
}

/** Begins a goroutine's or processor's sequence numbers anew, as each generation does. */
export function restart(of: Goroutine | Proc, generation: number): void {
  of.generation = generation;
  of.sequence = 0;
}
