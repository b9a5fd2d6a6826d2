import type {ArtifactFile} from "../../input/artifact-file.ts";
import type {BadLines} from "../../input/bad-lines.ts";
import {badLines, emptyReport} from "../../input/bad-lines.ts";
import {isProseOrSource, kindSample} from "../../input/detection-sample.ts";
import {eachLine, plainText, promptedCommand} from "../../input/log-lines.ts";
import type {Parsed} from "../../input/parsed.ts";
import type {Problem} from "../../problem.ts";
import type {UnrecognizedCollector} from "../shared/unrecognized-lines.ts";
import {unrecognizedCollector} from "../shared/unrecognized-lines.ts";
import type {TextFormat} from "./formats/format.ts";
import {readRequestLog, requestLogTool} from "./formats/request-log.ts";
import type {LoadJsonFormat} from "./formats.ts";
import {JSON_FORMATS, TEXT_FORMATS} from "./formats.ts";
import {isRecord} from "./json-values.ts";
import type {LoadReport, LoadTool} from "./model.ts";
import type {RunDrafts} from "./run-drafts.ts";
import {MOST_RUNS, runDrafts} from "./run-drafts.ts";

const HINT = "keep the lines of the report as the tool prints them";
/** Characters of a report in JSON; k6's largest, with every group and threshold, is far below. */
const MOST_JSON = 8 * 1024 * 1024;

/** A file in a tool's form. */
type Form =
  | {readonly kind: "requests"; readonly tool: LoadTool}
  | {readonly kind: "json"; readonly format: LoadJsonFormat}
  | {readonly kind: "text"; readonly format: TextFormat};

/** Returns the tool and the form of a report; undefined for other files. */
export function loadFormOf(file: ArtifactFile): Form | undefined {
  const text = kindSample(file);
  const requests = requestLogTool(text);
  if (requests) return {kind: "requests", tool: requests};
  if (isProseOrSource(file)) return undefined;
  if (/^\s*\{/.test(text)) {
    const format = JSON_FORMATS.find(one => one.isSigned(text));
    return format && {kind: "json", format};
  }
  const format = TEXT_FORMATS.find(one => one.isSigned(text));
  return format && {kind: "text", format};
}

/**
 * Lines that are looked at, and the share of them that must be of the report: prose quotes a report in many lines of
 * its own.
 */
const LOOKED_AT = 4000;
const LEAST_SHARE = 0.08;

/** True if a file is the report of a load test, not prose that quotes a report. */
export function isLoadReport(file: ArtifactFile): boolean {
  const form = loadFormOf(file);
  if (form?.kind !== "text") return form !== undefined;
  const drafts = runDrafts(form.format.tool);
  const lines = kindSample(file)
    .split("\n", LOOKED_AT)
    .filter(line => line.trim() !== "");
  const own = lines.filter(
    line =>
      promptedCommand(line) !== undefined ||
      brokenLines(line, form.format).some(part => form.format.read(part, drafts) !== false),
  );
  return own.length >= lines.length * LEAST_SHARE;
}

/** Reads the report of a load test, whichever tool's; lines of others are counted. */
export function parseLoad(file: ArtifactFile): Parsed<LoadReport> {
  const form = loadFormOf(file);
  const tool = form?.kind === "requests" ? form.tool : (form?.format.tool ?? "load");
  const drafts = runDrafts(tool);
  const stray = unrecognizedCollector();
  const bad = badLines(file, HINT);
  const problems: Problem[] = [];
  if (form?.kind === "requests") readRequestLog(file.bytes, drafts, {stray: stray.add, bad: bad.add});
  else if (form?.kind === "json") problems.push(...readJson(file, form.format, drafts));
  else if (form) readText(file, form.format, drafts, stray, bad);
  else eachLine(file.bytes, (line, number) => stray.add(number, line) as undefined);
  const runs = drafts.runs();
  problems.push(...bad.problems());
  if (runs.length === 0 && problems.every(({severity}) => severity !== "error"))
    problems.push(
      emptyReport(
        file,
        "no number of a load test can be read, expected requests a second, or times of requests",
        "attach what hey, ab, wrk, oha, vegeta or k6 prints at its end",
      ),
    );
  return {model: {runs, isCut: drafts.isFull() || runs.length >= MOST_RUNS, stray: stray.lines()}, problems};
}

function readText(
  file: ArtifactFile,
  format: TextFormat,
  drafts: RunDrafts,
  stray: UnrecognizedCollector,
  bad: BadLines,
): void {
  eachLine(file.bytes, (line, number) => {
    if (drafts.isFull()) return "stop";
    const command = promptedCommand(line);
    if (command !== undefined) {
      if (isToolCommand(command)) drafts.command(command);
      else drafts.end();
      return undefined;
    }
    for (const part of brokenLines(line, format)) {
      if (BARE_COMMAND.test(part)) {
        drafts.command(part.trim());
        continue;
      }
      const reading = format.read(part, drafts);
      if (reading === false) stray.add(number, part);
      else if (reading !== true) bad.add(number, reading);
    }
    return undefined;
  });
}

/** A command whose prompt got lost. */
const BARE_COMMAND = /^\s*(?:hey|ab|wrk2?|oha|k6 run) (?:\S+ ){0,40}<?https?:\/\/\S+$/;

function isToolCommand(command: string): boolean {
  return /(?:^|[\s/|])(?:hey|ab|wrk2?|oha|vegeta|k6)(?:\s|$)/.test(command);
}

/** Characters from which on a line may be a whole report that lost its line breaks, as text copied out of a page does. */
const LEAST_BROKEN = 120;

function brokenLines(line: string, {breaks}: TextFormat): readonly string[] {
  const text = line.trimEnd();
  return breaks && text.length >= LEAST_BROKEN ? text.split(breaks) : [text];
}

function readJson(file: ArtifactFile, format: LoadJsonFormat, drafts: RunDrafts): Problem[] {
  const problem = (message: string, hint: string): Problem[] => [emptyReport(file, message, hint)];
  const hint = `attach the whole JSON that ${format.tool} writes`;
  const text = file.bytes.length <= MOST_JSON ? file.text() : undefined;
  if (text === undefined)
    return problem(`report of ${format.tool} cannot be read, expected JSON of at most 8 MiB in UTF-8`, hint);
  let json: unknown;
  try {
    json = JSON.parse(plainText(text));
  } catch (error) {
    if (error instanceof SyntaxError)
      return problem(`report of ${format.tool} is no JSON: ${jsonMistake(error.message)}`, hint);
    throw error;
  }
  if (isRecord(json) && format.read(json, drafts)) return [];
  return problem(`JSON is no report of ${format.tool}, expected its summary`, hint);
}

/** The engine's message for broken JSON, without its excerpt of the file. */
function jsonMistake(message: string): string {
  return message.replace(/,? ?(?:\.\.\.)?".*" is not valid JSON$/s, "").toLowerCase();
}
