import {counterValue, noteOf, readPerfLine} from "./perf-stat.ts";
import type {TimeRunValue} from "./run.ts";

/** A counter of `perf stat` in a form for programs or over an interval. */
export interface PerfRow {
  /** Seconds since the start at the end of the interval; undefined without `-I`. */
  readonly time: number | undefined;
  /** Undefined for a counter that was not counted. */
  readonly value: TimeRunValue | undefined;
}

/** `-x`: value, unit, event, variance with `-r`, run time, share of time counted, metric; before them time and place. */
const SEPARATED =
  /^\s*(?:(\d+[.,]\d{9})([,;\t|]))?(?:(?:CPU|S|N|node)\d[\w-]*[,;\t|](?:\d+[,;\t|])?)?(\d+(?:[.,]\d+)?|<not (?:counted|supported)>)([,;\t|])([A-Za-z]*)\4([A-Za-z].{0,200}?)\4(?:([\d.,]+%)\4)?\d+\4\d+[.,]\d+(?:\4([\d.,]*)\4(.*))?$/;
/** A metric that follows the counter in the line above. */
const METRIC_ONLY = /^\s*(?:\d+\.\d{9})?[,;\t|]{3,}/;
/** A counter over an interval: its time, then the usual line of `perf stat`. */
const INTERVAL = /^\s+(\d+[.,]\d{9})(\s.*)$/;
/** Heads of `-I` and of files that `-o` writes. */
const HEAD = /^#\s+(?:time\s|started on )/;

/** Reads a line of `perf stat -x`, `-j` or `-I` (tools/perf/Documentation/perf-stat.txt); undefined for any other. */
export function readPerfRow(line: string): PerfRow | "head" | undefined {
  if (HEAD.test(line) || METRIC_ONLY.test(line)) return "head";
  return readSeparated(line) ?? readJsonRow(line) ?? readInterval(line);
}

function readSeparated(line: string): PerfRow | undefined {
  const match = SEPARATED.exec(line);
  if (!match) return undefined;
  const [, time, , count = "", , unit = "", event = "", variance, metric, metricUnit = ""] = match;
  const note = metric ? `${metric} ${metricUnit}`.trim() : undefined;
  return {
    time: time === undefined ? undefined : decimal(time),
    value: rowValue(event, unit, count, note, variance),
  };
}

function readJsonRow(line: string): PerfRow | undefined {
  if (!/^\s*\{"(?:interval|counter-value|core|cpu|node|socket|die|aggregate-number)"/.test(line))
    return undefined;
  const json = recordOf(line);
  const {event, unit} = json;
  if (typeof event !== "string")
    return "metric-value" in json ? {time: undefined, value: undefined} : undefined;
  const text = (key: string): string => (json[key] === undefined ? "" : String(json[key]));
  const metric =
    text("metric-value") === "" ? undefined : `${text("metric-value")} ${text("metric-unit")}`.trim();
  const variance = text("variance") === "" ? undefined : `${text("variance")}%`;
  const time = json.interval === undefined ? undefined : decimal(text("interval"));
  return {
    time,
    value: rowValue(event, typeof unit === "string" ? unit : "", text("counter-value"), metric, variance),
  };
}

function recordOf(line: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === "object" && value !== null ? {...value} : {};
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}

function readInterval(line: string): PerfRow | undefined {
  const [, time, rest = ""] = INTERVAL.exec(line) ?? [];
  const read = time === undefined ? undefined : readPerfLine(rest);
  return read && time !== undefined ? {time: decimal(time), value: read.values[0]} : undefined;
}

function rowValue(
  event: string,
  unit: string,
  count: string,
  metric: string | undefined,
  variance: string | undefined,
): TimeRunValue | undefined {
  const value = decimal(count);
  if (!Number.isFinite(value)) return undefined;
  return counterValue({name: event.trim(), unit, value, text: count, ...noteOf(metric, variance)});
}

/** Adds a counter's next interval to its sum, the value of `perf stat` without `-I`. */
export function addInterval(sum: TimeRunValue | undefined, next: TimeRunValue): TimeRunValue {
  const {note: _, ...value} = next;
  if (!sum) return value;
  const total = sum.value + next.value;
  return {
    ...value,
    value: total,
    text: next.unit === "sec" ? `${Number((total * 1000).toPrecision(12))} msec` : String(total),
  };
}

function decimal(text: string): number {
  return text === "" ? Number.NaN : Number(text.replace(",", "."));
}

/** True if most lines of a text are counters in a form for programs, or over intervals. */
export function isPerfRows(text: string): boolean {
  const lines = text.split("\n", LOOKED_AT).filter(line => line.trim() !== "");
  const rows = lines.map(readPerfRow);
  const counters = rows.filter(row => row !== undefined && row !== "head").length;
  return counters > 0 && rows.filter(row => row !== undefined).length >= lines.length * 0.6;
}

const LOOKED_AT = 40;
