import type {ArtifactFile} from "../../input/artifact-file.ts";
import {formatSample, isProseOrSource} from "../../input/detection-sample.ts";
import type {Problem} from "../../problem.ts";
import {problemAt} from "../../problem.ts";
import {
  namedAsResults,
  runWithoutBenchmarks,
  unknownResults,
  unreadGoResults,
  unreadResults,
} from "../../problems/benchmark.ts";
import {UNREAD_RECORDINGS} from "./unread-recordings.ts";

/** Results of a tool in a form that is not read, with the command for a readable form. */
interface UnreadForm {
  readonly tool: string;
  readonly pattern: RegExp;
  /** The file to attach in its place. */
  readonly advice: string;
}

/** Parts of reports that are read if they are whole. */
const WHOLE = "attach its whole report, as the tool prints it at its end";

/** For tools without a form that is read. */
const BY_HAND = "write the results as JSON, a list of {name, unit, value}";

const FORMS: readonly UnreadForm[] = [
  {
    tool: "gungraun",
    pattern: /"module_path":\s*"[\s\S]*"profiles":\s*\[/,
    advice:
      "attach what it prints, cargo bench > after.txt, or an object a line: cargo bench -- --output-format=json",
  },
  {
    tool: "gungraun",
    pattern: /^ {2}=+ (?:DRD|HELGRIND|MEMCHECK) =+$/m,
    advice: "counts of errors are no costs: run callgrind, cachegrind or dhat, and attach what is printed",
  },
  {tool: "benchmark_harness", pattern: /^\S[^\n]{0,200}\(RunTime\): \d[\d.]* us\.$/m, advice: BY_HAND},
  {tool: "Ruby's Benchmark", pattern: /^ +user +system +total +real\r?$/m, advice: BY_HAND},
  {tool: "console.time", pattern: /^\S[^\n]{0,200}: \d[\d.]*m?s - timer ended\r?$/m, advice: BY_HAND},
  {
    tool: "Luau's bench",
    pattern: /^Test +\| Min +\| Average +\| StdDev% +\| Driver/m,
    advice: BY_HAND,
  },
  {
    tool: "benchseries",
    pattern: /^\[\s*\{\s*"unit": "[^"]*",\s*"benchmarks": \[/,
    advice: "attach the benchmark text that it compares",
  },
  {
    tool: "Bencher",
    pattern: /^\{\s*"project":\s*\{[\s\S]{1,4000}"results":\s*\[\s*\{\s*"branch":/,
    advice: "make entries of it: perf-journal import bencher perf.json",
  },
  {
    tool: "Bencher",
    pattern: /^\{\s*"uuid":[\s\S]{1,6000}"adapter":\s*"\w+",\s*"results":\s*\[/,
    advice:
      "make entries of its perf query: bencher perf … > perf.json, perf-journal import bencher perf.json",
  },
  {tool: "bombardier", pattern: /^Statistics\s+Avg\s+Stdev\s+Max\n\s+Reqs\/sec/m, advice: WHOLE},
  {tool: "ghz", pattern: /^Summary:\n\s+Count:\t+\d+\n\s+Total:\t/m, advice: WHOLE},
  {
    tool: "h2load",
    pattern: /^finished in [\d.]+\w+, [\d.]+ req\/s|^spawning thread #\d+: \d+ total client/m,
    advice: WHOLE,
  },
  {tool: "Locust", pattern: /^Type,Name,Request Count,Failure Count,/m, advice: WHOLE},
  {tool: "pgbench", pattern: /^pgbench \(|^tps = [\d.]+ \((?:without|including|excluding)/m, advice: WHOLE},
  {tool: "redis-benchmark", pattern: /^"test","rps","avg_latency_ms"|^====== \w+ ======$/m, advice: WHOLE},
  {tool: "sysbench", pattern: /^sysbench \d[\d.]* \(using /m, advice: WHOLE},
  {tool: "siege", pattern: /^\{\s*"transactions":\s+\d+,\s+"availability":/m, advice: WHOLE},
  {
    tool: "autocannon",
    pattern:
      /^\{"(?:title|url)":.*"pipelining":\d.*"sampleInt":|^\{"(?:title|url)":.*"sampleInt":.*"pipelining":/m,
    advice: WHOLE,
  },
  {tool: "fio", pattern: /^\{\s*"fio version" : "fio-/m, advice: WHOLE},
  {tool: "iperf3", pattern: /^\{\s*"start":\s*\{\s*"connected":\s*\[/m, advice: WHOLE},
  {
    tool: "iperf3",
    pattern: /^\[ ID\] Interval +Transfer +Bitrate/m,
    advice: "attach JSON: iperf3 -J -c HOST > after.json",
  },
  {
    tool: "fio",
    pattern: /^ {2}(?:read|write): IOPS=[\d.]+k?, BW=/m,
    advice: "attach JSON: fio --output-format=json --output=after.json job.fio",
  },
  {
    tool: "autocannon",
    pattern: /^│ Stat +│ 2\.5% +│ 50% +│/m,
    advice: "attach JSON: autocannon -j http://localhost:8080 > after.json",
  },
  {
    tool: "Locust",
    pattern: /^Type {5}Name +# reqs +# fails \|/m,
    advice: "attach its CSV: locust --headless --csv after …, then after_stats.csv",
  },
  {
    tool: "github-action-benchmark",
    pattern: /^window\.BENCHMARK_DATA = \{/m,
    advice: "attach what the tool of one run wrote, or a list of {name, unit, value} as JSON",
  },
  {
    tool: "asv",
    pattern: /^\[ *\d{1,3}\.\d{2}%\] ··· \S+ +(?:ok|[\d.]+±)/m,
    advice: "attach its files: asv run --record-samples && cp -r .asv/results .",
  },
];

/** Warns of a tool's results that are shown as they are because their form is not read. */
export function unreadResultProblems(file: ArtifactFile): Problem[] {
  const text = formatSample(file).slice(0, 16_384);
  if (TEST_EVENT.test(text)) return [problemAt({file: file.path}, runWithoutBenchmarks())];
  const form = [...FORMS, ...UNREAD_RECORDINGS].find(({pattern}) => pattern.test(text));
  if (form) return [problemAt({file: file.path}, unreadResults(form.tool, form.advice))];
  const lines = isProseOrSource({...file, name: file.name.replace(/\.csv$/i, "")}) ? [] : text.split("\n");
  const results = lines.filter(line => line.length <= LONGEST_LINE && GO_RESULT.test(line));
  if (results.length > 0) return [problemAt({file: file.path}, unreadGoResults(results.length))];
  const unknown = lines.filter(line => line.length <= LONGEST_LINE && MEASURED.test(line));
  return unknown.length >= LEAST_MEASURED
    ? [problemAt({file: file.path}, unknownResults(unknown.length))]
    : [];
}

/** An event of `go test -json` (`go doc test2json`): a stream with a benchmark's result is read as such. */
const TEST_EVENT = /^\{"(?:Time":"[^"]{1,40}",")?Action":"(?:start|run|output|pass|fail|skip)","Package":"/m;

/** Names of results: `before.txt`, `bench-parse.json`; tables that are drawn as charts have other extensions. */
const NAMED_AS_RESULTS =
  /(?:^|\/)(?:(?:before|after|base|head|old|new)|(?:[^/]*[._-])?bench(?:marks?)?(?:[._-][^/]*)?)\.(?:txt|log|out|json)$/i;

/** Warns of a text that is named as results of a benchmark and has numbers, but is of no tool that is read. */
export function namedAsResultsProblems(file: ArtifactFile): Problem[] {
  if (!NAMED_AS_RESULTS.test(file.name) || !/\d/.test(formatSample(file))) return [];
  return [problemAt({file: file.path}, namedAsResults())];
}

/** Lines with a cost or a rate from which on a text is taken for results. */
const LEAST_MEASURED = 3;
/** A number with a time per operation, or with operations in a time. */
const MEASURED =
  /\d ?(?:[num\u00b5\u03bc]s|s|sec)\/(?:op|iter|iteration|call|loop|run)\b|\d ?[kM]?(?:ops?|iter|req|requests|tx|calls|operations)\/s(?:ec)?\b/i;

const LONGEST_LINE = 1000;
/** A result of go test in cells of a table or between other text. */
const GO_RESULT = /Benchmark[A-Z_][^\s|,]*.*\d\s?ns\/op/;
