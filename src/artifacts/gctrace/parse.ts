import type {ArtifactFile} from "../../input/artifact-file.ts";
import {badLines, emptyReport} from "../../input/bad-lines.ts";
import {eachLine, promptedCommand} from "../../input/log-lines.ts";
import type {Parsed} from "../../input/parsed.ts";
import type {UnrecognizedLines} from "../shared/unrecognized-lines.ts";
import {unrecognizedCollector} from "../shared/unrecognized-lines.ts";
import type {Cycles} from "./cycles.ts";
import {cycleBuilder, isTorn, isWholeCycle, matchCycle} from "./cycles.ts";
import type {GcSummary} from "./summary.ts";
import {summarizeCycles} from "./summary.ts";

/** A log with the collections of a process. */
export interface GcTrace {
  /** Of the process with the most collections in the log. */
  readonly cycles: Cycles;
  /** Undefined where there is no collection. */
  readonly summary: GcSummary | undefined;
  /** How many collections of other processes the log has. */
  readonly others: number;
  /** The command line, where the log begins with a prompt. */
  readonly command: string | undefined;
  readonly stray: UnrecognizedLines;
}

const HINT = "several writers share the stream: write the trace to a file of its own (2> gc.log)";

/** Other lines of the runtime about memory: forced collections, returned memory, the pacer. */
const COMPANION = /^(?:GC forced$|scvg[\d:]|scav \d|pacer: )/;

/** Reads the collections of a log; torn lines become problems, lines of others are counted. */
export function parseGcTrace(file: ArtifactFile): Parsed<GcTrace> {
  const processes = processCollector();
  const stray = unrecognizedCollector();
  const bad = badLines(file, HINT);
  let command: string | undefined;
  eachLine(file.bytes, (line, number) => {
    const match = matchCycle(line);
    if (match && isWholeCycle(match)) processes.add(match);
    else if (match || isTorn(line)) bad.add(number, unreadable(line));
    else if (!COMPANION.test(line)) {
      const prompted = promptedCommand(line);
      command ??= prompted;
      if (prompted === undefined) stray.add(number, line);
    }
    return undefined;
  });
  const {cycles, all} = processes.result();
  const problems = bad.problems();
  if (all === 0)
    problems.push(
      emptyReport(
        file,
        "no line of a garbage collection can be read, expected at least one",
        'run the program with "GODEBUG=gctrace=1" and keep its standard error',
      ),
    );
  return {
    model: {
      cycles,
      summary: cycles.length > 0 ? summarizeCycles(cycles) : undefined,
      others: all - cycles.length,
      command,
      stray: stray.lines(),
    },
    problems,
  };
}

function unreadable(line: string): string {
  const text = line.length > 60 ? `${line.slice(0, 60)}…` : line;
  return `gctrace line is torn, expected "gc # @#s #%: … ms clock, … ms cpu, #->#-># MB, # MB goal, # P", got "${text}"`;
}

/** Takes the collections of all processes of a log, and keeps those of the process with the most. */
interface ProcessCollector {
  add(match: RegExpExecArray): void;
  /** The first process with the most collections, and how many all have. */
  result(): {readonly cycles: Cycles; readonly all: number};
}

/** A log may hold a process a line, so no more than two lists are ever made. */
function processCollector(): ProcessCollector {
  let most = cycleBuilder();
  let current = cycleBuilder();
  let all = 0;
  const settle = (): void => {
    if (current.length > most.length) [most, current] = [current, most];
    current.clear();
  };
  return {
    add(match) {
      if (!current.continues(match)) settle();
      current.add(match);
      all++;
    },
    result() {
      settle();
      return {cycles: most.cycles(), all};
    },
  };
}
