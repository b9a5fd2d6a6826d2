import type {ArtifactFile} from "../../input/artifact-file.ts";
import type {Parsed} from "../../input/parsed.ts";
import {quoted} from "../../input/quoted.ts";
import {eachTextPart} from "../../input/text-parts.ts";
import type {Problem, ProblemCode, Severity} from "../../problem.ts";
import {isKnownKey, isLogMessage, isRunKey} from "./config-line.ts";
import type {BenchmarkModel} from "./model.ts";
import {benchmarkModel} from "./model.ts";
import {benchmarkReader, LENIENT} from "./reader.ts";
import type {CountedLines, LineRepairs} from "./recover-lines.ts";
import type {BadLine, LeftOutValues} from "./results.ts";
import {benchmarkText} from "./source-text.ts";
import {tidyResults} from "./tidy-results.ts";

/** Reads a file of benchmark text; every line that cannot be read becomes a problem. */
export function parseBenchmarks(file: ArtifactFile): Parsed<BenchmarkModel> {
  const {bytes, lines, encoding, repairs} = benchmarkText(file);
  const reader = benchmarkReader(LENIENT);
  reader.read("", file.path, [bytes]);
  const results = tidyResults(reader.results());
  const model = benchmarkModel(results);
  const place = (problem: Problem): Problem => {
    const line = problem.line && (lines?.[problem.line - 1] ?? problem.line);
    return line ? {...problem, line} : problem;
  };
  const problems = [
    ...encodingProblems(file.path, encoding),
    ...repairProblems(file.path, repairs),
    ...badLineProblems(file.path, results.errors),
    ...results.leftOut.map(leftOutProblem),
    ...failedPackages(file.path, bytes),
    ...emptyProblems(file.path, model, repairs),
    ...configProblems(model),
  ];
  return {model, problems: problems.map(place)};
}

function encodingProblems(file: string, encoding: string | undefined): Problem[] {
  if (!encoding) return [];
  return [
    {
      file,
      severity: "warning",
      code: "PJ030",
      message: `benchmark text is ${encoding}, expected UTF-8: benchstat itself prints nothing for it`,
      hint: 'write the file with "| Out-File -Encoding utf8" in PowerShell',
    },
  ];
}

/** Problems listed a file; a log torn throughout would otherwise fill every list. */
const MOST_BAD_LINES = 20;

function badLineProblems(file: string, errors: readonly BadLine[]): Problem[] {
  const listed = errors.slice(0, MOST_BAD_LINES).map(badLineProblem);
  const more = errors.length - listed.length;
  if (more === 0) return listed;
  const message = `${more} more ${more === 1 ? "line" : "lines"} cannot be read`;
  return [...listed, {file, severity: "warning", code: "PJ050", message, hint: HINT}];
}

function badLineProblem({file, line, message}: BadLine): Problem {
  return {
    file,
    line,
    severity: "warning",
    code: "PJ050",
    message: `benchmark line is left out: ${message}`,
    hint: HINTS.find(([pattern]) => pattern.test(message))?.[1] ?? HINT,
  };
}

const HINT = 'write "BenchmarkName <iterations> <value> <unit> …", as go test prints it';

const HINTS: readonly (readonly [RegExp, string])[] = [
  [/^metadata/, "a unit's metadata is set once for all files: take one of the lines away"],
  [/key=value|missing unit$/, 'write "Unit <unit> assume=exact" or "Unit <unit> better=higher"'],
  [
    /iteration count/,
    'if the benchmark prints to stdout, run it with "-v" or "-json", which keep its output apart from results',
  ],
];

function leftOutProblem({file, line, unit, value, count}: LeftOutValues): Problem {
  const values = count === 1 ? `value of ${quoted(unit)} is` : `${count} values of ${quoted(unit)} are`;
  return {
    file,
    line,
    severity: "warning",
    code: "PJ050",
    message: `${values} left out, expected a finite number, got ${value}`,
    hint: "the other values of the line are kept; report the metric only where it has a value",
  };
}

/** A line that finds results anywhere in a log. */
const EXTRACT = "grep -oE '(Benchmark[^ ]* .*|(goos|goarch|pkg|cpu): .*)' log.txt > bench.txt";

