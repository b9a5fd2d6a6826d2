import {BUDGETS} from "../../budgets.ts";
import type {ArtifactFile} from "../../input/artifact-file.ts";
import {formatSample} from "../../input/detection-sample.ts";
import {quoted} from "../../input/quoted.ts";
import {eachTextLine} from "../../input/text-parts.ts";
import {baseName} from "../profile/names.ts";
import type {ProfileFormat, Reading} from "./format.ts";
import type {PerfHeader} from "./perf-header.ts";
import {PERF_FRAME, perfHeader} from "./perf-header.ts";
import type {ProblemLog} from "./problem-log.ts";
import {problemLog} from "./problem-log.ts";
import type {ProfileBuilder} from "./profile-builder.ts";
import {profileBuilder} from "./profile-builder.ts";
import type {Frame} from "./profile-tables.ts";
import {NO_LABELS, NO_STACK} from "./profile-tables.ts";
import {address, firstLines, wholeNumber} from "./text-lines.ts";

/** Output of `perf script`: man perf-script. */
export const perfScript: ProfileFormat = {
  name: "perf script",
  detect(file) {
    const lines = firstLines(formatSample(file), 100)
      .filter(line => !line.startsWith("#"))
      .map(withIndentation);
    const [first = "", second = ""] = lines;
    const header = perfHeader(first);
    if (!header) return false;
    // Without a time much else looks like a header: only frames decide.
    if (header.time === undefined) return header.frame !== undefined || PERF_FRAME.test(second);
    return lines.length === 1 || /^\s+[0-9a-f]{1,16} /.test(second) || perfHeader(second) !== undefined;
  },
  read: readSamples,
};

function readSamples(file: ArtifactFile): Reading {
  const log = problemLog(file);
  const builder = profileBuilder(file.spend);
  const reader = sampleReader(builder, log);
  eachTextLine(file.text() ?? "", reader.line);
  reader.end();
  const {events, first, last, command} = reader.state;
  // Without periods there are only numbers of samples.
  const types = events.some(({hasPeriod}) => hasPeriod) ? events.map(typeOf) : [];
  const cpu = events.some(({name}) => /^(?:cpu|task)-clock$|cycles/.test(name));
  const profile = builder.finish(
    {
      sampleTypes: [{type: "samples", unit: "count"}, ...types],
      defaultSampleType: types[0]?.type ?? "samples",
      durationNanos: last > first ? Math.round((last - first) * 1e9) : 0,
      comments: command === "" ? [] : [`recorded with ${command}`],
      origin: {
        title: cpu ? "CPU profile (perf)" : `${events[0]?.name ?? "Event"} profile (perf)`,
        format: "perf script",
      },
    },
    log,
  );
  return {profile, problems: log.problems()};
}

interface PerfEvent {
  readonly name: string;
  /** True if its samples have their number of events. */
  hasPeriod: boolean;
}

/** perf counts its two clocks in nanoseconds. */
function typeOf({name}: PerfEvent) {
  const isClock = /^(?:cpu|task)-clock$/.test(name);
  return isClock ? {type: "cpu", unit: "nanoseconds"} : {type: name, unit: "count"};
}

/** A profile has a handful of events; more would be a broken file. */
const MOST_EVENTS = 16;

function sampleReader(builder: ProfileBuilder, log: ProblemLog) {
  const state = {events: [] as PerfEvent[], first: Number.POSITIVE_INFINITY, last: 0, command: ""};
  const locationOf = locationReader(builder);
  let current: PerfHeader | undefined;
  let frames: PerfFrame[] = [];
  const end = (): void => {
    if (current) {
      // The first binary is the program itself: a comm is the beginning of its name.
      const {comm} = current;
      const own =
        builder.count === 0 ? frames.find(({binary}) => baseName(binary).startsWith(comm)) : undefined;
      if (own) builder.mapping(own.binary);
      addSample(current, stackOf(frames, locationOf, builder), state.events, builder);
    }
    current = undefined;
    frames = [];
  };
  const line = (written: string, number: number): void => {
    const text = withIndentation(written);
    if (SOURCE_LINE.test(text)) return;
    if (text.startsWith("#")) {
      if (text.startsWith("# cmdline : ")) state.command = text.slice("# cmdline : ".length, 500);
      return;
    }
    if (text.trim() === "") {
      end();
      return;
    }
    const header = startsSample(text) ? perfHeader(text) : undefined;
    if (header || !/^\s/.test(text)) {
      end();
      current = header;
      if (current && isKnown(current, state.events)) {
        state.first = Math.min(state.first, current.time ?? Number.POSITIVE_INFINITY);
        state.last = Math.max(state.last, current.time ?? 0);
        const frame = current.frame === undefined ? undefined : frameOf(current.frame);
        if (frame) frames.push(frame);
      } else {
        current = undefined;
        log.line(
          number,
          `sample of perf script cannot be read, expected "comm pid time: event:", got ${quoted(text)}`,
        );
      }
      return;
    }
    const frame = current ? frameOf(text) : undefined;
    if (frame) frames.push(frame);
    else if (current && !addPlace(frames, text))
      log.line(
        number,
        `frame of perf script cannot be read, expected "address symbol (file)", got ${quoted(text)}`,
      );
  };
  return {state, line, end};
}

