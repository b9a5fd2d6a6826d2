import type {ProblemMessage} from "../problem.ts";
import {counted} from "../text/counted.ts";
import {error, info, warning} from "./message.ts";

const LINE = 'write "BenchmarkName <iterations> <value> <unit> …", as go test prints it';

const LINE_HINTS: readonly (readonly [RegExp, string])[] = [
  [/^metadata/, "a unit's metadata is set once for all files: take one of the lines away"],
  [/key=value|missing unit$/, 'write "Unit <unit> assume=exact" or "Unit <unit> better=higher"'],
  [
    /iteration count/,
    'if the benchmark prints to stdout, run it with "-v" or "-json", which keep its output apart from results',
  ],
];

/** Further keys that divide the results of a file, beyond those that are listed. */
export function moreDividingKeys(count: number): ProblemMessage {
  return info("PJ052", `${count} more ${count === 1 ? "key" : "keys"} of this kind`);
}

/** A line of benchmark text that is left out; `mistake` is benchstat's own message. */
export function badBenchmarkLine(mistake: string): ProblemMessage {
  const hint = LINE_HINTS.find(([pattern]) => pattern.test(mistake))?.[1] ?? LINE;
  return warning("PJ050", `benchmark line is left out: ${mistake}`, hint);
}

/** More unreadable lines than are listed. */
export function moreBadBenchmarkLines(count: number): ProblemMessage {
  return warning("PJ050", `${count} more ${count === 1 ? "line" : "lines"} cannot be read`, LINE);
}

/** Values of a line that are not finite; `unit` in quotes. */
export function valuesLeftOut(unit: string, value: string, count: number): ProblemMessage {
  const values = count === 1 ? `value of ${unit} is` : `${count} values of ${unit} are`;
  return warning(
    "PJ050",
    `${values} left out, expected a finite number, got ${value}`,
    "the other values of the line are kept; report the metric only where it has a value",
  );
}

/** A command that finds results anywhere in a log. */
const EXTRACT = "grep -oE '(Benchmark[^ ]* .*|(goos|goarch|pkg|cpu): .*)' log.txt > bench.txt";

/** Lines in words: `1 line`, `3 lines`. */
function inLines(count: number): string {
  return `${count} ${count === 1 ? "line" : "lines"}`;
}

/** Results behind a prefix of a log, which are read. */
export function prefixedResults(count: number): ProblemMessage {
  return info(
    "PJ050",
    `results begin with a prefix of a log (${inLines(count)}); read here, but not by benchstat`,
    `take the prefix off: ${EXTRACT}`,
  );
}

/** Results behind a prefix in a file that has others without a prefix. */
export function doubledResults(count: number): ProblemMessage {
  return warning(
    "PJ050",
    `results begin with a prefix (${inLines(count)}) and are left out, since others have none`,
    `attach them as a file of their own: ${EXTRACT}`,
  );
}

/** Results whose line is divided by output of the benchmark. */
export function dividedResults(count: number): ProblemMessage {
  return warning(
    "PJ050",
    `results are divided by output of the benchmark (${inLines(count)}); joined here, but not read by benchstat`,
    'run it with "-v" or "-json", which keep output apart from results',
  );
}

/** Codes for terminals in benchmark text. */
export function terminalCodes(count: number): ProblemMessage {
  return info(
    "PJ050",
    `text has colors or other codes for terminals (${inLines(count)}); removed here, but not by benchstat`,
    "write to a file instead of a terminal, or set NO_COLOR=1",
  );
}

/** A package whose run failed; `how` is go test's word for it. */
export function failedPackage(name: string, how: string): ProblemMessage {
  return warning(
    "PJ051",
    `${how} in package "${name}": its benchmarks may be missing`,
    `look at what "go test -run=^$ -bench=. ${name}" prints`,
  );
}

/** Results of a tool in a form that is not read. */
export function unreadResults(tool: string, advice: string): ProblemMessage {
  return warning("PJ051", `results of ${tool} are shown as they are: this form of them is not read`, advice);
}

/** Lines with a name and a time of go test that are no results of it. */
export function unreadGoResults(count: number): ProblemMessage {
  const lines = count === 1 ? "one line looks" : `${count} lines look`;
  return warning(
    "PJ051",
    `${lines} like results of go test -bench, but not as it prints them: they are not read`,
    'attach what "go test -run=^$ -bench=. -count=10" prints, line by line',
  );
}

/** Lines of a text that look like results of a tool that is not known. */
export function unknownResults(count: number): ProblemMessage {
  return warning(
    "PJ051",
    `${count} lines look like benchmark results of a tool that is not known: they are shown as text`,
    "docs/tools.md lists the tools that are read; write the results as JSON, a list of {name, unit, value}, or as CSV for ::chart",
  );
}

/** A text that is named as results and is of no tool that is read. */
export function namedAsResults(): ProblemMessage {
  return warning(
    "PJ051",
    "file is named as benchmark results, and is of no tool that is read: it is shown as text",
    "docs/tools.md lists the tools that are read; write the results as JSON, a list of {name, unit, value}, as CSV for ::chart, or name the file otherwise",
  );
}

/** Output of go test in which no benchmark ran. */
export function runWithoutBenchmarks(): ProblemMessage {
  return warning(
    "PJ051",
    "output of go test has no benchmark, expected at least one",
    'run "go test -run=^$ -bench=. -count=10" and keep what it prints',
  );
}

