import {eachLine, promptedCommand} from "../../../input/log-lines.ts";
import type {LoadTool, Phase} from "../model.ts";
import type {RunDrafts} from "../run-drafts.ts";
import {MOST_RUNS} from "../run-drafts.ts";
import {timeCounts} from "../time-counts.ts";
import {torn} from "./format.ts";

/** A tool that writes a line a request, with its column names. */
interface RequestLog {
  readonly tool: LoadTool;
  readonly head: RegExp;
  readonly time: string;
  readonly status: string;
  /** When the request was sent, in seconds from the beginning. */
  readonly start: string;
  readonly size: string | undefined;
  readonly phases: ReadonlyMap<string, string>;
  /** Ticks a second in which times are counted. */
  readonly ticks: number;
}

/** hey -o csv (requester/print.go), four digits; and oha --output-format csv (src/printer.rs), of which microseconds are kept. */
const LOGS: readonly RequestLog[] = [
  {
    tool: "hey",
    head: /^response-time,DNS\+dialup,/,
    time: "response-time",
    status: "status-code",
    start: "offset",
    size: undefined,
    phases: new Map([
      ["DNS+dialup", "DNS+dialup"],
      ["DNS", "DNS-lookup"],
      ["Request-write", "req write"],
      ["Response-delay", "resp wait"],
      ["Response-read", "resp read"],
    ]),
    ticks: 1e4,
  },
  {
    tool: "oha",
    head: /^request-start,DNS,/,
    time: "request-duration",
    status: "status",
    start: "request-start",
    size: "bytes",
    phases: new Map([
      ["DNS+dialup", "DNS+dialup"],
      ["DNS", "DNS-lookup"],
      ["Response-delay", "first byte"],
    ]),
    ticks: 1e6,
  },
];

const ANY_HEAD = /^(?:response-time,DNS\+dialup,|request-start,DNS,)/m;

/** Which tool's log of requests a text begins, if any. */
export function requestLogTool(text: string): LoadTool | undefined {
  const head = ANY_HEAD.exec(text.slice(0, 4096))?.[0] ?? "";
  return LOGS.find(log => log.head.test(head))?.tool;
}

/** Handling of lines that are not part of the log. */
export interface LineSink {
  stray(line: number, text: string): void;
  bad(line: number, message: string): void;
}

/** Reads a line a request into counts, so that a log of any length needs no more memory than its times are different. */
export function readRequestLog(bytes: Uint8Array, drafts: RunDrafts, sink: LineSink): void {
  let reader: ReturnType<typeof requestReader> | undefined;
  let runs = 0;
  eachLine(bytes, (line, number) => {
    const log = line.startsWith("re") ? LOGS.find(({head}) => head.test(line)) : undefined;
    if (log) {
      reader?.finish(drafts);
      reader = requestReader(log, line);
      return ++runs > MOST_RUNS ? "stop" : undefined;
    }
    if (line === "") return undefined;
    const reading = reader ? reader.read(line) : false;
    if (typeof reading === "string") sink.bad(number, reading);
    else if (!reading) {
      const command = promptedCommand(line);
      if (command === undefined) sink.stray(number, line);
      else if (!reader) drafts.command(command);
    }
    return undefined;
  });
  reader?.finish(drafts);
}

function requestReader(log: RequestLog, head: string) {
  const columns = head.trim().split(",");
  const at = (name: string | undefined): number => (name === undefined ? -1 : columns.indexOf(name));
  const [time, status, start, size] = [at(log.time), at(log.status), at(log.start), at(log.size)];
  const parts = columns.flatMap((name, column) => {
    const phase = log.phases.get(name);
    return phase === undefined ? [] : [{phase, column, sum: 0, min: Number.POSITIVE_INFINITY, max: 0}];
  });
  const times = timeCounts(log.ticks);
  const statuses = new Map<number, number>();
  const cells = new Float64Array(columns.length);
  let until = 0;
  let bytes = 0;
  return {
    /** Result of reading a line: a request, or the mistake in a malformed line. */
    read(line: string): boolean | string {
      const found = readCells(line, cells);
      if (found !== columns.length)
        return isDigit(line.charCodeAt(0)) && torn("request", `${columns.length} numbers`, line);
      const taken = cells[time] ?? 0;
      times.add(taken);
      for (const part of parts) {
        const value = cells[part.column] ?? 0;
        part.sum += value;
        if (value < part.min) part.min = value;
        if (value > part.max) part.max = value;
      }
      const code = cells[status] ?? 0;
      statuses.set(code, (statuses.get(code) ?? 0) + 1);
      if (start >= 0) until = Math.max(until, (cells[start] ?? 0) + taken);
      if (size >= 0) bytes += cells[size] ?? 0;
      return true;
    },
    /** Adds the counted requests to the drafts as a run of its own. */
    finish(drafts: RunDrafts): void {
      const {count} = times;
      if (count === 0) return;
      drafts.end();
      const run = drafts.run();
      run.resolution = log.tool === "hey" ? 1 / log.ticks : 0;
      const set = (name: Parameters<RunDrafts["value"]>[0], value: number) => drafts.value(name, value, "");
      set("requests", count);
      if (until > 0) set("requests/s", count / until);
      if (until > 0) set("duration", until);
      if (bytes > 0) set("received", bytes);
      set("mean", times.sum / count);
      set("min", times.quantile(0));
      set("max", times.quantile(100));
      for (const percent of [10, 25, 50, 75, 90, 95, 99, 99.9]) {
        if (count >= leastFor(percent)) drafts.quantile(percent, times.quantile(percent), "");
      }
      run.curve.push(...times.curve());
      run.buckets.push(...times.buckets());
      run.phases.push(...parts.map(part => phaseOf(part, count)));
      run.statuses.push(
        ...[...statuses]
          .sort(([a], [b]) => a - b)
          .slice(0, 50)
          .map(([name, count]) => ({name: String(name), count})),
      );
    },
  };
}

/** A quantile is a measured request only with enough requests: a 99.9% needs 1000. */
function leastFor(percent: number): number {
  return percent > 50 ? Math.round(100 / (100 - percent)) : 1;
}

function phaseOf(
  {phase, sum, min, max}: {phase: string; sum: number; min: number; max: number},
  count: number,
): Phase {
  const time = (name: string, value: number) => ({name, value, text: ""});
  return {name: phase, times: [time("average", sum / count), time("fastest", min), time("slowest", max)]};
}

/**
 * Reads plain decimals between commas in a single pass, which takes a third of the time of splitting and converting,
 * and gives the same numbers: an integer below 2^53 over a power of ten is rounded once. Returns how many there are, -1
 * for a line with any other text.
 */
function readCells(line: string, cells: Float64Array): number {
  let [count, digits, value, scale] = [0, 0, 0, 0];
  for (let i = 0; i <= line.length; i++) {
    const code = i < line.length ? line.charCodeAt(i) : COMMA;
    if (isDigit(code)) {
      value = value * 10 + code - ZERO;
      digits++;
      scale *= 10;
    } else if (code === POINT && scale === 0) scale = 1;
    else if (code === COMMA && digits > 0 && digits <= MOST_DIGITS && count < cells.length) {
      cells[count++] = scale > 1 ? value / scale : value;
      digits = value = scale = 0;
    } else return -1;
  }
  return count;
}

const ZERO = 48;
const POINT = 46;
const COMMA = 44;
/** Largest integer that a double holds exactly. */
const MOST_DIGITS = 15;

function isDigit(code: number): boolean {
  return code >= ZERO && code <= ZERO + 9;
}
