import {BUDGETS} from "../../../budgets.ts";
import type {ArtifactFile} from "../../artifact-file.ts";
import type {CallGraph} from "./call-graph-stacks.ts";
import {addGraphStacks} from "./call-graph-stacks.ts";
import type {ProfileFormat, Reading} from "./format.ts";
import type {ProblemLog} from "./problem-log.ts";
import {broken, problemLog, quoted} from "./problem-log.ts";
import {profileBuilder} from "./profile-builder.ts";
import {eachLine, firstLines, wholeNumber} from "./text-lines.ts";

/** Callgrind's output: https://valgrind.org/docs/manual/cl-format.html. */
export const callgrindFormat: ProfileFormat = {
  name: "callgrind profile",
  detect(file) {
    const lines = firstLines(file.text() ?? "", 60);
    return (
      /^# callgrind format/.test(lines[0] ?? "") ||
      (lines.some(line => /^events: ?\S/.test(line)) && lines.some(line => /^fn=/.test(line)))
    );
  },
  read: readCallgrind,
};

function readCallgrind(file: ArtifactFile): Reading {
  const log = problemLog(file);
  const reader = callgrindReader(log);
  eachLine(file.text() ?? "", reader.line);
  const {events, command, creator} = reader.header;
  if (events.length === 0)
    return broken(
      file,
      'callgrind profile does not say what it counts, expected a line such as "events: Ir"',
      "attach the file as callgrind wrote it",
    );
  const builder = profileBuilder();
  addGraphStacks(reader.graph(), builder);
  const comments = [
    ...(command === "" ? [] : [`command: ${command}`]),
    ...(creator === "" ? [] : [`creator: ${creator}`]),
    "stacks are estimated: callgrind counts calls by caller and callee, so a cost is divided among the callers by what each call of theirs costs",
  ];
  const profile = builder.finish(
    {
      sampleTypes: events.map(type => ({type, unit: "count"})),
      defaultSampleType: events[0] ?? "",
      comments,
      origin: {title: "Callgrind profile", format: "callgrind, counted not sampled"},
    },
    log,
  );
  return {profile, problems: log.problems()};
}

/** Callgrind counts a dozen events at most. */
const MOST_EVENTS = 32;
const NAME_LINE = /^(fl|fi|fe|fn|ob|cfn|cfi|cfl|cob)=(.*)$/;
/** Lines of the header, and of jumps, that say nothing of costs. */
const IGNORED =
  /^(?:version|creator|pid|thread|part|desc|cmd|positions|summary|totals|rcmd|target|event|recursion):|^(?:jump|jcnd)=/;

/** A function while its lines are read. */
interface ReadFunction {
  readonly name: string;
  readonly file: string;
  readonly self: number[];
  /** Costs of the calls to other functions, what they called in turn among them. */
  readonly calls: Map<number, number[]>;
}

function callgrindReader(log: ProblemLog) {
  const header = {events: [] as string[], command: "", creator: ""};
  const names = nameTable();
  const functions: ReadFunction[] = [];
  const numbers = new Map<string, number>();
  let positions = 1;
  let file = "";
  let calledFile: string | undefined;
  let current: ReadFunction | undefined;
  let callee = -1;
  /** The next line is the cost of a call, not of the function itself. */
  let isCall = false;
  // Callgrind tells functions apart by file and binary too, but not in every line: their names are all there is.
  const functionOf = (name: string, fileName: string): number => {
    const known = numbers.get(name);
    if (known !== undefined) return known;
    numbers.set(name, functions.length);
    functions.push({name, file: fileName, self: [], calls: new Map()});
    return functions.length - 1;
  };
  const nameLine = (key: string, value: string): boolean => {
    const name = names(key, value);
    if (name === undefined) return false;
    if (key === "fl") file = name;
    else if (key === "fn") current = functions[functionOf(name, file)];
    else if (key === "cfi" || key === "cfl") calledFile = name;
    else if (key === "cfn") {
      callee = functionOf(name, calledFile ?? file);
      calledFile = undefined;
    }
    return true;
  };
  const costLine = (text: string): boolean => {
    const words = text.trim().split(/ +/);
    const costs = words.slice(positions).map(wholeNumber);
    const isPosition = words
      .slice(0, positions)
      .every(word => /^(?:[+-]?\d{1,20}|0x[0-9a-fA-F]{1,16}|\*)$/.test(word));
    if (
      !current ||
      !isPosition ||
      words.length < positions ||
      costs.some(cost => cost === undefined || cost < 0)
    )
      return false;
    const target = isCall ? callCosts(current, callee) : current.self;
    isCall = false;
    costs.slice(0, header.events.length).forEach((cost, event) => {
      target[event] = (target[event] ?? 0) + (cost ?? 0);
    });
    return true;
  };
  const line = (text: string, number: number): void => {
    if (text.trim() === "" || text.startsWith("#")) return;
    const isRead = text.length <= BUDGETS.profileLine && readLine(text);
    if (!isRead) log.line(number, `line of a callgrind profile cannot be read, got ${quoted(text)}`);
  };
  const readLine = (text: string): boolean => {
    if (/^[+\-*0-9]/.test(text)) return costLine(text);
    const named = NAME_LINE.exec(text);
    if (named) return nameLine(named[1] ?? "", named[2] ?? "");
    if (text.startsWith("calls=")) {
      isCall = true;
      return callee >= 0;
    }
    if (text.startsWith("events:")) header.events = text.slice(7).trim().split(/ +/).slice(0, MOST_EVENTS);
    else if (text.startsWith("positions:")) positions = Math.max(1, text.slice(10).trim().split(/ +/).length);
    else if (text.startsWith("cmd:")) header.command = text.slice(4).trim().slice(0, 500);
    else if (text.startsWith("creator:")) header.creator = text.slice(8).trim().slice(0, 200);
    else return IGNORED.test(text);
    return true;
  };
  return {header, line, graph: () => graphOf(functions, header.events.length)};
}

function callCosts({calls}: ReadFunction, callee: number): number[] {
  const known = calls.get(callee);
  if (known) return known;
  const costs: number[] = [];
  calls.set(callee, costs);
  return costs;
}

/**
 * Reads names that may be shortened: `(3) main` gives a number to a name, `(3)` means it from then on.
 * Files, binaries and functions are numbered apart from each other.
 */
function nameTable(): (key: string, text: string) => string | undefined {
  const tables = new Map<string, Map<string, string>>();
  return (key, text) => {
    const kind = key.endsWith("fn") ? "function" : key.endsWith("ob") ? "binary" : "file";
    const table = tables.get(kind) ?? new Map<string, string>();
    tables.set(kind, table);
    const [, number = "", name = ""] = /^\((\d{1,10})\)(?: (.*))?$/.exec(text) ?? [];
    if (number === "") return text;
    if (name !== "") table.set(number, name);
    return table.get(number);
  };
}

function graphOf(functions: readonly ReadFunction[], events: number): CallGraph {
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
