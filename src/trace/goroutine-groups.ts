import type {Symbols} from "./symbols.ts";
import {NO_NAME} from "./symbols.ts";

/** Goroutines that started in the same function, and how they spent their time, in nanoseconds. */
export class GoroutineGroup {
  /** Number of the function's name; NO_NAME while unknown. */
  readonly name: number;
  /** True for goroutines of the runtime and of unknown origin. */
  readonly isSystem: boolean;
  count = 0;
  running = 0;
  /** Runnable, but on no processor: `Sched wait time` of `go tool trace`. */
  runnable = 0;
  /** In system calls with a processor, and without. */
  syscall = 0;
  syscallBlocked = 0;
  /** Waiting, by number of the reason's name. */
  readonly waiting = new Map<number, number>();
  /** Marking for the collector, which overlaps with the others. */
  assist = 0;
  /** From creation or the trace's beginning to the end of either. */
  total = 0;

  constructor(name: number, isSystem: boolean) {
    this.name = name;
    this.isSystem = isSystem;
  }

  wait(reason: number, time: number): void {
    this.waiting.set(reason, (this.waiting.get(reason) ?? 0) + time);
  }

  /** Merges another group into this group. */
  absorb(other: GoroutineGroup): void {
    this.count += other.count;
    this.running += other.running;
    this.runnable += other.runnable;
    this.syscall += other.syscall;
    this.syscallBlocked += other.syscallBlocked;
    for (const [reason, time] of other.waiting) this.wait(reason, time);
    this.assist += other.assist;
    this.total += other.total;
  }
}

/** All groups of a trace by their names. */
export class GoroutineGroups {
  private readonly groups = new Map<number, GoroutineGroup>();
  private readonly symbols: Symbols;

  constructor(symbols: Symbols) {
    this.symbols = symbols;
  }

  get(name: number): GoroutineGroup {
    const known = this.groups.get(name);
    if (known) return known;
    const group = new GoroutineGroup(name, isSystem(this.symbols.text(name)));
    this.groups.set(name, group);
    return group;
  }

  /** Those with goroutines, the most time first. */
  list(): GoroutineGroup[] {
    return [...this.groups.values()].filter(({count}) => count > 0).sort((a, b) => b.total - a.total);
  }
}

/** A group for a single goroutine until its function becomes known. */
export function unnamedGroup(): GoroutineGroup {
  const group = new GoroutineGroup(NO_NAME, true);
  group.count = 1;
  return group;
}

/** Whether goroutines that start there are the runtime's own, or the recording's; those without a name are, too. */
function isSystem(start: string): boolean {
  return start === "" || (start !== "runtime.main" && /^runtime(?:\/trace|\/pprof)?\./.test(start));
}
