import {divided, readNumber} from "../amounts.ts";
import type {RunDrafts} from "../run-drafts.ts";
import type {LoadReading, TextFormat} from "./format.ts";
import {torn} from "./format.ts";

/** ApacheBench (httpd, support/ab.c): labels in a column, times in whole milliseconds. */
export const ab: TextFormat = {
  tool: "ab",
  isSigned: text =>
    /\bRequests per second:\s+[\d.]+ \[#\/sec\]/.test(text) ||
    /Percentage of the requests served within a certain time \(ms\)/.test(text),
  read: readAbLine,
  breaks:
    /(?<!\s)\s+(?=(?:Completed|Finished) \d+ requests|(?:Server Software|Server Hostname|Server Port|Document Path|Document Length|Concurrency Level|Time taken for tests|Complete requests|Failed requests|Keep-Alive requests|Non-2xx responses|Total transferred|HTML transferred|Requests per second|Time per request|Transfer rate|Connect|Processing|Waiting|Total):|Connection Times \(ms\)|Percentage of the requests|min mean\[|\d+% +\d+|Benchmarking \S+ \(be patient)/g,
};

/** Numbers by label, with the unit they are read in. */
const NUMBERS: ReadonlyMap<string, (text: string, drafts: RunDrafts) => LoadReading> = new Map([
  ["Time taken for tests", number("duration", /^([\d.]+) seconds$/, 1)],
  ["Complete requests", number("requests", /^(\d+)$/, 1)],
  ["Requests per second", number("requests/s", /^([\d.]+) \[#\/sec\] \(mean\)$/, 1)],
  ["Total transferred", number("received", /^(\d+) bytes$/, 1)],
  ["Document Length", number("size/request", /^(\d+) bytes$/, 1)],
  ["Transfer rate", number("received/s", /^([\d.]+) \[Kbytes\/sec\] received$/, 1024)],
]);

const SETTINGS: ReadonlyMap<string, string> = new Map([
  ["Server Hostname", "host"],
  ["Server Port", "port"],
  ["Document Path", "path"],
  ["Concurrency Level", "connections"],
  ["Server Software", "server"],
  ["SSL/TLS Protocol", "TLS"],
]);

const LABELLED = /^([A-Z][A-Za-z/0-9 -]{3,28}):(?:\s+(\S.*))?$/;
const TIMES = /^\s*(Connect|Processing|Waiting|Total):\s+(\d.*)$/;
const QUANTILE = /^\s*(\d{1,3})%\s+(\S+)(?:\s+\(longest request\))?(?:\s+-)?\s*$/;
const SILENT =
  /^(?:This is ApacheBench|Copyright 1996|Licensed to The Apache|Completed \d+ requests|Finished \d+ requests|Connection Times \(ms\)|\s*min\s+(?:avg|mean\[)|Percentage of the requests served|Server Temp Key|TLS Server Name|Keep-Alive requests|HTML transferred|Total body sent|Send request failed|WARNING: The median and mean|\s+These results are probably|\s+\d+\.\d+ kb\/s (?:sent|total)|\.\.done)/;

function readAbLine(line: string, drafts: RunDrafts): LoadReading {
  if (/^(?:This is ApacheBench|\s*Benchmarking \S+ \(be patient)/.test(line)) {
    const {settings, values} = drafts.run();
    if (settings.length + values.size > 0) drafts.end();
    return true;
  }
  if (SILENT.test(line)) return true;
  return readTimes(line, drafts) ?? readQuantile(line, drafts) ?? readLabelled(line, drafts);
}

function readTimes(line: string, drafts: RunDrafts): LoadReading | undefined {
  const [, name, list = ""] = TIMES.exec(line) ?? [];
  if (name === undefined) return undefined;
  const texts = list.split(/\s+/);
  const names = texts.length === 3 ? ["min", "mean", "max"] : ["min", "mean", "sd", "median", "max"];
  const values = texts.map(readNumber);
  if (values.length !== names.length || values.includes(undefined))
    return torn(name, "min, mean, sd, median and max in milliseconds", list);
  const times = names.map((time, index) => ({
    name: time,
    value: divided(values[index] ?? 0, 1000),
    text: `${texts[index]} ms`,
  }));
  if (name === "Total") {
    drafts.run().resolution = 1e-3;
    const said = (time: string) => times.find(one => one.name === time);
    for (const [at, to] of [
      ["min", "min"],
      ["sd", "stdev"],
      ["max", "max"],
    ] as const) {
      const found = said(at);
      if (found) drafts.value(to, found.value, found.text);
    }
  }
  drafts.phase({name, times});
  return true;
}

function readQuantile(line: string, drafts: RunDrafts): LoadReading | undefined {
  const [, percent, text = ""] = QUANTILE.exec(line) ?? [];
  if (percent === undefined) return undefined;
  const value = readNumber(text);
  if (value === undefined) return torn(`${percent}%`, "milliseconds", text);
  if (percent !== "100") drafts.quantile(Number(percent), divided(value, 1000), `${text} ms`);
  return true;
}

function readLabelled(line: string, drafts: RunDrafts): LoadReading {
  const [, label = "", text = ""] = LABELLED.exec(line) ?? [];
  const setting = SETTINGS.get(label);
  if (setting !== undefined) {
    if (text !== "") drafts.run().settings.push({name: setting, value: text});
    return true;
  }
  if (label === "Time per request") return readMean(text, drafts);
  if (label === "Failed requests" || label === "Non-2xx responses" || label === "Write errors")
    return readFailed(label, text, drafts);
  const reader = NUMBERS.get(label);
  if (reader) return reader(text, drafts);
  return readFailureParts(line, drafts);
}

/** Printed twice: over all connections, and per request, which is the mean time of an answer. */
function readMean(text: string, drafts: RunDrafts): LoadReading {
  if (/across all concurrent requests/.test(text)) return true;
  const [, number] = /^([\d.]+) \[ms\] \(mean\)$/.exec(text) ?? [];
  const value = readNumber(number ?? "");
  if (value === undefined) return torn("Time per request", "milliseconds", text);
  drafts.value("mean", divided(value, 1000), `${number} ms`);
  return true;
}

/** A non-2xx response counts as failed too if its length differs: the larger number is used. */
function readFailed(label: string, text: string, drafts: RunDrafts): LoadReading {
  const value = readNumber(text);
  if (value === undefined) return torn(label, "a count", text);
  const {values, statuses} = drafts.run();
  if (label === "Non-2xx responses") statuses.push({name: "not 2xx", count: value});
  if (value > (values.get("failed")?.value ?? -1)) values.set("failed", {value, text});
  return true;
}

/** `(Connect: 0, Receive: 0, Length: 41, Exceptions: 0)` */
function readFailureParts(line: string, drafts: RunDrafts): LoadReading {
  const parts = /^\s+\((Connect: \d.*)\)\s*$/.exec(line)?.[1];
  if (parts === undefined) return false;
  for (const [, name = "", count] of parts.matchAll(/([A-Z][a-z]+): (\d+)/g)) {
    if (Number(count) > 0) drafts.run().errors.push({name, count: Number(count)});
  }
  return true;
}

function number(
  name: "duration" | "requests" | "requests/s" | "received" | "size/request" | "received/s",
  shape: RegExp,
  factor: number,
): (text: string, drafts: RunDrafts) => LoadReading {
  return (text, drafts) => {
    const value = readNumber(shape.exec(text)?.[1] ?? "");
    if (value === undefined) return torn(name, "a number with its unit", text);
    drafts.value(name, value * factor, text.replace(/ \(mean\)$/, ""));
    return true;
  };
}
