import type {ArtifactFile} from "../../input/artifact-file.ts";
import {badLines, emptyReport} from "../../input/bad-lines.ts";
import {eachLine, promptedCommand} from "../../input/log-lines.ts";
import type {Parsed} from "../../input/parsed.ts";
import type {UnrecognizedLines} from "../shared/unrecognized-lines.ts";
import {unrecognizedCollector} from "../shared/unrecognized-lines.ts";
import type {PerfRow} from "./perf-rows.ts";
import {addInterval, readPerfRow} from "./perf-rows.ts";
import {readPerfLine} from "./perf-stat.ts";
import type {Run, TimeRunValue} from "./run.ts";
import {readTimeLine, readVerboseLine} from "./run.ts";

/** How long runs of a command took. */
export interface Timing {
  readonly runs: readonly Run[];
  /** Whether the file goes on after those. */
  readonly isCut: boolean;
  readonly stray: UnrecognizedLines;
}

/** Runs that are kept. */
const MOST_RUNS = 10_000;

/** Reads the output of the shell's time, GNU and BSD time and `perf stat`; other lines are counted. */
export function parseTiming(file: ArtifactFile): Parsed<Timing> {
  const runs: Run[] = [];
  const stray = unrecognizedCollector();
  const bad = badLines(file, 'keep what "time" prints as it is: real, user and sys on lines of their own');
  let prompted = "";
  let current: Run | undefined;
  const start = (command: string, meanOf: number): Run => {
    current = {command, meanOf, values: new Map()};
    runs.push(current);
    return current;
  };
  const take = (values: readonly TimeRunValue[]): void => {
    for (const value of values) {
      const run = !current || current.values.has(value.name) ? start(prompted, 1) : current;
      run.values.set(value.name, value);
    }
  };
  const takeRow = ({time, value}: PerfRow): void => {
    if (!value) return;
    if (time === undefined) take([value]);
    else {
      const run = current ?? start(prompted, 1);
      run.values.set(value.name, addInterval(run.values.get(value.name), value));
    }
  };
  eachLine(file.bytes, (line, number) => {
    if (line === "") return undefined;
    if (runs.length > MOST_RUNS) return "stop";
    const row = readPerfRow(line);
    if (row !== undefined) {
      if (row !== "head") takeRow(row);
      return undefined;
    }
    const found = readTimeLine(line) ?? readVerboseLine(line) ?? readPerfLine(line);
    if (!found) {
      const command = promptedCommand(line);
      if (command !== undefined) {
        prompted = command.replace(/^time (?:-\S+ )*/, "");
        current = undefined;
      } else if (isTorn(line))
        bad.add(number, `time cannot be read, expected "real 0m1.234s", got "${line.slice(0, 40)}"`);
      else stray.add(number, line);
      return undefined;
    }
    if ("heading" in found && found.heading) start(found.heading.command, found.heading.runs);
    else if ("command" in found && found.command !== undefined) start(found.command || prompted, 1);
    take(found.values);
    return undefined;
  });
  const measured = runs.slice(0, MOST_RUNS).filter(({values}) => values.size > 0);
  const problems = bad.problems();
  if (measured.length === 0)
    problems.push(
      emptyReport(
        file,
        "no time can be read, expected real, user and sys of a run",
        'attach what "time", "/usr/bin/time -v" or "perf stat" prints',
      ),
    );
  return {model: {runs: measured, isCut: runs.length > MOST_RUNS, stray: stray.lines()}, problems};
}

/** A line of the shell's time with a malformed number. */
function isTorn(line: string): boolean {
  return /^(?:real|user|sys)\t|^(?:real|user|sys)\s+\d\S*$/.test(line);
}
