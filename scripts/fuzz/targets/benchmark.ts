import {benchmarkKind} from "../../../src/artifacts/benchmark/kind.ts";
import {BENCHMARK_FORMATS, benchmarkFormatOf} from "../../../src/benchstat/formats/formats.ts";
import {goText} from "../../../src/benchstat/formats/go.ts";
import {
  compareBenchmarks,
  printBenchmarkJson,
  printBenchmarkText,
  readBenchmarks,
} from "../../../src/benchstat/index.ts";
import {artifactFile} from "../../../src/input/artifact-file.ts";
import {meterShare, spendFile} from "../meter-share.ts";
import {samplesIn, texts} from "../samples.ts";
import type {Target} from "../target.ts";

const FOLDERS = [
  "src/benchstat/formats/testdata",
  "src/benchstat/testdata/go-test-json",
  "src/artifacts/benchmark/testdata/samples",
];

const CONSTRUCTS = texts(
  "goos: linux\npkg: a/b\nUnit ns/op assume=exact better=lower\nBenchmarkA/n=1-8 100 12.5 ns/op 3 B/op\nPASS\nok a/b 1s\n",
);

const TOKENS = [
  ...[
    "Benchmark",
    "BenchmarkA-8 1 2 ns/op\n",
    "goos: ",
    "Unit ",
    " assume=exact",
    " ns/op",
    " B/op",
    "-8",
    "/n=1",
    "\n",
    "\t",
  ],
  ...[
    " ",
    "±",
    "∞",
    "%",
    "1e999",
    "-1",
    "NaN",
    "│",
    "(p=0.000 n=10)",
    "~",
    "{",
    "}",
    "[",
    "]",
    '"',
    ",",
    ":",
    "null",
    "0x1p-2",
  ],
  ...[
    '{"Action":"output","Package":"a","Output":"',
    "| ",
    "|---:|\n",
    "<",
    "</",
    "median",
    "req/s",
    " usec per loop",
    "1,234.5",
    "\u00b5s",
    "=\n",
  ],
];

/** Benchmark results of any tool, from bytes to measurements and benchstat's table. */
export const benchmark: Target = {
  name: "benchmark",
  samples: [...CONSTRUCTS, ...samplesIn(FOLDERS, /\.(?:txt|json|ndjson|csv|log|out|jsonl|xml|md|org)$/)],
  tokens: TOKENS,
  limit: 2 ** 20,
  memoryLimit: 24 * 2 ** 20,
  run(input) {
    const file = artifactFile("content/x/b.txt", "b.txt", input);
    if (benchmarkFormatOf(file) !== goText) {
      if (BENCHMARK_FORMATS.some(format => format.detect(file)))
        return faults(benchmarkKind.open(file).measurements.length);
      return [];
    }
    const results = readBenchmarks(
      [
        {label: "a", text: input},
        {label: "b", text: input},
      ],
      {lenient: true},
    );
    const comparison = compareBenchmarks(results);
    printBenchmarkJson(comparison);
    return faults(printBenchmarkText(comparison).length);
  },
  share(input) {
    const file = artifactFile("content/x/b.txt", "b.txt", input);
    return meterShare(spend => {
      spendFile(spend, input);
      spend("measurements", benchmarkKind.open({...file, spend}).measurements.length);
      if (benchmarkFormatOf(file) !== goText) return;
      const sides = ["a", "b"].map(label => ({label, text: input}));
      compareBenchmarks(readBenchmarks(sides, {lenient: true}), {spend});
    });
  },
};

function faults(count: number): string[] {
  return Number.isFinite(count) ? [] : ["a count that is no number"];
}