/** Benchmark text without a result. */
export function noResults(): ProblemMessage {
  return error(
    "PJ051",
    "benchmark text has no results, expected at least one line of a finished benchmark",
    'run "go test -run=^$ -bench=. -count=10" and keep what it prints',
  );
}

/** A file of another tool without a result. */
export function noResultsOf(tool: string): ProblemMessage {
  return error(
    "PJ051",
    `file of ${tool} has no results, expected at least one finished benchmark`,
    "attach what the tool wrote of a whole run",
  );
}

const LOG_HINT = "if the line is of a log, take it out of the file; benchstat makes separate tables of it";

/** A line of a log in the shape of configuration, `panic: …`; only advice for lines that go test itself prints. */
export function logLine(key: string, isCommon: boolean): ProblemMessage {
  const make = isCommon ? info : warning;
  return make(
    "PJ052",
    `line looks like configuration, but "${key}:" is the start of a log message; it is ignored`,
    LOG_HINT,
  );
}

/** A configuration key that divides the results of a file; only advice for lines that go test itself prints. */
export function dividingKey(key: string, isCommon: boolean): ProblemMessage {
  const make = isCommon ? info : warning;
  return make(
    "PJ052",
    `configuration key "${key}" changes within the file and divides its results`,
    LOG_HINT,
  );
}

/** A benchmark file that is no JSON. */
export function brokenJson(): ProblemMessage {
  return error(
    "PJ053",
    "benchmark file is not valid JSON, expected a whole JSON text, got one that ends or breaks off",
    "attach the file as the tool wrote it",
  );
}

/** A part of a tool's file that is left out. */
export function unreadableResult(mistake: string, hint?: string): ProblemMessage {
  return warning("PJ054", mistake, hint);
}

/** More unreadable parts than are listed. */
export function moreUnreadableResults(count: number): ProblemMessage {
  return warning("PJ054", `${count} more ${count === 1 ? "place" : "places"} cannot be read`);
}

/** Criterion's file of names, which holds no numbers; `name` in quotes. */
export function onlyNames(name: string): ProblemMessage {
  return info(
    "PJ054",
    `file names the benchmark ${name} and holds no numbers of it`,
    "its numbers are in sample.json and estimates.json of the same folder",
  );
}

/** A file that holds ratios to an earlier run in place of times. */
export function onlyChange(): ProblemMessage {
  return info(
    "PJ054",
    "file holds ratios to an earlier run and no times",
    "attach sample.json of both runs: they are compared here",
  );
}

/** A JSON file above its limit, in characters. */
export function jsonTooLong(length: number, limit: number): ProblemMessage {
  return error(
    "PJ055",
    `benchmark file has ${length} characters, expected at most ${limit}`,
    "leave the raw samples out, or keep fewer",
  );
}

/** More results than are kept of a file. */
export function tooManyResults(count: number, limit: number): ProblemMessage {
  return warning(
    "PJ055",
    `${count} results are left out, expected at most ${limit} in a file`,
    "attach several files",
  );
}

/** Results whose names or configurations are longer than a journal shows. */
export function longNames(count: number, name: number, config: number): ProblemMessage {
  return warning(
    "PJ055",
    `${counted(count, "result is", "results are")} left out, expected names and units of at most ${name} characters and configurations of at most ${config}`,
    "shorten the names; `perf-journal benchstat` compares files with names of any length",
  );
}

/** More rounds of a run than are kept, which are thinned to quantiles. */
export function thinnedRounds(count: number, kept: number): ProblemMessage {
  return info("PJ055", `up to ${count} rounds of one run are thinned to ${kept} quantiles`);
}

/** A base and a head that share no benchmark. */
export function noCommonBenchmark(base: readonly string[], head: readonly string[]): ProblemMessage {
  return warning(
    "PJ056",
    "base and head have no benchmark in common, expected at least one",
    `base has ${quoted(base)}; head has ${quoted(head)}`,
  );
}

/** A base and a head whose benchmarks have the same names and other units. */
export function noCommonUnit(base: readonly string[], head: readonly string[]): ProblemMessage {
  return warning(
    "PJ056",
    "base and head have no unit in common, expected at least one",
    `base has ${quoted(base)}; head has ${quoted(head)}`,
  );
}

/** Benchmarks of a base that the head has under another number of processors; `name` and `other` are an example. */
export function otherProcessors(count: number, name: string, other: string): ProblemMessage {
  const benchmarks = count === 1 ? "a benchmark" : `${count} benchmarks`;
  return warning(
    "PJ056",
    `names of ${benchmarks} differ in the suffix only, expected the same number of processors, got "${name}" and "${other}"`,
    "measure both sides on the same machine, or set GOMAXPROCS to the same number",
  );
}

/** A pair with too few samples of each benchmark; `most` is the highest number, `how` how its tool takes more. */
export function pairOfFewSamples(most: number, needed: number, how?: string): ProblemMessage {
  const samples = most === 1 ? "one sample" : `at most ${most} samples`;
  return warning(
    "PJ056",
    `pair has ${samples} of each benchmark, expected ${needed} or more: no difference can be significant`,
    `take 10 samples of both sides${how === undefined ? "" : `: ${how}`}`,
  );
}

/** Names in quotes, at most three. */
function quoted(names: readonly string[]): string {
  const shown = names.slice(0, 3).map(name => `"${name}"`);
  const more = names.length - shown.length;
  return [...shown, ...(more > 0 ? [`${more} more`] : [])].join(", ");
}