/** A line of the source below its place, as `-F +srccode` prints it: `|12      for (…)`. */
const SOURCE_LINE = /^\|\d{1,9}\s/;

/** A frame of a file that lost the indentation of its lines: `ffffffff813a2413 finish_task_switch (…)`. */
const BARE_FRAME = /^[0-9a-f]{8,16} [^\d\s[]/;

/** Indents a frame that begins its line, so that it differs from a header. */
function withIndentation(line: string): string {
  return BARE_FRAME.test(line) ? `\t${line}` : line;
}

/** Names of commands are aligned to the right where no frames follow: only a header has a time or an event there. */
function startsSample(text: string): boolean {
  return !/^\s/.test(text) || !PERF_FRAME.test(text) || / \d+\.\d{1,9}: /.test(text);
}

function isKnown({event, period}: PerfHeader, events: PerfEvent[]): boolean {
  const hasPeriod = period !== undefined;
  const known = events.find(({name}) => name === event);
  if (known) known.hasPeriod ||= hasPeriod;
  else if (events.length < MOST_EVENTS) events.push({name: event, hasPeriod});
  else return false;
  return true;
}

interface PerfFrame {
  readonly address: bigint;
  readonly name: string;
  /** Path of the binary; "" for an inlined call, which is in that of the next frame. */
  readonly binary: string;
  readonly isInlined: boolean;
  /** `file.c:12` of the line below, where it was asked for. */
  place: string;
}

/** Reads a frame: an address, then a symbol and a binary, each of which may be left out. */
function frameOf(text: string): PerfFrame | undefined {
  const line = text.trim().replace(/ \(deleted\)\)$/, ")");
  if (line.length > BUDGETS.profileLine) return undefined;
  const space = line.indexOf(" ");
  const value = address(space < 0 ? line : line.slice(0, space));
  if (value === undefined) return undefined;
  const open = line.endsWith(")") ? line.lastIndexOf(" (") : -1;
  const binary = open < 0 ? "" : line.slice(open + 2, -1);
  const isInlined = binary === "inlined";
  const symbol = space < 0 ? "" : line.slice(space + 1, open < 0 ? undefined : Math.max(open, space + 1));
  return {
    address: value,
    name: symbol.trim().replace(/\+0x[0-9a-f]{1,16}$/, ""),
    binary: isInlined ? "" : binary,
    isInlined,
    place: "",
  };
}

/** Takes a line below a frame for its place in the source: `  parse.c:12`. */
function addPlace(frames: readonly PerfFrame[], text: string): boolean {
  const last = frames.at(-1);
  const place = text.trim();
  if (last?.place !== "" || place.length > BUDGETS.profileLine) return false;
  // Where no line is known perf writes the binary and an address, or question marks.
  if (/^[^\s]*\[[0-9a-f]{1,16}\]$/.test(place) || /^\?\?:[?0]$/.test(place)) return true;
  if (!/:\d{1,9}(?: \(inlined\))?$/.test(place)) return false;
  last.place = place.replace(/ \(inlined\)$/, "");
  return true;
}

function locationReader(builder: ProfileBuilder): (group: readonly PerfFrame[]) => number {
  return group => {
    const {address: value = 0n, binary = ""} = group.at(-1) ?? {};
    const frames = group.filter(({name}) => name !== "[unknown]" && name !== "").map(placed);
    const isKnown = binary !== "" && binary !== "[unknown]";
    return builder.location(frames, value, isKnown ? builder.mapping(binary) : -1);
  };
}

function placed({name, place}: PerfFrame): Frame {
  const colon = place.lastIndexOf(":");
  const line = colon < 0 ? undefined : wholeNumber(place.slice(colon + 1));
  return line === undefined ? {name} : {name, file: place.slice(0, colon), line};
}

/** Inlined calls come before the function they were inlined into. */
function stackOf(
  frames: readonly PerfFrame[],
  locationOf: (group: readonly PerfFrame[]) => number,
  builder: ProfileBuilder,
): number {
  const locations: number[] = [];
  let group: PerfFrame[] = [];
  frames.forEach((frame, index) => {
    group.push(frame);
    if (frame.isInlined && index < frames.length - 1) return;
    locations.push(locationOf(group));
    group = [];
  });
  return locations.reduceRight((caller, location) => builder.stack(caller, location), NO_STACK);
}

function addSample(
  {comm, period, event}: PerfHeader,
  stack: number,
  events: readonly PerfEvent[],
  builder: ProfileBuilder,
): void {
  const sample = builder.sample(stack, comm === "" ? NO_LABELS : builder.labels([{key: "comm", text: comm}]));
  builder.add(sample, 0, 1);
  const type = events.findIndex(({name}) => name === event);
  if (period !== undefined) builder.add(sample, 1 + type, period);
}
