import {BUDGETS} from "../../budgets.ts";
import type {ArtifactFile} from "../../input/artifact-file.ts";
import {formatSample} from "../../input/detection-sample.ts";
import {quoted} from "../../input/quoted.ts";
import {eachTextLine} from "../../input/text-parts.ts";
import type {Spend} from "../../meter.ts";
import {unmetered} from "../../meter.ts";
import type {CountedCallGraph} from "./call-graph-stacks.ts";
import {addGraphStacks} from "./call-graph-stacks.ts";
import type {ProfileFormat, Reading} from "./format.ts";
import {broken, problemLog} from "./problem-log.ts";
import {profileBuilder} from "./profile-builder.ts";
import {firstLines, wholeNumber} from "./text-lines.ts";

/** Callgrind's output: https://valgrind.org/docs/manual/cl-format.html. */
export const callgrindFormat: ProfileFormat = {
  name: "callgrind profile",
  detect(file) {
    const lines = firstLines(formatSample(file), 60);
    return (
      /^# callgrind format/.test(lines[0] ?? "") ||
      (lines.some(line => /^events: ?\S/.test(line)) && lines.some(line => /^fn=/.test(line)))
    );
  },
  read: readCallgrind,
};

function readCallgrind(file: ArtifactFile): Reading {
  const log = problemLog(file);
  const spend = file.spend ?? unmetered;
  const reader = emptyReader(spend);
  eachTextLine(file.text() ?? "", (line, number) => {
    if (!readLine(reader, line))
      log.line(number, `line of a callgrind profile cannot be read, got ${quoted(line)}`);
  });
  const {events, functions} = reader;
  if (events.length === 0)
    return broken(
      file,
      'callgrind profile does not say what it counts, expected a line such as "events: Ir"',
      "attach the file as callgrind wrote it",
    );
  const builder = profileBuilder(spend);
  addGraphStacks(graphOf(functions, events.length), builder, spend);
  const profile = builder.finish(
    {
      sampleTypes: events.map(type => ({type, unit: "count"})),
      defaultSampleType: events[0] ?? "",
      comments: commentsOf(reader),
      origin: {title: "Callgrind profile", format: "callgrind, counted not sampled"},
    },
    log,
  );
  return {profile, problems: log.problems()};
}

function commentsOf({command, creator}: Reader): string[] {
  return [
    ...(command === "" ? [] : [`command: ${command}`]),
    ...(creator === "" ? [] : [`creator: ${creator}`]),
    "stacks are estimated: callgrind counts calls by caller and callee, so a cost is divided among the callers by what each call of theirs costs",
  ];
}

/** Callgrind counts a dozen events at most. */
const MOST_EVENTS = 32;
const NAME_LINE = /^(fl|fi|fe|fn|ob|cfn|cfi|cfl|cob|jfi|jfl|jfn|job)=(.*)$/;
/** Lines of the header, and of jumps, without costs. */
const IGNORED =
  /^(?:version|pid|thread|part|desc|summary|totals|rcmd|target|event|recursion):|^(?:jump|jcnd)=/;

/** A function while its lines are read. */
interface ReadFunction {
  readonly name: string;
  readonly file: string;
  readonly self: number[];
  /** Cumulative costs of the calls to other functions. */
  readonly calls: Map<number, number[]>;
}

/** State of reading, with the names that later lines refer to. */
interface Reader {
  readonly spend: Spend;
  events: string[];
  command: string;
  creator: string;
  /** Words before the costs of a line. */
  positions: number;
  readonly functions: ReadFunction[];
  readonly numbers: Map<string, number>;
  readonly names: (key: string, text: string) => string | undefined;
  file: string;
  /** File of the next function called; undefined where it is that of the caller. */
  calledFile: string | undefined;
  current: ReadFunction | undefined;
  callee: number;
  /** The next line is the cost of a call, not of the function itself. */
  isCall: boolean;
}

function emptyReader(spend: Spend): Reader {
  return {
    spend,
    events: [],
    command: "",
    creator: "",
    positions: 1,
    functions: [],
    numbers: new Map(),
    names: nameTable(spend),
    file: "",
    calledFile: undefined,
    current: undefined,
    callee: -1,
    isCall: false,
  };
}

