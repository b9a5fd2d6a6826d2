import type {ArtifactFile} from "../../input/artifact-file.ts";
import {formatSample, isProseOrSource} from "../../input/detection-sample.ts";
import type {Problem} from "../../problem.ts";
import {problemAt} from "../../problem.ts";
import {unreadGoResults, unreadResults} from "../../problems/benchmark.ts";
import {UNREAD_RECORDINGS} from "./unread-recordings.ts";

/** Results of a tool in a form that is not read, with the command for one that is. */
interface UnreadForm {
  readonly tool: string;
  readonly pattern: RegExp;
  /** What to attach in its place. */
  readonly advice: string;
}

/** Load tools whose reports have no form that is read. */
const NUMBERS =
  "write its numbers as a table (CSV) to chart them, or as Go benchmark lines to follow them over time";

const FORMS: readonly UnreadForm[] = [
  {
    tool: "Google Benchmark",
    pattern: /^Benchmark {2,}Time {2,}CPU\s+Iterations|^name,iterations,real_time,cpu_time,time_unit/m,
    advice: "attach JSON: ./bench --benchmark_out=after.json --benchmark_out_format=json",
  },
  {
    tool: "JMH",
    pattern: /^# JMH version: |^"Benchmark","Mode","Threads","Samples","Score"/m,
    advice: "attach JSON: java -jar benchmarks.jar -rf json -rff after.json",
  },
  {
    tool: "BenchmarkDotNet",
    pattern: /^BenchmarkDotNet v\d|^\|\s*Method\s*\|.*\|\s*Mean\s*\|/m,
    advice: "attach JSON: dotnet run -c Release -- --exporters json",
  },
  {
    tool: "hyperfine",
    pattern: /^command,mean,stddev,median,user,system,min,max|^\| Command \| Mean \[/m,
    advice: "attach JSON: hyperfine --export-json after.json COMMAND",
  },
  {
    tool: "pytest-benchmark",
    pattern: /^Name \(time in [num\u00b5\u03bc]?s\) +Min +/m,
    advice: "attach JSON: pytest --benchmark-json=after.json",
  },
  {
    tool: "vitest",
    pattern: /^\s+name\s+hz\s+min\s+max\s+mean\s+p75/m,
    advice: "attach JSON: vitest bench --outputJson after.json",
  },
  {
    tool: "pyperf",
    pattern: /^Mean \+- std dev: |^\.*\n.*: Mean \+- std dev: /m,
    advice: "attach JSON: python -m pyperf timeit -o after.json …",
  },
  {
    tool: "Python's timeit",
    pattern: /^\d+ loops?, best of \d+: [\d.]+ \w+ per loop/m,
    advice: "use pyperf and attach its JSON: python -m pyperf timeit -o after.json …",
  },
  {
    tool: "Deno",
    pattern: /^benchmark\s+time\/iter \(avg\)/m,
    advice: "attach JSON: deno bench --json > after.json",
  },
  {tool: "bombardier", pattern: /^Statistics\s+Avg\s+Stdev\s+Max\n\s+Reqs\/sec/m, advice: NUMBERS},
  {tool: "ghz", pattern: /^Summary:\n\s+Count:\t+\d+\n\s+Total:\t/m, advice: NUMBERS},
  {
    tool: "h2load",
    pattern: /^finished in [\d.]+\w+, [\d.]+ req\/s|^spawning thread #\d+: \d+ total client/m,
    advice: NUMBERS,
  },
  {tool: "Locust", pattern: /^Type,Name,Request Count,Failure Count,/m, advice: NUMBERS},
  {tool: "pgbench", pattern: /^pgbench \(|^tps = [\d.]+ \((?:without|including|excluding)/m, advice: NUMBERS},
  {tool: "redis-benchmark", pattern: /^"test","rps","avg_latency_ms"|^====== \w+ ======$/m, advice: NUMBERS},
  {tool: "sysbench", pattern: /^sysbench \d[\d.]* \(using /m, advice: NUMBERS},
  {tool: "siege", pattern: /^\{\s*"transactions":\s+\d+,\s+"availability":/m, advice: NUMBERS},
  {
    tool: "autocannon",
    pattern:
      /^\{"(?:title|url)":.*"pipelining":\d.*"sampleInt":|^\{"(?:title|url)":.*"sampleInt":.*"pipelining":/m,
    advice: NUMBERS,
  },
  {tool: "fio", pattern: /^\{\s*"fio version" : "fio-/m, advice: NUMBERS},
  {tool: "iperf3", pattern: /^\{\s*"start":\s*\{\s*"connected":\s*\[/m, advice: NUMBERS},
];

/** Warns of a tool's results that are shown as they are because their form is not read. */
export function unreadResultProblems(file: ArtifactFile): Problem[] {
  const text = formatSample(file).slice(0, 16_384);
  const form = [...FORMS, ...UNREAD_RECORDINGS].find(({pattern}) => pattern.test(text));
  if (form) return [problemAt({file: file.path}, unreadResults(form.tool, form.advice))];
  const lines = isProseOrSource({...file, name: file.name.replace(/\.csv$/i, "")}) ? [] : text.split("\n");
  const results = lines.filter(line => line.length <= LONGEST_LINE && GO_RESULT.test(line));
  return results.length > 0 ? [problemAt({file: file.path}, unreadGoResults(results.length))] : [];
}

const LONGEST_LINE = 1000;
/** A result of go test in cells of a table or between other text. */
const GO_RESULT = /Benchmark[A-Z_][^\s|,]*.*\d\s?ns\/op/;
