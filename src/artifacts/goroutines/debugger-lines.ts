import type {GoroutineHead} from "./goroutine-head.ts";
import type {GoroutineFrame} from "./model.ts";

/** A line of a debugger's list: a goroutine, and where it is. */
export interface ListedGoroutine {
  readonly source: "dlv" | "gdb";
  readonly head: GoroutineHead;
  readonly frame: GoroutineFrame;
}

/** `* Goroutine 1 - User: ./main.go:96 main.main (0x4dd5b5) (thread 5736) [sleep]`: delve's `goroutines`. */
const DLV =
  /^(?:\(dlv\) *)?[* ]* ?Goroutine (\d{1,15}) - (?:User|Runtime|Go|Start): (\S.*) \(0x[0-9a-f]+\)(?: \(thread \d+\))?(?: \[([^\]]{0,200})\])?(?: \{.*\})?$/;
/** `* 1 running  runtime.gopark`: `info goroutines` of Go's runtime-gdb.py. */
const GDB =
  /^(?:\(gdb\) *)?([* ]) (\d{1,15}) (idle|runnable|running|syscall|waiting|moribund|dead|enqueue|copystack|extra|scan|unknown\(\d+\))(?:\+s)? +(\S+)$/;
const LONGEST = 4096;

/** Reads a line of a debugger's list of goroutines; undefined for any other line. */
export function readListed(line: string): ListedGoroutine | undefined {
  if (line.length > LONGEST || !/^[ *(G]/.test(line)) return undefined;
  const dlv = line.includes("Goroutine ") ? DLV.exec(line) : null;
  if (dlv) {
    const [, number = "", where = "", reason = ""] = dlv;
    const space = where.indexOf(" ");
    const [place, name] = space < 0 ? ["", where] : [where.slice(0, space), where.slice(space + 1)];
    // Newer versions write since when it waits behind the reason, as a count of the machine's own.
    const state = reason.replace(/ \d+$/, "") || (line.includes("(thread ") ? "running" : "unknown");
    return {
      source: "dlv",
      head: {number: Number(number), state, wait: 0, isLocked: false, labels: []},
      frame: {name, place, isInlined: false},
    };
  }
  const gdb = GDB.exec(line);
  if (!gdb) return undefined;
  const [, , number = "", state = "", name = ""] = gdb;
  return {
    source: "gdb",
    head: {number: Number(number), state, wait: 0, isLocked: false, labels: []},
    frame: {name, place: "", isInlined: false},
  };
}

/** Reads the function of a frame of `goroutines -t`: `\t0  0x000000000047dc4e in runtime.gopark`. */
export function readListedCall(line: string): string | undefined {
  return /^\s+\d{1,4} {2}0x[0-9a-f]{1,16} in (\S.*)$/.exec(line)?.[1];
}

/** Reads the place of such a frame: `\t    at runtime/proc.go:463`. */
export function readListedPlace(line: string): string | undefined {
  return /^\s+at (\S.*:\d{1,9})$/.exec(line)?.[1];
}
