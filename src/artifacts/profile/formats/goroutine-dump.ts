import type {ArtifactFile} from "../../artifact-file.ts";
import type {ProfileFormat, Reading} from "./format.ts";
import {goLabels} from "./go-labels.ts";
import type {ProblemLog} from "./problem-log.ts";
import {problemLog} from "./problem-log.ts";
import type {ProfileBuilder} from "./profile-builder.ts";
import {profileBuilder} from "./profile-builder.ts";
import type {Frame, Label} from "./profile-tables.ts";
import {NO_STACK} from "./profile-tables.ts";
import {eachLine, wholeNumber} from "./text-lines.ts";

/** Newer versions write `gp=0xc0000061c0 m=0 mp=0x5` after the number. */
const HEADER = /^goroutine (\d+)(?: gp=\S+ m=\S+(?: mp=\S+)?)? \[(.*)\]:$/;
const STARTS = /^goroutine \d+ (?:gp=\S+ m=\S+ (?:mp=\S+ )?)?\[[a-zA-Z][^\n]{0,4000}\]:\r?$/m;
/** A benchmark run that panicked is a benchmark run first. */
const RUN = /^(?:Benchmark\S*[ \t]+[0-9]+[ \t]+\S|(?:goos|goarch|pkg|cpu): \S)/m;
const LONGEST_HEADER = 4096;
/** A long log with a few stacks near its end is a log. */
const LONGEST_LOOK = 256 * 1024;
/** Panics tell what happened above the goroutines. */
const REASON = /^(?:panic: |fatal error: |\[signal |SIG[A-Z]+: )/;

/** Go's stacks of all goroutines: `/debug/pprof/goroutine?debug=2`, SIGQUIT, the log of a panic. */
export const goroutineDump: ProfileFormat = {
  name: "goroutine dump",
  detect(file) {
    const text = (file.text() ?? "").slice(0, LONGEST_LOOK);
    return text.includes("goroutine ") && STARTS.test(text) && !RUN.test(text);
  },
  read: readDump,
};

interface Goroutine {
  readonly line: number;
  readonly labels: Label[];
  /** The leaf first; those that were inlined into the next one are marked. */
  readonly frames: {frame: Frame; isInlined: boolean}[];
}

function readDump(file: ArtifactFile): Reading {
  const log = problemLog(file);
  const builder = profileBuilder();
  const reader = dumpReader(builder, log);
  eachLine(file.text() ?? "", reader.line);
  reader.end();
  const type = {type: "goroutine", unit: "count"};
  const profile = builder.finish(
    {
      sampleTypes: [type],
      periodType: type,
      period: 1,
      comments: reader.reasons,
      origin: {title: "Goroutine dump", format: "Go goroutine dump (debug=2) or panic log"},
    },
    log,
  );
  return {profile, problems: log.problems()};
}

/** A panic says what went wrong in a line or two. */
const MOST_REASONS = 3;

function dumpReader(builder: ProfileBuilder, log: ProblemLog) {
  const reasons: string[] = [];
  let current: Goroutine | undefined;
  /** A function whose place is on the next line. */
  let called: string | undefined;
  const end = (): void => {
    if (current) addGoroutine(current, builder);
    current = undefined;
    called = undefined;
  };
  const line = (text: string, number: number): void => {
    const header = text.length < LONGEST_HEADER ? HEADER.exec(text) : null;
    if (header) {
      end();
      current = {line: number, labels: stateLabels(header[2] ?? ""), frames: []};
    } else if (text.trim() === "") end();
    else if (!current) {
      if (reasons.length < MOST_REASONS && REASON.test(text)) reasons.push(text.slice(0, 500));
    } else if (text.startsWith("\t") || text.startsWith("    ")) {
      if (called !== undefined) addFrame(current, called, text.trim());
      called = undefined;
    } else if (isCall(text)) called = text;
    else if (!/^(?:\.\.\.|exit status |rax |eax |r0 )/.test(text))
      log.line(
        number,
        'line of a goroutine cannot be read, expected "function(arguments)" and its place below',
      );
  };
  return {line, end, reasons};
}

/** A function with its arguments, or the one that started the goroutine. */
function isCall(text: string): boolean {
  return text.endsWith(")") || text.startsWith("created by ");
}

/** Reads `chan receive, 3 minutes, locked to thread, labels:{…}`. */
function stateLabels(text: string): Label[] {
  const labelsAt = text.indexOf("labels:{");
  const own = labelsAt < 0 ? [] : goLabels(text.slice(labelsAt + "labels:".length));
  const [state = "", ...rest] = (labelsAt < 0 ? text : text.slice(0, labelsAt)).trim().split(", ");
  const labels: Label[] = state === "" ? [] : [{key: "state", text: state}];
  for (const part of rest) {
    const minutes = part.endsWith(" minutes") ? wholeNumber(part.slice(0, -" minutes".length)) : undefined;
    if (minutes !== undefined) labels.push({key: "wait", number: minutes, unit: "minutes"});
    else if (part !== "") labels.push({key: "thread", text: part});
  }
  return [...labels, ...own];
}

function addFrame(goroutine: Goroutine, call: string, place: string): void {
  const creator = /^created by (.*?)(?: in goroutine \d+)?$/.exec(call)?.[1];
  if (creator !== undefined) {
    goroutine.labels.push({key: "created by", text: creator});
    return;
  }
  const open = call.lastIndexOf("(");
  const [path = ""] = place.split(" ", 1);
  const colon = path.lastIndexOf(":");
  const line = wholeNumber(path.slice(colon + 1));
  goroutine.frames.push({
    frame: {
      name: call.slice(0, open),
      file: line === undefined ? path : path.slice(0, colon),
      ...(line !== undefined && {line}),
    },
    // Go knows no arguments of an inlined call, and no offset into its code.
    isInlined: call.endsWith("(...)") && !place.includes(" +0x"),
  });
}

function addGoroutine({frames, labels}: Goroutine, builder: ProfileBuilder): void {
  const locations: number[] = [];
  let group: Frame[] = [];
  frames.forEach(({frame, isInlined}, index) => {
    group.push(frame);
    if (isInlined && index < frames.length - 1) return;
    locations.push(builder.location(group));
    group = [];
  });
  const stack = locations.reduceRight((caller, location) => builder.stack(caller, location), NO_STACK);
  builder.add(builder.sample(stack, builder.labels(labels)), 0, 1);
}
