import type {UnrecognizedLines} from "../shared/unrecognized-lines.ts";

/** A call in a stack. */
export interface GoroutineFrame {
  /** The function in full; "" where the text has only its place. */
  readonly name: string;
  /** `/srv/main.go:12`; "" if not printed. */
  readonly place: string;
  /** True if inlined into the next frame, as far as the text shows. */
  readonly isInlined: boolean;
}

/** Goroutines in the same state with the same stack, started at the same place. */
export interface StackGroup {
  /** As Go prints it: `chan receive`. */
  readonly state: string;
  /** The innermost first. */
  readonly frames: readonly GoroutineFrame[];
  /** The creator; undefined for the first goroutine and if not printed. */
  readonly createdBy: GoroutineFrame | undefined;
  readonly count: number;
  /** Minutes of the longest wait; 0 below a minute. */
  readonly longestWait: number;
  /** How many of them are locked to a thread. */
  readonly locked: number;
  /** Numbers of the first of them. */
  readonly numbers: readonly number[];
  /** Labels that some of them carry, as `key=value`; the first few. */
  readonly labels: readonly string[];
  /** The first of them verbatim, with arguments; "" if beyond the limit. */
  readonly text: string;
  /** Whether the first goroutine of the text is in this group: it panicked, or wrote the dump. */
  readonly isFirst: boolean;
}

/** All goroutines in a state. */
export interface StateCount {
  readonly state: string;
  readonly count: number;
  /** Minutes; 0 below a minute. */
  readonly longestWait: number;
}

/** Something that several goroutines may wait for. */
export interface WaitObject {
  /** `sync.Mutex`. */
  readonly type: string;
  readonly address: string;
  readonly count: number;
}

/** A stack of a data race's report: `Write at 0x00c000106150 by goroutine 8`. */
export interface RaceStack {
  readonly title: string;
  /** The innermost first. */
  readonly frames: readonly GoroutineFrame[];
}

/** A report of the race detector. */
export interface Race {
  /** 1-based. */
  readonly line: number;
  readonly stacks: readonly RaceStack[];
}

/** Who wrote the text. */
export type DumpSource = "go" | "dlv" | "gdb";

/** A dump of goroutines, a panic's log or a debugger's list. */
export interface GoroutineDump {
  readonly source: DumpSource;
  /** The program's last message: `panic: …`, `fatal error: …`, `SIGQUIT: quit`. */
  readonly reasons: readonly string[];
  /** Goroutines, each once; the threads' own stacks are not among them. */
  readonly count: number;
  /** Stacks of threads, which a traceback of the system shows as goroutine 0. */
  readonly threads: number;
  /** Repeated goroutines, not counted again. */
  readonly repeated: number;
  /** The most frequent first. */
  readonly states: readonly StateCount[];
  /** The first goroutine's group, other running groups, then the largest. */
  readonly groups: readonly StackGroup[];
  /** Goroutines that were counted in no group, since there are too many groups. */
  readonly ungrouped: number;
  /** Objects that goroutines wait for, where the text has their address; most waited for first. */
  readonly waits: readonly WaitObject[];
  /** The first reports of the race detector. */
  readonly races: readonly Race[];
  /** How many reports there are. */
  readonly raceCount: number;
  /** As written behind a prompt; undefined when no such line is there. */
  readonly command: string | undefined;
  readonly stray: UnrecognizedLines;
}