/** What was repaired: the page shows it, Go's benchstat would not read it. */
function repairProblems(file: string, repairs: LineRepairs): Problem[] {
  const {prefixed, doubled, joined, colored, notUtf8} = repairs;
  const problem = (
    lines: CountedLines | undefined,
    severity: Severity,
    code: ProblemCode,
    message: (lines: string) => string,
    hint: string,
  ): Problem[] => {
    if (!lines) return [];
    const {count, line} = lines;
    return [
      {file, line, severity, code, message: message(`${count} ${count === 1 ? "line" : "lines"}`), hint},
    ];
  };
  return [
    ...problem(
      prefixed,
      "info",
      "PJ050",
      lines => `results begin with a prefix of a log (${lines}); read here, but not by benchstat`,
      `take the prefix off: ${EXTRACT}`,
    ),
    ...problem(
      doubled,
      "warning",
      "PJ050",
      lines => `results begin with a prefix (${lines}) and are left out, since others have none`,
      `attach them as a file of their own: ${EXTRACT}`,
    ),
    ...problem(
      joined,
      "warning",
      "PJ050",
      lines =>
        `results are divided by output of the benchmark (${lines}); joined here, but not read by benchstat`,
      'run it with "-v" or "-json", which keep output apart from results',
    ),
    ...problem(
      colored,
      "info",
      "PJ050",
      lines => `text has colors or other codes for terminals (${lines}); removed here, but not by benchstat`,
      "write to a file instead of a terminal, or set NO_COLOR=1",
    ),
    ...problem(
      notUtf8,
      "info",
      "PJ030",
      lines => `text is not UTF-8 (${lines}); read as Latin-1`,
      "save the file as UTF-8",
    ),
  ];
}

const FAILED_PACKAGE = /^FAIL\t(\S+)(?: \[((?:build|setup) failed)\])?/gm;
const MOST_FAILED = 10;

/** Packages whose run failed: their benchmarks are missing or not all there. */
function failedPackages(file: string, bytes: Uint8Array): Problem[] {
  const failures = new Map<string, string>();
  eachTextPart(bytes, part => {
    for (const [, name = "", how] of part.matchAll(FAILED_PACKAGE)) failures.set(name, how ?? "run failed");
    return failures.size > MOST_FAILED ? "stop" : undefined;
  });
  return [...failures].slice(0, MOST_FAILED).map(([name, how]) => ({
    file,
    severity: "warning",
    code: "PJ051",
    message: `${how} in package ${quoted(name)}: its benchmarks may be missing`,
    hint: `look at what "go test -run=^$ -bench=. ${name}" prints`,
  }));
}

function emptyProblems(file: string, {results}: BenchmarkModel, {doubled}: LineRepairs): Problem[] {
  if (results.series.length > 0 || doubled) return [];
  return [
    {
      file,
      severity: "error",
      code: "PJ051",
      message: "benchmark text has no results, expected at least one line of a finished benchmark",
      hint: 'run "go test -run=^$ -bench=. -count=10" and keep what it prints',
    },
  ];
}

/** Messages that go test prints in every such run. */
const COMMON_MESSAGES: ReadonlySet<string> = new Set(["coverage", "go"]);

/** Log lines of the shape `word: text` are configuration to benchstat, which divides its tables by them. */
function configProblems({results, splitKeys}: BenchmarkModel): Problem[] {
  return results.configLines.flatMap(({file, line, key, value}) => {
    const isMessage = isLogMessage({key, value});
    const divides = splitKeys.includes(key) && !isKnownKey(key) && !isRunKey(key);
    if (!isMessage && !divides) return [];
    const severity: Severity = COMMON_MESSAGES.has(key) ? "info" : "warning";
    const code: ProblemCode = "PJ052";
    const message = isMessage
      ? `line looks like configuration, but "${key}:" is the start of a log message; it is ignored`
      : `configuration key "${key}" changes within the file and divides its results`;
    const hint = "if the line is of a log, take it out of the file; benchstat makes separate tables of it";
    return [{file, line, severity, code, message, hint}];
  });
}
