import {readFileSync} from "node:fs";
import {performance} from "node:perf_hooks";

/** Ticks of the processor time in a line of /proc are hundredths of a second on every Linux. */
const TICK_MS = 10;

/** Milliseconds on the clock that count as one of processor time, where the system does not report that. */
const CLOCK_PER_PROCESSOR = 30;

/** The work of a process since a moment. */
export interface ProcessLook {
  /** Processor time since then. */
  readonly milliseconds: number;
  /** Looks since it last worked or wrote; 0 where the system has no /proc. */
  readonly idleLooks: number;
}

/** Looks at a process from time to time. */
export interface ProcessWatch {
  /** Looks again; `written` is any number that grows with the output of the process. */
  look(written: number): ProcessLook;
}

/** Starts to watch a process. Where the system has no /proc, a part of the time on the clock counts as processor time. */
export function watchProcess(pid: number): ProcessWatch {
  const start = performance.now();
  const before = stateOf(pid)?.milliseconds ?? 0;
  let last = {milliseconds: before, written: 0};
  let idleLooks = 0;
  return {
    look(written) {
      const now = stateOf(pid);
      if (!now) return {milliseconds: (performance.now() - start) / CLOCK_PER_PROCESSOR, idleLooks: 0};
      const {milliseconds, isWaiting} = now;
      const isIdle = isWaiting && milliseconds === last.milliseconds && written === last.written;
      idleLooks = isIdle ? idleLooks + 1 : 0;
      last = {milliseconds, written};
      return {milliseconds: milliseconds - before, idleLooks};
    },
  };
}

/** Processor time of a process in milliseconds, and whether it waits. */
interface ProcessState {
  readonly milliseconds: number;
  /** True if it neither runs, nor is ready to run, nor waits for a disk. */
  readonly isWaiting: boolean;
}

function stateOf(pid: number): ProcessState | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
    // The name in parentheses may hold anything; the state follows it, user and system time are the 12th and 13th field after.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const milliseconds = (Number(fields[11]) + Number(fields[12])) * TICK_MS;
    return {milliseconds, isWaiting: !/[RD]/.test(fields[0] ?? "")};
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
    return undefined;
  }
}
