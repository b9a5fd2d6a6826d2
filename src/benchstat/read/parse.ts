import type {ArtifactFile} from "../../input/artifact-file.ts";
import type {Parsed} from "../../input/parsed.ts";
import {quoted} from "../../input/quoted.ts";
import {eachTextPart} from "../../input/text-parts.ts";
import type {Problem, ProblemMessage} from "../../problem.ts";
import {problemAt} from "../../problem.ts";
import {
  badBenchmarkLine,
  dividedResults,
  dividingKey,
  doubledResults,
  failedPackage,
  logLine,
  moreBadBenchmarkLines,
  moreDividingKeys,
  noResults,
  prefixedResults,
  terminalCodes,
  valuesLeftOut,
} from "../../problems/benchmark.ts";
import {benchmarkNotUtf8, linesInLatin1} from "../../problems/text.ts";
import {isKnownKey, isLogMessage, isRunKey} from "./config-line.ts";
import type {BenchmarkModel} from "./model.ts";
import {benchmarkModel} from "./model.ts";
import {benchmarkReader, LENIENT} from "./reader.ts";
import type {CountedLines, LineRepairs} from "./recover-lines.ts";
import type {BadLine, BenchmarkResults, LeftOutValues} from "./results.ts";
import {benchmarkText} from "./source-text.ts";
import {tidyResults} from "./tidy-results.ts";

/** Reads a file of benchmark text; every line that cannot be read becomes a problem. */
export function parseBenchmarks(file: ArtifactFile): Parsed<BenchmarkModel> {
  const {bytes, lines, encoding, repairs} = benchmarkText(file);
  const reader = benchmarkReader({...LENIENT, spend: file.spend});
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
    ...badLineProblems(file.path, results),
    ...results.leftOut.map(leftOutProblem),
    ...failedPackages(file.path, bytes),
    ...emptyProblems(file.path, model, repairs),
    ...configProblems(model),
  ];
  return {model, problems: problems.map(place)};
}

function encodingProblems(file: string, encoding: string | undefined): Problem[] {
  return encoding ? [problemAt({file}, benchmarkNotUtf8(encoding))] : [];
}

/** Problems listed a file; a log torn throughout would otherwise fill every list. */
const MOST_BAD_LINES = 20;

function badLineProblems(
  file: string,
  {errors, errorCount}: Pick<BenchmarkResults, "errors" | "errorCount">,
): Problem[] {
  const listed = errors.slice(0, MOST_BAD_LINES).map(badLineProblem);
  const more = errorCount - listed.length;
  if (more === 0) return listed;
  return [...listed, problemAt({file}, moreBadBenchmarkLines(more))];
}

function badLineProblem({file, line, message}: BadLine): Problem {
  return problemAt({file, line}, badBenchmarkLine(message));
}

function leftOutProblem({file, line, unit, value, count}: LeftOutValues): Problem {
  return problemAt({file, line}, valuesLeftOut(quoted(unit), `${value}`, count));
}

/** Problems of repaired lines: the page shows them, Go's benchstat does not read them. */
function repairProblems(file: string, {prefixed, doubled, joined, colored, notUtf8}: LineRepairs): Problem[] {
  const problem = (lines: CountedLines | undefined, message: (count: number) => ProblemMessage): Problem[] =>
    lines ? [problemAt({file, line: lines.line}, message(lines.count))] : [];
  return [
    ...problem(prefixed, prefixedResults),
    ...problem(doubled, doubledResults),
    ...problem(joined, dividedResults),
    ...problem(colored, terminalCodes),
    ...problem(notUtf8, linesInLatin1),
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
  return [...failures]
    .slice(0, MOST_FAILED)
    .map(([name, how]) => problemAt({file}, failedPackage(name, how)));
}

function emptyProblems(file: string, {results}: BenchmarkModel, {doubled}: LineRepairs): Problem[] {
  if (results.series.length > 0 || doubled) return [];
  return [problemAt({file}, noResults())];
}

/** Messages that go test prints in every such run. */
const COMMON_MESSAGES: ReadonlySet<string> = new Set(["coverage", "go"]);

/** Log lines of the shape `word: text` are configuration to benchstat, which divides its tables by them. */
function configProblems({results, splitKeys}: BenchmarkModel): Problem[] {
  const split = new Set(splitKeys);
  const problems = results.configLines.flatMap(({file, line, key, value}) => {
    const isMessage = isLogMessage({key, value});
    const divides = split.has(key) && !isKnownKey(key) && !isRunKey(key);
    if (!isMessage && !divides) return [];
    const isCommon = COMMON_MESSAGES.has(key);
    return [problemAt({file, line}, isMessage ? logLine(key, isCommon) : dividingKey(key, isCommon))];
  });
  const more = problems.length - MOST_BAD_LINES;
  const [first] = problems;
  if (!first || more <= 0) return problems;
  return [...problems.slice(0, MOST_BAD_LINES), problemAt({file: first.file}, moreDividingKeys(more))];
}
