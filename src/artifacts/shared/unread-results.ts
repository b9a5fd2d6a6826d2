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
