import {wholeNumber} from "./text-lines.ts";

/** The first line of a sample of `perf script`. Which fields are there depends on its option `-F`. */
export interface PerfHeader {
  /** Name of the command; may hold spaces. */
  readonly comm: string;
  /** Seconds since some moment of the machine; undefined where it was not printed. */
  readonly time: number | undefined;
  /** Number of events of the sample, its period; undefined if not printed. */
  readonly period: number | undefined;
  /** `cycles`, `sched:sched_switch`; "samples" where it was not printed. */
  readonly event: string;
  /** The only frame, behind the event where no call graph was recorded. */
  readonly frame: string | undefined;
}

/** A frame on a line of its own: `  ffffffff813a2413 finish_task_switch+0x93 ([kernel.kallsyms])`. */
export const PERF_FRAME = /^\s+[0-9a-f]{4,16} .*\(.*\)$/;

const LONGEST_HEADER = 10_000;
const LONGEST_COMM = 64;
const TIME = /(?:^|\s)(\d{1,12}\.\d{1,9}):(?=\s|$)/;
const CPU = /\s\[\d{1,5}\](?=\s|$)/;
const TASK = /^(.{1,64}?)\s+(?:-?\d{1,10}\/ *)?(-?\d{1,10})(?=\s|$)/;
/** `250000 cycles:u:`, and the rest. */
const EVENT = /^\s*(?:(\d{1,16})\s+)?([^\s\d][^\s]*?):(?:\s+(.*))?$/;
/** Modifiers of an event: man perf-list. */
const MODIFIERS = /:[ukhHGIpPSDWeb]{1,10}$/;
/** `7fa68b1f2d84 _dl_start+0x4 (/usr/lib/ld.so)`, behind the address of data where that was printed. */
const FRAME = /^(?:[0-9a-f]{1,16}\s+(?=[0-9a-f]{4,16}\s))?([0-9a-f]{1,16}\s.*)$/;

/** Reads a header: `comm pid/tid [cpu] time: period event: address symbol (file)`. Undefined for any other line. */
export function perfHeader(line: string): PerfHeader | undefined {
  if (line.length > LONGEST_HEADER || line.startsWith("#")) return undefined;
  const text = line.trim();
  const time = TIME.exec(text);
  const parts = time ? partsAtTime(text, time) : partsWithoutTime(text);
  if (!parts || parts.comm === "" || parts.comm.length > LONGEST_COMM) return undefined;
  const event = eventOf(parts.rest);
  if (!event || (parts.time === undefined && event.event === NO_EVENT)) return undefined;
  return {comm: parts.comm, time: parts.time, ...event};
}

/** A header before and behind its time. */
interface Parts {
  readonly comm: string;
  readonly time: number | undefined;
  readonly rest: string;
}

function partsAtTime(text: string, time: RegExpExecArray): Parts | undefined {
  // A processor and flags may occur between the task and the time.
  const before = text
    .slice(0, time.index)
    .replace(/\s+\[\d+\].*$/, "")
    .replace(/\s+[a-zA-Z.]{4,9}$/, "");
  const comm = /^(.*?)\s+(?:-?\d+\/ *)?-?\d+\s*$/.exec(before)?.[1];
  return comm === undefined
    ? undefined
    : {comm: comm.trim(), time: Number(time[1]), rest: text.slice(time.index + time[0].length)};
}

function partsWithoutTime(text: string): Parts | undefined {
  const cpu = CPU.exec(text);
  const task = TASK.exec(cpu ? text.slice(0, cpu.index) : text);
  if (!task) return undefined;
  const rest = text.slice(cpu ? cpu.index + cpu[0].length : task[0].length);
  return {comm: (task[1] ?? "").trim(), time: undefined, rest};
}

const NO_EVENT = "samples";

function eventOf(rest: string): Pick<PerfHeader, "period" | "event" | "frame"> | undefined {
  const text = rest.trim();
  if (text === "") return {period: undefined, event: NO_EVENT, frame: undefined};
  const bare = FRAME.exec(text)?.[1];
  const match = EVENT.exec(text);
  if (!match) return bare === undefined ? undefined : {period: undefined, event: NO_EVENT, frame: bare};
  const [, period, event = "", more = ""] = match;
  return {
    period: period === undefined ? undefined : wholeNumber(period),
    event: event.replace(/:$/, "").replace(MODIFIERS, ""),
    frame: FRAME.exec(more)?.[1],
  };
}