/** Reads a line; false if it is not a line of the format. */
function readLine(reader: Reader, line: string): boolean {
  if (line.trim() === "" || line.startsWith("#")) return true;
  if (line.length > BUDGETS.profileLine) return false;
  if (/^[+\-*0-9]/.test(line)) return readCosts(reader, line);
  const named = NAME_LINE.exec(line);
  if (named) return readName(reader, named[1] ?? "", named[2] ?? "");
  if (line.startsWith("calls=")) {
    reader.isCall = true;
    return reader.callee >= 0;
  }
  return readHeader(reader, line) || IGNORED.test(line);
}

function readHeader(reader: Reader, line: string): boolean {
  const [, key = "", value = ""] = /^(events|positions|cmd|creator):\s*(.*)$/.exec(line) ?? [];
  const words = value.trim().split(/ +/);
  if (key === "events") reader.events = words.slice(0, MOST_EVENTS);
  else if (key === "positions") reader.positions = Math.max(1, words.length);
  else if (key === "cmd") reader.command = value.trim().slice(0, 500);
  else if (key === "creator") reader.creator = value.trim().slice(0, 200);
  return key !== "";
}

function readName(reader: Reader, key: string, text: string): boolean {
  const name = reader.names(key, text);
  if (name === undefined) return false;
  if (key === "fl") reader.file = name;
  else if (key === "fn") reader.current = reader.functions[functionNumber(reader, name, reader.file)];
  else if (key === "cfi" || key === "cfl") reader.calledFile = name;
  else if (key === "cfn") {
    reader.callee = functionNumber(reader, name, reader.calledFile ?? reader.file);
    reader.calledFile = undefined;
  }
  return true;
}

/** Steps of a function and of a call from one to another, whose records take several hundred bytes, and of a name with a number. */
const FUNCTION_STEPS = 12;
const CALL_STEPS = 9;
const NAME_STEPS = 4;

/** Callgrind distinguishes functions by file and binary too, but not in every line, so only their names count. */
function functionNumber({functions, numbers, spend}: Reader, name: string, file: string): number {
  const known = numbers.get(name);
  if (known !== undefined) return known;
  spend("profileSteps", FUNCTION_STEPS);
  numbers.set(name, functions.length);
  return functions.push({name, file, self: [], calls: new Map()}) - 1;
}

const POSITION = /^(?:[+-]?\d{1,20}|0x[0-9a-fA-F]{1,16}|\*)$/;

function readCosts(reader: Reader, line: string): boolean {
  const words = line.trim().split(/ +/);
  const {current, positions} = reader;
  const costs = words.slice(positions).map(wholeNumber);
  const arePositions =
    words.length >= positions && words.slice(0, positions).every(word => POSITION.test(word));
  if (!current || !arePositions || costs.some(cost => cost === undefined || cost < 0)) return false;
  const target = reader.isCall ? callCosts(reader, current) : current.self;
  reader.isCall = false;
  const counted = costs.slice(0, reader.events.length);
  if (counted.length > target.length) reader.spend("profileSteps", counted.length - target.length);
  counted.forEach((cost, event) => {
    target[event] = (target[event] ?? 0) + (cost ?? 0);
  });
  return true;
}

function callCosts({callee, spend}: Reader, {calls}: ReadFunction): number[] {
  const known = calls.get(callee);
  if (known) return known;
  spend("profileSteps", CALL_STEPS);
  const costs: number[] = [];
  calls.set(callee, costs);
  return costs;
}

/**
 * Reads names that may be shortened: `(3) main` gives a number to a name, `(3)` means it from then on.
 * Files, binaries and functions are numbered apart from each other.
 */
function nameTable(spend: Spend): (key: string, text: string) => string | undefined {
  const tables = new Map<string, Map<string, string>>();
  return (key, text) => {
    const kind = key.endsWith("fn") ? "function" : key.endsWith("ob") ? "binary" : "file";
    const table = tables.get(kind) ?? new Map<string, string>();
    tables.set(kind, table);
    const [, number = "", name = ""] = /^\((\d{1,10})\)(?: (.*))?$/.exec(text) ?? [];
    if (number === "") return text;
    if (name !== "") {
      if (!table.has(number)) spend("profileSteps", NAME_STEPS);
      table.set(number, name);
    }
    return table.get(number);
  };
}

function graphOf(functions: readonly ReadFunction[], events: number): CountedCallGraph {
  const filled = (costs: readonly number[]): number[] =>
    Array.from({length: events}, (_, event) => costs[event] ?? 0);
  return {
    functions: functions.map(({name, file, self, calls}) => ({
      frame: {name, file: file === "???" ? "" : file},
      self: filled(self),
      calls: new Map([...calls].map(([callee, costs]) => [callee, costs[0] ?? 0])),
    })),
  };
}
