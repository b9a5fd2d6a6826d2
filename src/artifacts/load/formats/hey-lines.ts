import {readNumber, readSize, readTime} from "../amounts.ts";
import type {ValueName} from "../model.ts";
import type {RunDrafts} from "../run-drafts.ts";
import {addTo} from "../run-drafts.ts";
import type {LoadReading} from "./format.ts";
import {torn} from "./format.ts";

const TIMES: ReadonlyMap<string, ValueName> = new Map([
  ["Total", "duration"],
  ["Slowest", "max"],
  ["Fastest", "min"],
  ["Average", "mean"],
]);
const SIZES: ReadonlyMap<string, ValueName> = new Map([
  ["Total data", "received"],
  ["Size/request", "size/request"],
  ["Size/sec", "received/s"],
]);

const LABELLED =
  /^\s*(Total|Slowest|Fastest|Average|Requests\/sec|Total data|Size\/request|Size\/sec):\s+(.*)$/;
const BUCKET = /^\s*(\d+\.\d{3})(?: ([a-zµ]+))? \[(\d+)\]\s*\|/;
/** oha's output for a run without any answered request. */
const NO_BUCKET = /^\s*NaN \S+ \[0\]\s*\|/;
const QUANTILE = /^\s*(\d+(?:\.\d+)?)%+ in\s+(.*)$/;
const PHASE = /^\s*(DNS\+dialup|DNS-lookup|req write|resp wait|resp read):\s+(.*)$/;
const STATUS = /^\s*\[(\d{3})\]\s+(\d+) responses\s*$/;
const ERROR = /^\s*\[(\d+)\]\s+(\S.*)$/;
const HEADING =
  /^\s*(?:Summary|Response time histogram|Response time distribution|Latency distribution|Details \(average, fastest, slowest\)|Status code distribution|Error distribution):\s*$/;
const NOTE = /^\s*Note:\s+Distributions are for first \d+ results\.\s*$/;
/** Both print this where no request was answered. */
const NO_TIME = /^(?:NaN|-?[Ii]nf)\b/;

/** Reads a line of the summary of hey (requester/print.go), whose words oha has taken over. */
export function readHeyLine(line: string, drafts: RunDrafts): LoadReading {
  if (HEADING.test(line)) {
    if (line.trim() === "Summary:") drafts.end();
    drafts.section = line.trim();
    return true;
  }
  const labelled = LABELLED.exec(line);
  if (labelled) return readLabelled(labelled[1] ?? "", labelled[2] ?? "", drafts);
  return readBucket(line, drafts) ?? readQuantile(line, drafts) ?? readRest(line, drafts);
}

function readLabelled(label: string, text: string, drafts: RunDrafts): LoadReading {
  if (NO_TIME.test(text)) return true;
  const time = TIMES.get(label);
  const size = SIZES.get(label);
  const name = time ?? size ?? "requests/s";
  const value = time ? readTime(text) : size ? readSize(text, 1024) : readNumber(text);
  if (value === undefined)
    return torn(label, time ? "a time such as 0.0249 secs" : size ? "a size" : "a number", text);
  drafts.value(name, value, text);
  return true;
}

function readBucket(line: string, drafts: RunDrafts): LoadReading | undefined {
  const [, to, unit = "secs", count] = BUCKET.exec(line) ?? [];
  if (to === undefined) return undefined;
  const value = readTime(`${to} ${unit}`);
  if (value === undefined) return torn("range of the histogram", "a time", `${to} ${unit}`);
  drafts.bucketUpTo(value, Number(count));
  return true;
}

function readQuantile(line: string, drafts: RunDrafts): LoadReading | undefined {
  const [, percent, text] = QUANTILE.exec(line) ?? [];
  if (percent === undefined || text === undefined) return undefined;
  if (NO_TIME.test(text)) return true;
  const value = readTime(text);
  if (value === undefined) return torn(`${percent}%`, "a time such as 0.0249 secs", text);
  drafts.quantile(Number(percent), value, text);
  return true;
}

const PHASE_TIMES = ["average", "fastest", "slowest"];

function readRest(line: string, drafts: RunDrafts): LoadReading {
  const [, name, list = ""] = PHASE.exec(line) ?? [];
  if (name !== undefined) {
    if (NO_TIME.test(list)) return true;
    const texts = list.split(/,\s*/);
    const values = texts.map(readTime);
    if (values.length !== 3 || values.includes(undefined))
      return torn(name, "three times, average, fastest and slowest", list);
    const times = PHASE_TIMES.map((time, index) => ({
      name: time,
      value: values[index] ?? 0,
      text: texts[index] ?? "",
    }));
    drafts.phase({name, times});
    return true;
  }
  const [, status, count] = STATUS.exec(line) ?? [];
  if (status !== undefined) addTo(drafts.run().statuses, {name: status, count: Number(count)});
  const error = drafts.section === "Error distribution:" ? ERROR.exec(line) : null;
  if (error) addTo(drafts.run().errors, {name: error[2] ?? "", count: Number(error[1])});
  return status !== undefined || error !== null || NOTE.test(line) || NO_BUCKET.test(line);
}

/** Where a summary that lost its line breaks is broken again. */
export const HEY_BREAKS =
  /(?<!\s)\s+(?=(?:Summary|Total|Slowest|Fastest|Average|Requests\/sec|Total data|Size\/request|Response time histogram|Latency distribution|DNS\+dialup|DNS-lookup|req write|resp wait|resp read|Status code distribution|Error distribution): |Details \(average|\d+\.\d{3} \[\d+\] \||\d+%+ in \d|\[\d{3}\] \d+ responses)|(?<=:)\s+(?=\d+\.\d{3} \[|\d+%+ in|DNS\+dialup|\[\d)|(?<=responses)\s+|(?<=\S)(?=Summary: Total: )|(?<=Summary:)\s+(?=Total: )/g;
