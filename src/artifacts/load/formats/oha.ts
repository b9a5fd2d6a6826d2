import type {JsonRecord} from "../json-values.ts";
import {jsonNumberAt, recordAt, recordsOf} from "../json-values.ts";
import type {LoadRun, ValueName} from "../model.ts";
import type {RunDrafts} from "../run-drafts.ts";
import {addTo} from "../run-drafts.ts";
import type {LoadReading, TextFormat} from "./format.ts";
import {torn} from "./format.ts";
import {readHeyLine} from "./hey-lines.ts";

/** oha's summary (github.com/hatoo/oha, src/printer.rs): hey's words, a unit of time for all, and a success rate. */
export const oha: TextFormat = {
  tool: "oha",
  isSigned: text =>
    (/\bSuccess rate:\s+[\d.]+%/.test(text) && /\bSlowest:\s/.test(text)) ||
    /^[ \t]*Response time distribution:\s*$/m.test(text),
  read: readOhaLine,
};

function readOhaLine(line: string, drafts: RunDrafts): LoadReading {
  const [, rate] = /^\s*Success rate:\s+(.*)$/.exec(line) ?? [];
  if (rate !== undefined) {
    if (!/^(?:\d+(?:\.\d+)?|NaN)%$/.test(rate)) return torn("Success rate", "a share such as 100.00%", rate);
    drafts.run().settings.push({name: "success rate", value: rate});
    return true;
  }
  // Histograms of some answers only (--stats-success-breakdown) are not those of all.
  if (/^\s*Response time (?:histogram|distribution) \(.*\):\s*$/.test(line)) {
    drafts.section = "part";
    return true;
  }
  if (drafts.section === "part" && !/^\s*[A-Z]/.test(line)) return /^\s*\d/.test(line);
  return readHeyLine(line, drafts);
}

const NUMBERS: readonly (readonly [key: string, name: ValueName])[] = [
  ["total", "duration"],
  ["slowest", "max"],
  ["fastest", "min"],
  ["average", "mean"],
  ["requestsPerSec", "requests/s"],
  ["totalData", "received"],
  ["sizePerRequest", "size/request"],
  ["sizePerSec", "received/s"],
];
const PHASES = [
  ["DNSDialup", "DNS+dialup"],
  ["DNSLookup", "DNS-lookup"],
  ["firstByte", "first byte"],
] as const;

/** Reads oha's JSON (`--output-format json`, schema.json of its repository); undefined for other JSON. */
export function readOhaJson(json: JsonRecord, drafts: RunDrafts): LoadRun | undefined {
  const summary = recordAt(json, "summary");
  if (!summary || jsonNumberAt(summary, "requestsPerSec") === undefined) return undefined;
  const run = drafts.run();
  for (const [key, name] of NUMBERS) {
    const value = jsonNumberAt(summary, key);
    if (value !== undefined) drafts.value(name, value, String(value));
  }
  for (const [key, value] of numbersOf(json, "latencyPercentiles"))
    drafts.quantile(Number(key.slice(1)), value, `${value} s`);
  for (const [key, count] of numbersOf(json, "responseTimeHistogram")) drafts.bucketUpTo(Number(key), count);
  for (const [name, count] of numbersOf(json, "statusCodeDistribution")) addTo(run.statuses, {name, count});
  for (const [name, count] of numbersOf(json, "errorDistribution")) addTo(run.errors, {name, count});
  for (const [key, name] of PHASES) {
    const details = recordAt(recordAt(json, "details") ?? {}, key);
    const times = ["average", "fastest", "slowest"].flatMap(time => {
      const value = jsonNumberAt(details ?? {}, time);
      return value === undefined ? [] : [{name: time, value, text: `${value} s`}];
    });
    if (times.length > 0) drafts.phase({name, times});
  }
  return run;
}

/** The numbers of a part, those whose names end in a number ordered by it. */
function numbersOf(json: JsonRecord, key: string): [name: string, value: number][] {
  const order = (name: string): number => Number(name.replace(/^p/, ""));
  return recordsOf(recordAt(json, key))
    .flatMap(([name, value]): [string, number][] => (typeof value === "number" ? [[name, value]] : []))
    .sort(([a], [b]) => order(a) - order(b) || 0);
}
