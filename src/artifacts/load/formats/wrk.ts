import {divided, readNumber, readSize, readTime} from "../amounts.ts";
import type {RunDrafts} from "../run-drafts.ts";
import {addTo} from "../run-drafts.ts";
import type {LoadReading, TextFormat} from "./format.ts";
import {torn} from "./format.ts";

/** wrk (github.com/wg/wrk, src/wrk.c), with or without --latency. */
export const wrk: TextFormat = {
  tool: "wrk",
  isSigned: text =>
    /^[ \t]*Thread Stats\s+Avg\s+Stdev\s+Max\b/m.test(text) ||
    /^Running \S+ test @ \S+/m.test(text) ||
    (/^Requests\/sec:\s+[\d.]+\s*$/m.test(text) && /^Transfer\/sec:\s+[\d.]+[KMGT]?B\s*$/m.test(text)),
  read: readWrkLine,
};

/** wrk2 (github.com/giltene/wrk2): a constant rate, and an HdrHistogram corrected for coordinated omission. */
export const wrk2: TextFormat = {
  tool: "wrk2",
  isSigned: text =>
    /Latency Distribution \(HdrHistogram|Detailed Percentile spectrum:|^\s*Thread calibration: /m.test(text),
  read: (line, drafts) => readSpectrum(line, drafts) ?? readWrkLine(line, drafts),
};

const RUNNING = /^Running (\S+) test @ (\S+)\s*$/;
const THREADS = /^\s*(\d+) threads and (\d+) connections\s*$/;
const LATENCY = /^\s*Latency\s+(\S+)\s+(\S+)\s+(\S+)\s+\S+%\s*$/;
const QUANTILE = /^\s*(\d{1,3}(?:\.\d+)?)%\s+(\d\S*)\s*$/;
const REQUESTS = /^\s*(\d+) requests in (\S+), (\S+) read\s*$/;
const SOCKETS = /^\s*Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)\s*$/;
const REFUSED = /^\s*Non-2xx or 3xx responses: (\d+)\s*$/;
const RATE = /^(Requests|Transfer)\/sec:\s+(\S+)\s*$/;
const SILENT =
  /^\s*(?:Thread Stats\s+Avg|Req\/Sec\s|Latency Distribution|Thread calibration: |Initialised \d+ threads)/;

function readWrkLine(line: string, drafts: RunDrafts): LoadReading {
  const running = RUNNING.exec(line);
  if (running) {
    drafts.end();
    drafts.run().settings.push({name: "target", value: running[2] ?? ""});
    return true;
  }
  const threads = THREADS.exec(line);
  if (threads) {
    const [, count = "", connections = ""] = threads;
    drafts.run().settings.push({name: "threads", value: count}, {name: "connections", value: connections});
    return true;
  }
  if (SILENT.test(line)) return true;
  return readLatency(line, drafts) ?? readTotals(line, drafts) ?? readRate(line, drafts);
}

function readLatency(line: string, drafts: RunDrafts): LoadReading | undefined {
  const latency = LATENCY.exec(line);
  if (latency) {
    const texts = latency.slice(1, 4);
    const [mean, stdev, max] = texts.map(readTime);
    if (mean === undefined || stdev === undefined || max === undefined)
      return torn("Latency", "mean, deviation and maximum as times", texts.join(" "));
    drafts.value("mean", mean, texts[0] ?? "");
    drafts.value("stdev", stdev, texts[1] ?? "");
    drafts.value("max", max, texts[2] ?? "");
    return true;
  }
  const [, percent, text = ""] = QUANTILE.exec(line) ?? [];
  if (percent === undefined) return undefined;
  const value = readTime(text);
  if (value === undefined) return torn(`${percent}%`, "a time such as 1.50ms", text);
  if (Number(percent) < 100) drafts.quantile(Number(percent), value, text);
  else if (!drafts.run().values.has("max")) drafts.value("max", value, text);
  return true;
}

function readTotals(line: string, drafts: RunDrafts): LoadReading | undefined {
  const totals = REQUESTS.exec(line);
  if (totals) {
    const [, requests = "", duration = "", read = ""] = totals;
    const [seconds, bytes] = [readTime(duration), readSize(read, 1024)];
    if (seconds === undefined || bytes === undefined)
      return torn("requests", "a count, a time and a size", line);
    drafts.value("requests", Number(requests), requests);
    drafts.value("duration", seconds, duration);
    drafts.value("received", bytes, read);
    return true;
  }
  const sockets = SOCKETS.exec(line);
  if (sockets) {
    for (const [index, name] of ["connect", "read", "write", "timeout"].entries()) {
      const count = Number(sockets[index + 1]);
      if (count > 0) addTo(drafts.run().errors, {name: `socket: ${name}`, count});
    }
    return true;
  }
  const refused = REFUSED.exec(line);
  if (refused) addTo(drafts.run().statuses, {name: "not 2xx or 3xx", count: Number(refused[1])});
  return refused ? true : undefined;
}

function readRate(line: string, drafts: RunDrafts): LoadReading {
  const [, what, text = ""] = RATE.exec(line) ?? [];
  if (what === undefined) return false;
  const isRequests = what === "Requests";
  const value = isRequests ? readNumber(text) : readSize(text, 1024);
  if (value === undefined) return torn(`${what}/sec`, isRequests ? "a number" : "a size", text);
  drafts.value(isRequests ? "requests/s" : "received/s", value, text);
  return true;
}

const SPECTRUM = /^\s*(\d+\.\d+)\s+([01]\.\d+)\s+(\d+)\s+(?:\d+\.\d+|inf)\s*$/;
const SPECTRUM_END =
  /^#\[(?:Mean|Max|Buckets)\s+=|^-{20,}\s*$|^\s*Detailed Percentile spectrum:|^\s+Value\s+Percentile\s/;
/** Milliseconds in the spectrum. */
const MILLISECONDS = 1000;

/** A line of the HdrHistogram's percentiles: milliseconds, share of the requests, requests so far. */
function readSpectrum(line: string, drafts: RunDrafts): LoadReading | undefined {
  const [, time, share] = SPECTRUM.exec(line) ?? [];
  if (time !== undefined) {
    const {curve} = drafts.run();
    const point = {
      percent: divided(Number(share) * 1e8, 1e6),
      value: divided(Number(time), MILLISECONDS),
      text: `${time} ms`,
    };
    if (point.percent > (curve.at(-1)?.percent ?? -1) && point.percent <= 100) addTo(curve, point);
    return true;
  }
  return SPECTRUM_END.test(line) ? true : undefined;
}
