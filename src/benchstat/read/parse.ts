import type {ArtifactFile} from "../../input/artifact-file.ts";
import type {Parsed} from "../../input/parsed.ts";
import type {Problem, ProblemCode, Severity} from "../../problem.ts";
import {isKnownKey, isLogKey} from "./config-line.ts";
import type {BenchmarkModel} from "./model.ts";
import {benchmarkModel} from "./model.ts";
import {benchmarkReader, LENIENT} from "./reader.ts";
import type {BadLine} from "./results.ts";
import {benchmarkText} from "./source-text.ts";

/** Reads a file of benchmark text; what cannot be read becomes a problem with its line. */
export function parseBenchmarks(file: ArtifactFile): Parsed<BenchmarkModel> {
  const {bytes, lines, encoding} = benchmarkText(file);
  const reader = benchmarkReader(LENIENT);
  reader.read("", file.path, [bytes]);
  const results = reader.results();
  const model = benchmarkModel(results);
  const place = (problem: Problem): Problem => {
    const line = problem.line && (lines?.[problem.line - 1] ?? problem.line);
    return line ? {...problem, line} : problem;
  };
  const problems = [
    ...encodingProblems(file.path, encoding),
    ...results.errors.map(badLineProblem),
    ...emptyProblems(file.path, model),
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
  [/not a number|infinite/, "take the line away: nothing can be computed with this value"],
];

function emptyProblems(file: string, {results}: BenchmarkModel): Problem[] {
  if (results.series.length > 0) return [];
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

/** Log lines of the shape `word: text` are configuration to benchstat, which divides its tables by them. */
function configProblems({results, splitKeys}: BenchmarkModel): Problem[] {
  return results.configLines.flatMap(({file, line, key}) => {
    const divides = splitKeys.includes(key) && !isKnownKey(key);
    if (!isLogKey(key) && !divides) return [];
    const severity: Severity = "warning";
    const code: ProblemCode = "PJ052";
    const message = isLogKey(key)
      ? `line looks like configuration, but "${key}:" is the start of a log message; it is ignored`
      : `configuration key "${key}" changes within the file and divides its results`;
    const hint = "if the line is of a log, take it out of the file; benchstat makes separate tables of it";
    return [{file, line, severity, code, message, hint}];
  });
}
