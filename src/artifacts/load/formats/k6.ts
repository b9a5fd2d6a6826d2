import {divided, readNumber, readSize, readTime} from "../amounts.ts";
import type {JsonRecord} from "../json-values.ts";
import {jsonNumberAt, jsonTextAt, recordAt, recordsOf} from "../json-values.ts";
import type {LoadRun, Phase, ValueName} from "../model.ts";
import type {RunDrafts} from "../run-drafts.ts";
import {addTo} from "../run-drafts.ts";
import type {LoadReading, TextFormat} from "./format.ts";
import {torn} from "./format.ts";
import {earlierForm} from "./k6-summary.ts";

/** k6's end-of-test summary: of 0.x and `--summary-mode=legacy`, and of 1.x in both its modes. */
export const k6: TextFormat = {
  tool: "k6",
  isSigned: text =>
    /^[^\w\n]{0,12}(?:http_req_duration|http_reqs|iteration_duration|grpc_req_duration|ws_connecting)\s?\.{2,}:? /m.test(
      text,
    ),
  read: readK6Line,
};

const METRIC = /^\s*(?:[✓✗]\s+)?(\{ [^}]+ \}|[a-z][\w]*(?:\{[^}]*\})?)\s?\.{2,}:\s+(\S.*)$/u;
const TIMING = /(avg|min|med|max|count|p\(\d+(?:\.\d+)?\))=(\S+)/g;
const CHECK = /^\s*([✓✗])\s+(\S.*)$/u;
const CHECK_SHARE = /^\s*↳\s+(\d+% — ✓ \d+ \/ ✗ \d+)\s*$/u;
const SILENT =
  /^\s*(?:█ |HTTP$|EXECUTION$|NETWORK$|CUSTOM$|WEBSOCKET$|GRPC$|BROWSER$|running \(|default [✓✗]|execution: |script: |output: |scenarios: |\* default: |init \[|time="[^"]*" level=|http_req_\w+$)/u;

/** Phases of a request by their metric, in the order in which they happen. */
const PHASES: ReadonlyMap<string, string> = new Map([
  ["http_req_blocked", "blocked"],
  ["http_req_looking_up", "looking up"],
  ["http_req_connecting", "connecting"],
  ["http_req_tls_handshaking", "TLS handshaking"],
  ["http_req_sending", "sending"],
  ["http_req_waiting", "waiting"],
  ["http_req_receiving", "receiving"],
  ["iteration_duration", "iteration"],
]);

function readK6Line(line: string, drafts: RunDrafts): LoadReading {
  const [, metric, text = ""] = METRIC.exec(line) ?? [];
  if (metric !== undefined) return readMetric(metric, text, drafts);
  const [, mark, name] = CHECK.exec(line) ?? [];
  if (mark !== undefined && name !== undefined) {
    addTo(drafts.run().demands, {name, isMet: mark === "✓", text: ""});
    return true;
  }
  const share = CHECK_SHARE.exec(line)?.[1];
  if (share !== undefined) {
    const {demands} = drafts.run();
    const last = demands.pop();
    if (last) demands.push({...last, text: share});
    return true;
  }
  return SILENT.test(line);
}

function readMetric(metric: string, text: string, drafts: RunDrafts): LoadReading {
  if (metric.startsWith("{")) return true;
  if (metric === "http_req_duration") return readDuration(text, drafts);
  if (metric === "http_reqs" || metric === "data_received" || metric === "data_sent")
    return readCounter(metric, text, drafts);
  if (metric === "http_req_failed") return readFailed(text, drafts);
  const phase = PHASES.get(metric);
  if (phase !== undefined) {
    const times = timesOf(text);
    if (times === undefined) return torn(metric, "times such as avg=1.2ms", text);
    drafts.phase({name: phase, times});
  } else if (metric === "vus_max")
    drafts.run().settings.push({name: "virtual users", value: text.split(/\s/)[0] ?? ""});
  return true;
}

function timesOf(text: string): Phase["times"] | undefined {
  const found = [...text.matchAll(TIMING)].map(([, name = "", time = ""]) => ({
    name,
    value: name === "count" ? 0 : readTime(time),
    text: time,
  }));
  const times = found.filter(({name}) => name !== "count");
  if (times.length === 0) return undefined;
  const isRead = (time: (typeof times)[number]): time is {name: string; value: number; text: string} =>
    time.value !== undefined;
  return times.every(isRead) ? times : undefined;
}

function readDuration(text: string, drafts: RunDrafts): LoadReading {
  const times = timesOf(text);
  if (times === undefined) return torn("http_req_duration", "times such as avg=1.2ms", text);
  takeDuration(times, drafts);
  return true;
}

const NAMES: ReadonlyMap<string, ValueName> = new Map([
  ["avg", "mean"],
  ["min", "min"],
  ["max", "max"],
]);

function takeDuration(times: Phase["times"], drafts: RunDrafts): void {
  for (const {name, value, text} of times) {
    const named = NAMES.get(name);
    if (named) drafts.value(named, value, text);
  }
  const quantiles = times
    .map(({name, value, text}) => ({
      percent: name === "med" ? 50 : Number(/^p\((.*)\)$/.exec(name)?.[1]),
      value,
      text,
    }))
    .filter(({percent}) => Number.isFinite(percent))
    .sort((a, b) => a.percent - b.percent);
  for (const {percent, value, text} of quantiles) drafts.quantile(percent, value, text);
}

const COUNTERS: Readonly<Record<string, readonly [ValueName, ValueName]>> = {
  http_reqs: ["requests", "requests/s"],
  data_received: ["received", "received/s"],
  data_sent: ["sent", "sent/s"],
};

function readCounter(metric: string, text: string, drafts: RunDrafts): LoadReading {
  const [, amount = "", rate = ""] =
    /^(\d[\d.]*(?: [kKMGT]?i?B)?)\s+(\d[\d.]*(?: [kKMGT]?i?B)?)\/s$/.exec(text) ?? [];
  const read = metric === "http_reqs" ? readNumber : (size: string) => readSize(size, 1000);
  const [total, perSecond] = [read(amount), read(rate)];
  const [first, second] = COUNTERS[metric] ?? [];
  if (total === undefined || perSecond === undefined || !first || !second)
    return torn(metric, "an amount and a rate", text);
  drafts.value(first, total, amount);
  drafts.value(second, perSecond, `${rate}/s`);
  return true;
}

/** `0.00% ✓ 0 ✗ 180` before 0.55, `9.97% 1820 out of 18241` since. */
function readFailed(text: string, drafts: RunDrafts): LoadReading {
  const count = /(?<!\d)(\d+) out of \d+|✓ (\d+)/u.exec(text);
  if (!count) return torn("http_req_failed", "a share and counts", text);
  const failed = count[1] ?? count[2] ?? "";
  drafts.value("failed", Number(failed), failed);
  return true;
}

/**
 * Reads the JSON of k6 (`--summary-export`, or handleSummary's data), in milliseconds, also that of
 * `--new-machine-readable-summary`; undefined for other JSON.
 */
export function readK6Json(written: JsonRecord, drafts: RunDrafts): LoadRun | undefined {
  const json = earlierForm(written) ?? written;
  const metrics = recordAt(json, "metrics");
  if (!metrics || !(recordAt(metrics, "iterations") || recordAt(metrics, "http_reqs"))) return undefined;
  const run = drafts.run();
  const valuesOf = (name: string): JsonRecord | undefined => {
    const metric = recordAt(metrics, name);
    return metric && (recordAt(metric, "values") ?? metric);
  };
  const duration = valuesOf("http_req_duration");
  if (duration) takeDuration(jsonTimes(duration), drafts);
  for (const [metric, [first, second]] of Object.entries(COUNTERS)) {
    const counter = valuesOf(metric);
    const [count, rate] = [jsonNumberAt(counter ?? {}, "count"), jsonNumberAt(counter ?? {}, "rate")];
    if (count !== undefined) drafts.value(first, count, String(count));
    if (rate !== undefined) drafts.value(second, rate, String(rate));
  }
  const failed = jsonNumberAt(valuesOf("http_req_failed") ?? {}, "passes");
  if (failed !== undefined) drafts.value("failed", failed, String(failed));
  for (const [metric, name] of PHASES) {
    const times = jsonTimes(valuesOf(metric) ?? {});
    if (times.length > 0) drafts.phase({name, times});
  }
  const seconds = jsonNumberAt(recordAt(written, "config") ?? {}, "duration");
  if (seconds !== undefined) drafts.value("duration", seconds, `${seconds} s`);
  const elapsed = jsonNumberAt(recordAt(json, "state") ?? {}, "testRunDurationMs");
  if (elapsed !== undefined) drafts.value("duration", divided(elapsed, 1000), `${elapsed} ms`);
  const users = jsonNumberAt(valuesOf("vus_max") ?? {}, "value");
  if (users !== undefined) run.settings.push({name: "virtual users", value: String(users)});
  readDemands(json, metrics, run);
  return run;
}

const TIME_NAMES = ["avg", "min", "med", "max"];

/** The times of a metric in milliseconds, in k6's own order whatever that of the JSON. */
function jsonTimes(values: JsonRecord): Phase["times"] {
  const rank = (name: string): number => {
    const known = TIME_NAMES.indexOf(name);
    return known >= 0 ? known : 10 + Number(/^p\((.*)\)$/.exec(name)?.[1]);
  };
  return recordsOf(values)
    .flatMap(([name, value]) =>
      typeof value === "number" && Number.isFinite(value) && value >= 0 && Number.isFinite(rank(name))
        ? [{name, value: divided(value, 1000), text: `${value} ms`}]
        : [],
    )
    .sort((a, b) => rank(a.name) - rank(b.name));
}

/**
 * Thresholds of the metrics, and checks. In handleSummary's data a threshold has `ok`; `--summary-export` writes the
 * opposite, whether it was crossed.
 */
function readDemands(json: JsonRecord, metrics: JsonRecord, run: LoadRun): void {
  for (const [metric, value] of recordsOf(metrics)) {
    const thresholds = recordAt(recordAt(metrics, metric) ?? {}, "thresholds");
    if (value === undefined || !thresholds) continue;
    for (const [name, said] of recordsOf(thresholds)) {
      const ok = typeof said === "boolean" ? !said : recordAt(thresholds, name)?.ok === true;
      addTo(run.demands, {name: `${metric} ${name}`, isMet: ok, text: ""});
    }
  }
  const checks = recordAt(json, "root_group")?.checks;
  const list = Array.isArray(checks)
    ? checks
    : Object.values(typeof checks === "object" && checks ? checks : {});
  for (const check of list) {
    const record: JsonRecord = typeof check === "object" && check !== null ? check : {};
    const [name, passes, fails] = [
      jsonTextAt(record, "name"),
      jsonNumberAt(record, "passes"),
      jsonNumberAt(record, "fails"),
    ];
    if (name === undefined || passes === undefined || fails === undefined) continue;
    addTo(run.demands, {name, isMet: fails === 0, text: `✓ ${passes} / ✗ ${fails}`});
  }
}
