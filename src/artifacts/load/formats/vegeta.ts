import {divided, readNumber, readTime} from "../amounts.ts";
import type {JsonRecord} from "../json-values.ts";
import {jsonNumberAt, recordAt, recordsOf} from "../json-values.ts";
import type {LoadRun, ValueName} from "../model.ts";
import type {RunDrafts} from "../run-drafts.ts";
import {addTo} from "../run-drafts.ts";
import type {LoadReading, TextFormat} from "./format.ts";
import {torn} from "./format.ts";

/** vegeta's reports (github.com/tsenart/vegeta, lib/reporters.go): `-type=text` and `-type=hist[…]`. */
export const vegeta: TextFormat = {
  tool: "vegeta",
  isSigned: text =>
    /^[ \t]*(?:Requests|Latencies|Duration)\s+\[(?:total|mean|min), /m.test(text) ||
    /^Bucket\s+#\s+%\s+Histogram/m.test(text),
  read: readVegetaLine,
};

const ROW =
  /^\s*(Requests|Duration|Latencies|Bytes In|Bytes Out|Success|Status Codes)\s+\[([^\]]*)\]\s*(.*)$/;
const BUCKET = /^\s*\[([^,\s]+),\s+([^\]\s]+)\]\s+(\d+)\s+[\d.]+%/;

function readVegetaLine(line: string, drafts: RunDrafts): LoadReading {
  const [, name, columns = "", list = ""] = ROW.exec(line) ?? [];
  if (name !== undefined) {
    drafts.section = "";
    return readRow(name, columns.split(/,\s*/), list, drafts);
  }
  if (/^\s*Error Set:\s*$/.test(line)) {
    drafts.section = "errors";
    return true;
  }
  if (/^\s*Bucket\s+#\s+%\s+Histogram/.test(line)) {
    drafts.section = "";
    if (drafts.run().buckets.length > 0) drafts.end();
    return true;
  }
  const bucket = BUCKET.exec(line);
  if (bucket) return readBucket(bucket, drafts);
  if (drafts.section !== "errors" || line.trim() === "") return false;
  // Messages come without their number.
  addTo(drafts.run().errors, {name: line.trim(), count: 0});
  return true;
}

const COUNTED: Readonly<Record<string, readonly (ValueName | undefined)[]>> = {
  Requests: ["requests", "requests/s", "throughput"],
  "Bytes In": ["received", "size/request"],
  "Bytes Out": ["sent", undefined],
};

function readRow(name: string, columns: readonly string[], list: string, drafts: RunDrafts): LoadReading {
  if (name === "Latencies") return readLatencies(columns, list, drafts);
  if (name === "Status Codes") {
    for (const [, code = "", count] of list.matchAll(/(?<!\d)(\d+):(\d+)/g))
      addTo(drafts.run().statuses, {name: code, count: Number(count)});
    return true;
  }
  if (name === "Success") {
    drafts.run().settings.push({name: "success", value: list});
    return true;
  }
  const texts = list.split(/,\s*/);
  const values = texts.map(name === "Duration" ? readTime : readNumber);
  if (values.includes(undefined) || texts.length > columns.length)
    return torn(name, columns.join(", "), list);
  if (name === "Duration") drafts.value("duration", values[0] ?? 0, texts[0] ?? "");
  else
    for (const [index, value] of (COUNTED[name] ?? []).entries())
      if (value !== undefined && values[index] !== undefined)
        drafts.value(value, values[index], texts[index] ?? "");
  return true;
}

/** The head names the columns: `[min, mean, 50, 90, 95, 99, max]`, in earlier versions without min and 90. */
function readLatencies(columns: readonly string[], list: string, drafts: RunDrafts): LoadReading {
  const texts = list.split(/,\s*/);
  const values = texts.map(readTime);
  if (values.includes(undefined) || texts.length !== columns.length)
    return torn("Latencies", `${columns.length} times, ${columns.join(", ")}`, list);
  for (const [index, column] of columns.entries()) {
    const [value = 0, text = ""] = [values[index], texts[index]];
    if (column === "min" || column === "mean" || column === "max") drafts.value(column, value, text);
    else drafts.quantile(Number(column), value, text);
  }
  return true;
}

function readBucket([, from = "", to = "", count]: readonly string[], drafts: RunDrafts): LoadReading {
  const isOpen = /^\+?Inf$/.test(to);
  const [low, high] = [from === "0" ? 0 : readTime(from), isOpen ? Number.POSITIVE_INFINITY : readTime(to)];
  if (low === undefined || high === undefined)
    return torn("range of the histogram", "two times", `${from}, ${to}`);
  drafts.bucket({from: low, to: high, count: Number(count)});
  return true;
}

/** Nanoseconds in vegeta's JSON. */
const NANOSECONDS = 1e9;

const TIMES: readonly (readonly [key: string, name: ValueName])[] = [
  ["mean", "mean"],
  ["min", "min"],
  ["max", "max"],
];

/** Reads vegeta's JSON report (`-type=json`, lib/metrics.go); undefined for other JSON. */
export function readVegetaJson(json: JsonRecord, drafts: RunDrafts): LoadRun | undefined {
  const latencies = recordAt(json, "latencies");
  if (!latencies || !recordAt(json, "status_codes")) return undefined;
  const run = drafts.run();
  for (const [key, name] of TIMES) {
    const value = jsonNumberAt(latencies, key);
    if (value !== undefined) drafts.value(name, divided(value, NANOSECONDS), `${value} ns`);
  }
  for (const percent of [50, 90, 95, 99]) {
    const value = jsonNumberAt(latencies, `${percent}th`);
    if (value !== undefined) drafts.quantile(percent, divided(value, NANOSECONDS), `${value} ns`);
  }
  const count = (name: ValueName, from: JsonRecord | undefined, key: string): void => {
    const value = jsonNumberAt(from ?? {}, key);
    if (value !== undefined) drafts.value(name, value, String(value));
  };
  count("requests", json, "requests");
  count("requests/s", json, "rate");
  count("throughput", json, "throughput");
  count("received", recordAt(json, "bytes_in"), "total");
  count("size/request", recordAt(json, "bytes_in"), "mean");
  count("sent", recordAt(json, "bytes_out"), "total");
  const duration = jsonNumberAt(json, "duration");
  // Its text report calls the attack and the wait for the last answer the total.
  const total = (duration ?? 0) + (jsonNumberAt(json, "wait") ?? 0);
  if (duration !== undefined) drafts.value("duration", divided(total, NANOSECONDS), `${total} ns`);
  for (const [name, value] of recordsOf(recordAt(json, "status_codes")))
    if (typeof value === "number") addTo(run.statuses, {name, count: value});
  readRanges(json, drafts);
  for (const message of Array.isArray(json.errors) ? json.errors : [])
    if (typeof message === "string") addTo(run.errors, {name: message, count: 0});
  return run;
}

/** With `-buckets` the counts by the lower end of their range, in nanoseconds. */
function readRanges(json: JsonRecord, drafts: RunDrafts): void {
  const ranges = recordsOf(recordAt(json, "buckets"))
    .flatMap(([from, count]) => (typeof count === "number" ? [{from: Number(from), count}] : []))
    .filter(({from}) => Number.isFinite(from))
    .sort((a, b) => a.from - b.from);
  for (const [index, {from, count}] of ranges.entries()) {
    const to = ranges[index + 1]?.from ?? Number.POSITIVE_INFINITY;
    drafts.bucket({from: divided(from, NANOSECONDS), to: divided(to, NANOSECONDS), count});
  }
}
