import type {ArtifactFile} from "../../input/artifact-file.ts";
import {badLines, emptyReport} from "../../input/bad-lines.ts";
import {eachLine, promptedCommand} from "../../input/log-lines.ts";
import type {Parsed} from "../../input/parsed.ts";
import type {UnrecognizedLines} from "../shared/unrecognized-lines.ts";
import {unrecognizedCollector} from "../shared/unrecognized-lines.ts";

/** Initialisation of a package. */
export interface PackageInit {
  readonly name: string;
  /** Seconds since the program started. */
  readonly at: number;
  /** Wall-clock seconds. */
  readonly clock: number;
  readonly bytes: number;
  readonly allocs: number;
}

/** Initialisation of a program's packages, in its order. */
export interface InitTrace {
  readonly packages: readonly PackageInit[];
  readonly command: string | undefined;
  readonly stray: UnrecognizedLines;
}

const HINT = "several writers share the stream: write the trace to a file of its own (2> init.log)";
const NUMBER = "(\\d+(?:\\.\\d+)?)";

/** runtime/extern.go, Go 1.16 on. */
const LINE = new RegExp(
  `\\binit (\\S+) @${NUMBER} ms, ${NUMBER} ms clock, (\\d+) bytes, (\\d+) allocs(?=\\s|$)`,
);

/** A program links a few hundred packages with something to initialise. */
const MOST_PACKAGES = 20_000;

/** Reads the packages of a log; torn lines become problems, lines of others are counted. */
export function parseInitTrace(file: ArtifactFile): Parsed<InitTrace> {
  const packages: PackageInit[] = [];
  const stray = unrecognizedCollector();
  const bad = badLines(file, HINT);
  let command: string | undefined;
  eachLine(file.bytes, (line, number) => {
    const match = LINE.exec(line);
    const prompted = match ? undefined : promptedCommand(line);
    command ??= prompted;
    if (match && packages.length < MOST_PACKAGES) packages.push(packageOf(match));
    else if (!match && /\binit \S+ @\d|ms clock, \d+ bytes/.test(line)) bad.add(number, unreadable(line));
    else if (prompted === undefined) stray.add(number, line);
    return undefined;
  });
  const problems = bad.problems();
  if (packages.length === 0)
    problems.push(
      emptyReport(
        file,
        "no line of a package's initialisation can be read, expected at least one",
        'run the program with "GODEBUG=inittrace=1" and keep its standard error',
      ),
    );
  return {model: {packages, command, stray: stray.lines()}, problems};
}

function packageOf([, name = "", at, clock, bytes, allocs]: RegExpExecArray): PackageInit {
  return {
    name,
    at: Number(at) / 1000,
    clock: Number(clock) / 1000,
    bytes: Number(bytes),
    allocs: Number(allocs),
  };
}

function unreadable(line: string): string {
  const text = line.length > 60 ? `${line.slice(0, 60)}…` : line;
  return `inittrace line is torn, expected "init <package> @# ms, # ms clock, # bytes, # allocs", got "${text}"`;
}
