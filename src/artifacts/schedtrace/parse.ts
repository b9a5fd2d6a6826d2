import type {ArtifactFile} from "../../input/artifact-file.ts";
import {badLines, emptyReport} from "../../input/bad-lines.ts";
import {eachLine, promptedCommand} from "../../input/log-lines.ts";
import type {Parsed} from "../../input/parsed.ts";
import type {UnrecognizedLines} from "../shared/unrecognized-lines.ts";
import {unrecognizedCollector} from "../shared/unrecognized-lines.ts";
import type {SchedSample} from "./sample-line.ts";
import {addDetail, isTornSample, readSampleLine} from "./sample-line.ts";

/** A scheduler's trace, moment by moment. */
export interface SchedTrace {
  readonly samples: readonly SchedSample[];
  /** Whether the log goes on after those. */
  readonly isCut: boolean;
  readonly command: string | undefined;
  readonly stray: UnrecognizedLines;
}

const HINT = "several writers share the stream: write the trace to a file of its own (2> sched.log)";

/** Maximum samples kept: fourteen hours at 1 per second. */
const MOST_SAMPLES = 50_000;
/** Lines of `scheddetail` on processors, threads and goroutines of all samples. */
const MOST_DETAILS = 250_000;

/** Reads the samples of a log; torn lines become problems, lines of others are counted. */
export function parseSchedTrace(file: ArtifactFile): Parsed<SchedTrace> {
  const samples: SchedSample[] = [];
  const stray = unrecognizedCollector();
  const bad = badLines(file, HINT);
  let command: string | undefined;
  let isCut = false;
  let details = 0;
  eachLine(file.bytes, (line, number) => {
    const sample = readSampleLine(line, number);
    if (sample) {
      isCut = samples.length === MOST_SAMPLES || details >= MOST_DETAILS;
      if (isCut) return "stop";
      samples.push(sample);
      return undefined;
    }
    const last = samples.at(-1);
    if (last && addDetail(last, line)) {
      details++;
      return undefined;
    }
    const prompted = promptedCommand(line);
    command ??= prompted;
    if (isTornSample(line)) bad.add(number, unreadable(line));
    else if (prompted === undefined) stray.add(number, line);
    return undefined;
  });
  const problems = bad.problems();
  if (samples.length === 0)
    problems.push(
      emptyReport(
        file,
        "no line of the scheduler can be read, expected at least one",
        'run the program with "GODEBUG=schedtrace=1000" and keep its standard error',
      ),
    );
  return {model: {samples, isCut, command, stray: stray.lines()}, problems};
}

function unreadable(line: string): string {
  const text = line.length > 60 ? `${line.slice(0, 60)}…` : line;
  return `schedtrace line is torn, expected "SCHED #ms: gomaxprocs=# idleprocs=# threads=# … runqueue=# [# …]" with a queue for each P, got "${text}"`;
}
